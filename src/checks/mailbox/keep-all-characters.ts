/**
 * Title, text and file names arrive as they were entered, umlauts and emoji included. Our inference. That a product adds words of
 * its own (a salutation, a file number) is no flaw: the entered words have to be among what arrives.
 */
import { broken, cannotTell } from '../flaw.ts';
import { contentOf, textAt } from './content.ts';
import { messageRule } from './sender-rule.ts';

/** @requirement ZBP-09 */
export const keepAllCharacters = messageRule('ZBP-09', 'keep-all-characters', (delivery, { notice: { ordered } }) => {
  const content = contentOf(delivery);
  if (content === undefined) return [cannotTell('content-not-readable', { cause: 'product', at: 'request/body' })];
  const names = (delivery.parts ?? []).filter(({ name }) => name === 'files').map(({ filename }) => filename ?? '');
  const lost = ordered.attachments.find(({ filename }) => names.length > 0 && !names.includes(filename));
  return [
    ...(textAt(content, 'title')?.includes(ordered.title) === true
      ? []
      : [broken('characters-lost', { params: { member: 'title' }, at: 'request/body/content/title' })]),
    ...(textAt(content, 'content')?.includes(ordered.text) === true
      ? []
      : [broken('characters-lost', { params: { member: 'content' }, at: 'request/body/content/content' })]),
    ...(lost === undefined ? [] : [broken('characters-lost', { params: { member: 'filename' }, at: 'request/body/files' })]),
  ];
});

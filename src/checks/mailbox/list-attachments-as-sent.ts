/**
 * `attachments` agrees with the parts `files` in number, order, name, digest and length in bytes. Known from scripts. The digest is
 * compared without letter case; how names are escaped in the form is the simulator's reading.
 */
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { attachmentsAt, contentOf, textAt } from './content.ts';
import { messageRule } from './sender-rule.ts';
import type { SeenPart } from './subject.ts';
import type { JsonObject } from '../../formats/json.ts';

const AT = 'request/body/content/attachments';
const SUBMISSION = 'submit-submission';

/** @requirement ZBP-08 */
export const listAttachmentsAsSent = messageRule('ZBP-08', 'list-attachments-as-sent', (delivery, { notice: { ordered } }) => {
  const content = contentOf(delivery);
  if (content === undefined || delivery.parts === undefined) return [cannotTell('content-not-readable', { cause: 'product', at: 'request/body' })];
  const files = delivery.parts.filter(({ name }) => name === 'files');
  const listed = attachmentsAt(content);
  if (files.length === 0 && listed.length === 0 && ordered.attachments.length > 0) return [cannotTell('attachments-not-sent', { cause: 'product', at: AT })];
  if (files.length !== listed.length) return [broken('attachment-count', { params: { listed: listed.length, sent: files.length }, at: AT })];
  // FIT-Connect does not demand names of attachments; what the content says is all there is then.
  const isNamed = (file: SeenPart): boolean => file.filename !== undefined || delivery.exchange.operation !== SUBMISSION;
  return files.flatMap((file, index) => entryFlaws(file, listed[index] ?? {}, { index, isNamed: isNamed(file) }));
});

function entryFlaws(
  { filename, sizeBytes, sha512 }: SeenPart,
  entry: JsonObject,
  { index, isNamed }: { readonly index: number; readonly isNamed: boolean },
): readonly Flaw[] {
  const differing = [
    ...(!isNamed || textAt(entry, 'filename') === filename ? [] : ['filename']),
    ...(textAt(entry, 'sha512sum')?.toLowerCase() === sha512 ? [] : ['sha512sum']),
    ...(entry['contentLength'] === sizeBytes ? [] : ['contentLength']),
  ];
  return differing.length === 0 ? [] : [broken('attachment-differs', { params: { number: index + 1, members: differing.join(', ') }, at: `${AT}/${index}` })];
}

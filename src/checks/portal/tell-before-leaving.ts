/**
 * People are told before they are sent to BundID. Clause: BundID interface description 9.3. What a person says who looked counts;
 * else whether a page on the way names the account, which is our reading and can only warn.
 */
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { NoticeSubject } from './subject.ts';

/** @requirement BID-RQ-21 */
export const tellBeforeLeaving: Check<NoticeSubject> = {
  id: 'tell-before-leaving',
  requirement: 'BID-RQ-21',
  run: (subject) => judgeNotice(subject).map((flaw) => findingOf('BID-RQ-21', flaw, placesOf(subject.answers))),
};

function judgeNotice({ answers, isTold }: NoticeSubject): readonly Flaw[] {
  if (isTold !== undefined) return isTold ? [] : [broken('left-without-notice')];
  const pages = answers.map(({ response }) => response?.body.text ?? '').filter((text) => text !== '');
  if (answers.length === 0) return [cannotTell('page-not-seen')];
  return pages.some((text) => /BundID|BayernID/i.test(text.replaceAll(/<[^>]{0,5000}>/g, ' '))) ? [] : [broken('left-without-notice', { basis: 'I' })];
}

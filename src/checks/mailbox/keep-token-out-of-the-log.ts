/** Logs hold no token. Our inference. The driver masks what looks like one, so that the evidence holds none either. */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { NoticesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-03';

/** @requirement ZBP-03 */
export const keepTokenOutOfTheLog: Check<NoticesSubject> = {
  id: 'keep-token-out-of-the-log',
  requirement: REQUIREMENT,
  run({ notices, log }) {
    const text = log?.response?.status === 200 ? log.response.body.text : undefined;
    if (log === undefined || text === undefined) return [findingOf(REQUIREMENT, cannotTell('sender-log-not-seen'), [])];
    if (notices.every(({ deliveries }) => deliveries.length === 0)) return [findingOf(REQUIREMENT, cannotTell('delivery-not-seen'), [])];
    return text.includes('<jwt:') ? [findingOf(REQUIREMENT, broken('token-in-log'), placesOf([log], 'response/body'))] : [];
  },
};

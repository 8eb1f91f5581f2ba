/**
 * A redirect to another address is not followed with token and content. Our inference: the token names the sender to whoever has
 * it. Judged is what arrived at the other address; looking there without token and content is no flaw.
 */
import { headerOf } from '../../core/exchange.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { NoticesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-03';
const REDIRECTED = [301, 302, 303, 307, 308];

/** @requirement ZBP-03 */
export const keepTokenFromStrangers: Check<NoticesSubject> = {
  id: 'keep-token-from-strangers',
  requirement: REQUIREMENT,
  run({ notices, strangers = [] }) {
    const redirected = notices.flatMap(({ deliveries }) => deliveries).filter(({ status }) => REDIRECTED.includes(status));
    if (redirected.length === 0) return [findingOf(REQUIREMENT, cannotTell('delivery-not-seen'), [])];
    const told = strangers.filter(({ request }) => headerOf(request.headers, 'authorization') !== undefined || request.body.sizeBytes > 0);
    return told.length === 0 ? [] : [findingOf(REQUIREMENT, broken('token-to-stranger'), placesOf(told, 'request/header/Authorization'))];
  },
};

/**
 * A token that was refused as expired is not used again: the next request brings a fresh one. Our inference. Two tokens made within
 * one second are the same, since they count in whole seconds: what follows so quickly is not judged.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { NoticesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-03';
const A_SECOND_MS = 1_000;
const AT = 'request/header/Authorization';

/** @requirement ZBP-03 */
export const renewRefusedToken: Check<NoticesSubject> = {
  id: 'renew-refused-token',
  requirement: REQUIREMENT,
  run({ notices }) {
    const deliveries = notices.flatMap((notice) => notice.deliveries).sort((a, b) => a.exchange.seq - b.exchange.seq);
    const first = deliveries.findIndex(({ status, token }) => status === 401 && token !== undefined);
    const afterMs = Date.parse(deliveries[first]?.exchange.startedAt ?? '') + A_SECOND_MS;
    const later =
      first < 0 ? [] : deliveries.slice(first + 1).filter(({ token, exchange }) => token !== undefined && Date.parse(exchange.startedAt) >= afterMs);
    if (later.length === 0) return [findingOf(REQUIREMENT, cannotTell('no-later-token'), [])];
    const again = later.filter(({ token }) => token?.sha256 === deliveries[first]?.token?.sha256);
    return again.length === 0
      ? []
      : [
          findingOf(
            REQUIREMENT,
            broken('refused-token-again'),
            placesOf(
              again.map(({ exchange }) => exchange),
              AT,
            ),
          ),
        ];
  },
};

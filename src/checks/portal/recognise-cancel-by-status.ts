/**
 * A cancel is recognised by its status codes. Our reading: the code we saw compares the German text. `other` is the same cancel
 * with that text; both have to end alike.
 */
import type { Flaw } from '../flaw.ts';
import { broken, cannotTell } from '../flaw.ts';
import { refusesLogin } from './login-rule.ts';
import { plainText } from './page-signs.ts';
import type { LoginSubject, SeenLogin } from './subject.ts';

/** @requirement MUK-ER-01 */
export const recogniseCancelByStatus = refusesLogin('MUK-ER-01', 'recognise-cancel-by-status', { further: compareEnds });

function compareEnds({ seen, other }: LoginSubject): readonly Flaw[] {
  const [own, german] = [endOf(seen), other === undefined ? undefined : endOf(other.seen)];
  if (own === undefined || german === undefined) return [cannotTell('page-not-seen')];
  return own === german ? [] : [broken('cancel-not-recognised')];
}

function endOf({ lastPage }: SeenLogin): string | undefined {
  return lastPage === undefined ? undefined : `${lastPage.status} ${plainText(lastPage.text)}`;
}

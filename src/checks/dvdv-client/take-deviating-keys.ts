/**
 * Existing keys deviate from the rule for new ones; a product asks for them character by character all the same. Clause: list of
 * DVDV prefixes 51, entry concept XBau 2.3; that a product has to take them is our reading.
 */
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import { callsFor, lookUpRule } from './rule.ts';

/** @requirement DVDV-003 */
export const takeDeviatingKeys = lookUpRule('DVDV-003', 'take-deviating-keys', (lookUp, subject) => {
  const { organizationKey: key, told } = lookUp;
  if (callsFor(lookUp, subject).length > 0) {
    const isTaken = told?.outcome !== 'refused';
    return isTaken ? [] : [broken('dvdv-key-refused', { params: { key } })];
  }
  const changed = subject.calls
    .flatMap(({ requests = [] }) => requests.flatMap((request) => request['organizationKey'] ?? []))
    .find((sent) => isLike(sent, key));
  if (changed !== undefined) return [broken('dvdv-key-changed', { params: { key, seen: excerpt(changed, 60) } })];
  // What could not be read, or named half a key, broke another rule; nothing can be said about this one.
  const isHidden = subject.calls.some(({ requests }) => requests === undefined || requests.some((request) => request['organizationKey'] === idOf(key)));
  const isRefused = !isHidden && told !== undefined && told.outcome !== 'failed';
  return isRefused ? [broken('dvdv-key-refused', { params: { key } })] : [cannotTell('dvdv-not-answered', { params: { key }, cause: 'product' })];
});

function idOf(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1);
}

/** Whether both have the same id behind a prefix of any form. */
function isLike(sent: unknown, key: string): boolean {
  // An id alone is no changed key but half a one, which is another rule.
  return typeof sent === 'string' && sent.includes(':') && idOf(sent) === idOf(key);
}

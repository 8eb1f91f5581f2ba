/**
 * Whoever offers a service asks verifycategory with the fingerprint of the caller's certificate and a category that the entry concept
 * allows, and refuses on false. Clause: FITKO, use of the DVDV; that false leads to a refusal is our reading. Not checked: error code T070.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf, placesOf } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import type { CallersSubject, SeenCaller } from './subject.ts';

const REQUIREMENT = 'DVDV-041';
const VERIFY = ['verify-category', 'batch-verify-category'];

/** @requirement DVDV-041 */
export const verifyCallers: Check<CallersSubject> = {
  id: 'verify-callers',
  requirement: REQUIREMENT,
  run: (subject) =>
    subject.callers.flatMap((caller) =>
      judge(caller, subject).map((flaw) =>
        findingOf(
          REQUIREMENT,
          flaw,
          placesOf([...subject.calls.map(({ exchange }) => exchange), ...(caller.tellingExchange === undefined ? [] : [caller.tellingExchange])]),
        ),
      ),
    ),
};

function judge({ fingerprint, decision, category }: SeenCaller, { calls, consumers }: CallersSubject): readonly Flaw[] {
  if (decision === undefined) return [cannotTell('dvdv-not-told', { cause: 'product' })];
  const asked = calls.filter(
    ({ operation, requests = [] }) => VERIFY.includes(operation) && requests.some((request) => isAbout(request, fingerprint, consumers)),
  );
  const isConfirmed = category !== undefined && consumers.includes(category);
  if (asked.length === 0) {
    // Refusing without having asked is a failure of something else, such as the login.
    if (decision === 'processed') return [broken('dvdv-caller-not-verified')];
    return calls.some(({ outcomes }) => outcomes !== undefined)
      ? [broken('dvdv-caller-not-verified')]
      : [cannotTell('dvdv-caller-not-asked', { cause: 'product' })];
  }
  return decision === 'processed' && !isConfirmed ? [broken('dvdv-caller-processed')] : [];
}

function isAbout(request: Readonly<Record<string, unknown>>, fingerprint: string, consumers: readonly string[]): boolean {
  const { fingerPrint, category } = request;
  return typeof fingerPrint === 'string' && fingerPrint.toLowerCase() === fingerprint && typeof category === 'string' && consumers.includes(category);
}

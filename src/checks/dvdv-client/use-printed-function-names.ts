/**
 * Functions are addressed by the names that are printed, in their letter case, which differs from function to function. Clause: DVDV2
 * API 2.15.0, paths. Not judged: addresses of another version of the interface.
 */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { functionOf, isPrinted, meantBy } from './printed-functions.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject, SeenCall } from './subject.ts';

/** @requirement DVDV-012 */
export const usePrintedFunctionNames = callRule<Pick<LookUpsSubject, 'calls'>>('DVDV-012', 'use-printed-function-names', {
  calls: ({ calls }) => calls.filter(({ exchange }) => isOfThisVersion(exchange.request.target)),
  judge: judgeName,
});

function isOfThisVersion(target: string): boolean {
  const asked = functionOf(target);
  return asked !== undefined && (asked.version ?? 'v2').toLowerCase() === 'v2';
}

function judgeName({ exchange: { request } }: SeenCall): readonly Flaw[] {
  const asked = functionOf(request.target);
  if (asked === undefined) return [];
  const seen = excerpt(asked.name, 60);
  if (!isPrinted(asked)) return [broken('dvdv-function-name', { params: { seen, printed: meantBy(asked) ?? '–' }, at: 'request' })];
  return asked.version === 'v2' ? [] : [broken('dvdv-version-missing', { params: { seen: excerpt(request.target.split('?', 1)[0], 80) }, at: 'request' })];
}

/**
 * RequestedAuthnContext demands, as a minimum, the STORK level of the procedure. Clause: BundID interface description 5.1.
 * Comparison="exact" is another rule. A higher level than declared, level 2 and several classes are our reading; what the page for a
 * step-up demands is declared as well.
 */
import { levelClass, levelNumber } from '../../core/account.ts';
import type { DeclaredNeeds } from '../../core/account.ts';
import type { Flaw } from '../flaw.ts';
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';

const AT = 'request/body/SAMLRequest';

/** @requirement BID-RQ-09 */
export const demandAMinimumLevel = requestRule('BID-RQ-09', 'demand-a-minimum-level', ({ request }, { facts: { declared } }) => {
  const { comparison, classRefs = [] } = request.requestedAuthnContext ?? {};
  const [first] = classRefs;
  if (first === undefined) return [broken('level-not-demanded', { at: AT, nearest: levelClass(declared.level ?? 1) })];
  const flaws: Flaw[] = [];
  if (comparison !== 'minimum' && comparison !== 'exact') flaws.push(broken('comparison-not-minimum', { params: { seen: comparison ?? '–' }, at: AT }));
  if (classRefs.length > 1) flaws.push(broken('several-levels', { params: { seen: classRefs.join(', ') }, at: AT, basis: 'I' }));
  return [...flaws, ...levelFlaws(first, declared)];
});

function levelFlaws(classRef: string, { level: declared, stepUpLevel }: DeclaredNeeds): readonly Flaw[] {
  const level = levelNumber(classRef);
  if (level === undefined) return [broken('level-not-stork', { params: { seen: classRef }, at: AT })];
  if (level === 2) return [broken('level-not-stork', { params: { seen: classRef }, at: AT, basis: 'I' })];
  if (declared === undefined || level === declared || level === stepUpLevel) return [];
  const params = { wanted: `STORK-QAA-Level-${declared}`, seen: classRef };
  return [level < declared ? broken('level-below-declared', { params, at: AT }) : broken('level-above-declared', { params, at: AT, basis: 'I' })];
}

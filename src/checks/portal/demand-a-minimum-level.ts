/**
 * RequestedAuthnContext demands, as a minimum, the STORK level of the procedure. Clause: BundID interface description 5.1.
 * Comparison="exact" is another rule. A higher level than declared, level 2 and several classes are our reading. What the page
 * for a step-up demands is declared as well; a portal of which every request demands that demands too much of everybody.
 */
import { levelClass, levelNumber } from '../../core/account.ts';
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import type { Flaw } from '../flaw.ts';
import { broken } from '../flaw.ts';
import { requestRule } from './request-rule.ts';
import type { RequestsSubject } from './subject.ts';

const AT = 'request/body/SAMLRequest';

const everyRequest = requestRule('BID-RQ-09', 'demand-a-minimum-level', ({ request }, { facts: { declared } }) => {
  const { comparison, classRefs = [] } = request.requestedAuthnContext ?? {};
  const [first] = classRefs;
  if (first === undefined) return [broken('level-not-demanded', { at: AT, nearest: levelClass(declared.level ?? 1) })];
  const flaws: Flaw[] = [];
  if (comparison !== 'minimum' && comparison !== 'exact') flaws.push(broken('comparison-not-minimum', { params: { seen: comparison ?? '–' }, at: AT }));
  if (classRefs.length > 1) flaws.push(broken('several-levels', { params: { seen: classRefs.join(', ') }, at: AT, basis: 'I' }));
  return [...flaws, ...levelFlaws(first, declared.level)];
});

function levelFlaws(classRef: string, declared: number | undefined): readonly Flaw[] {
  const level = levelNumber(classRef);
  if (level === undefined) return [broken('level-not-stork', { params: { seen: classRef }, at: AT })];
  if (level === 2) return [broken('level-not-stork', { params: { seen: classRef }, at: AT, basis: 'I' })];
  if (declared === undefined || level === declared) return [];
  const params = { wanted: `STORK-QAA-Level-${declared}`, seen: classRef };
  return [level < declared ? broken('level-below-declared', { params, at: AT }) : broken('level-above-declared', { params, at: AT, basis: 'I' })];
}

/** @requirement BID-RQ-09 */
export const demandAMinimumLevel: Check<RequestsSubject> = {
  ...everyRequest,
  run: (subject) => everyRequest.run(subject).filter((finding) => !isForStepUp(finding, subject)),
};

function isForStepUp({ messageKey, params, evidence }: Finding, { facts: { declared }, requests }: RequestsSubject): boolean {
  const { stepUpLevel } = declared;
  return messageKey === 'level-above-declared' && stepUpLevel !== undefined && params['seen'] === levelClass(stepUpLevel) && evidence.length < requests.length;
}

/**
 * The checks of all attacks, one for each case of the catalogue. What a case shows to be broken, or leaves open, is reported of the
 * case and of each rule it shows, in words that name case and form.
 */
import type { EvidencePlace, Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import type { AttackCase } from './attack-case.ts';
import { attackForm } from './attack-case.ts';
import { judgeAttack } from './attack-oracle.ts';
import { asCaseFlaw, asRuleFlaw, rulesShown } from './attack-rules.ts';
import type { AttackSubject } from './attack-subject.ts';
import { MESSAGE_ATTACKS } from './attack-table-message.ts';
import { PROTOCOL_ATTACKS } from './attack-table-protocol.ts';
import type { Flaw } from '../flaw.ts';
import { cannotTell, findingOf } from '../flaw.ts';

/** Every case by id. */
export const ATTACK_CASES = { ...MESSAGE_ATTACKS, ...PROTOCOL_ATTACKS } as const;

export type AttackId = keyof typeof ATTACK_CASES;

/** Checks by the id of their case. */
export const ATTACKS: ReadonlyMap<string, Check<AttackSubject>> = new Map(
  Object.entries(ATTACK_CASES).map(([requirement, attackCase]) => [requirement, attackCheck(requirement, attackCase)]),
);

/** No stack trace, whatever arrives. */
const RULE_OF_PAGES = 'BID-ER-03';

function attackCheck(requirement: string, attackCase: AttackCase): Check<AttackSubject> {
  return { id: `withstand-${requirement.toLowerCase()}`, requirement, run: (subject) => findingsOf(requirement, attackCase, subject) };
}

function findingsOf(requirement: string, attackCase: AttackCase, subject: AttackSubject): readonly Finding[] {
  const evidence = evidenceOf(subject);
  const form = attackForm(requirement, attackCase, subject.variant);
  const report = (rule: string, flaw: Flaw): Finding => findingOf(rule, { ...flaw, params: { ...namesOf(requirement, subject), ...flaw.params } }, evidence);
  if (form === undefined || subject.requirement !== requirement) return [report(requirement, cannotTell('attack-unknown', { cause: 'suite' }))];
  const { main, own, beside } = judgeAttack(form, subject);
  const shown = rulesShown(attackCase, subject.variant, subject.facts.account);
  const shownOf = (rule: string): readonly Flaw[] => (rule === RULE_OF_PAGES ? [...main, ...own] : main);
  return [
    ...[...main, ...own].map((flaw) => report(requirement, asCaseFlaw(form, flaw))),
    ...shown.flatMap((rule) => shownOf(rule).map((flaw) => report(rule, asRuleFlaw(form, flaw)))),
    ...beside.map((flaw) => report(requirement, asCaseFlaw(form, flaw))),
  ];
}

function namesOf(requirement: string, { variant, description }: AttackSubject): Readonly<Record<string, string>> {
  return { case: requirement, variant, attackDe: description.de, attackEn: description.en };
}

/** The answer of the product first, then who was logged in, then the control logins. */
function evidenceOf({ answers, attacked, before, after }: AttackSubject): readonly EvidencePlace[] {
  const ids = [...answers.map(({ id }) => id), ...(attacked?.pages.slice(-2) ?? []), ...(before?.pages.slice(-1) ?? []), ...(after?.pages.slice(-1) ?? [])];
  return [...new Set(ids)].map((exchange) => ({ exchange }));
}

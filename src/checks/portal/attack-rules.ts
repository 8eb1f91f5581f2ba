/**
 * Which rules of the account's own catalogue a case shows. The description of Mein Unternehmenskonto is not public; its checks are
 * those of BundID (MUK-RS-03), so breaks of these count there, and a break of the signature rule as one of MUK-RS-01.
 */
import type { TestedAccount } from '../../core/account.ts';
import type { Basis } from '../../core/requirement.ts';
import { weakestBasis } from '../../core/policy.ts';
import type { AttackForm } from './attack-case.ts';
import type { Flaw } from '../flaw.ts';

/** Only these forms bring the other account into play. */
const WITH_OTHER_ACCOUNT: readonly string[] = ['other-account', 'equal-bpk2'];
const AS_BUNDID: readonly string[] = ['03', '04', '05', '06', '07', '08', '09', '10', '11'].map((number) => `BID-RS-${number}`);

export function rulesShown({ shows }: AttackForm['case'], variant: string, account: TestedAccount): readonly string[] {
  const rules = shows.flatMap((rule) => {
    if (rule === 'MUK-MIX-01' && !WITH_OTHER_ACCOUNT.includes(variant)) return [];
    if (rule.startsWith('MUK-')) return account === 'unternehmenskonto' ? [rule] : [];
    if (account === 'bundid') return [rule];
    if (rule === 'BID-RS-01') return ['MUK-RS-01'];
    return AS_BUNDID.includes(rule) ? ['MUK-RS-03'] : [];
  });
  return [...new Set(rules)];
}

/** The flaw as one of the case: with the basis of its form. */
export function asCaseFlaw(form: AttackForm, flaw: Flaw): Flaw {
  return weakened(flaw, [form.basis, flaw.basis]);
}

/** The flaw as one of a rule shown: it rests on no more than the case does, and advice shows nothing for certain. */
export function asRuleFlaw(form: AttackForm, flaw: Flaw): Flaw {
  return weakened(flaw, [form.case.basis, form.basis, flaw.basis, ...(form.case.isAdvice === true ? (['I'] as const) : [])]);
}

function weakened(flaw: Flaw, bases: readonly (Basis | undefined)[]): Flaw {
  const known = bases.filter((basis) => basis !== undefined);
  return known.length === 0 || flaw.kind !== 'broken' ? flaw : { ...flaw, basis: weakestBasis(known) };
}

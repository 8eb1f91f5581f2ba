/**
 * The decision rule in words: each row of the policy as a sentence, and why one finding has the severity it has. Rows are
 * numbered as the profile lists them; the first that speaks decides (src/core/policy.ts).
 */
import type { Language } from '../src/core/language.ts';
import { weakestBasis } from '../src/core/policy.ts';
import type { Policy, PolicyRow } from '../src/core/policy.ts';
import type { Basis, Requirement } from '../src/core/requirement.ts';
import { BASIS_WORDS, fill, inLanguage, LEVEL_WORDS, SEVERITY_WORDS } from './texts.ts';
import type { Pairs } from './texts.ts';

const POLICY_TEXTS = {
  or: { de: 'oder', en: 'or' },
  row: {
    de: 'Wird eine Anforderung der Stufe {levels} verletzt, deren schwächste Grundlage {bases} ist, so zählt das als {severity}.',
    en: 'A broken requirement of level {levels} whose weakest basis is {bases} counts as {severity}.',
  },
  because: {
    de: 'Stufe {level}, schwächste Grundlage {basis}: Zeile {row} der Entscheidungsregel.',
    en: 'Level {level}, weakest basis {basis}: row {row} of the decision rule.',
  },
  part: { de: 'Der verletzte Teil der Regel beruht auf {basis}. ', en: 'The broken part of the rule rests on {basis}. ' },
  noRow: {
    de: 'Stufe {level}, schwächste Grundlage {basis}: Keine Zeile der Entscheidungsregel spricht, daher Beobachtung.',
    en: 'Level {level}, weakest basis {basis}: no row of the decision rule speaks, hence an observation.',
  },
} as const satisfies Pairs;

/** `T (normativer Text)`. */
export function basisLabel(basis: Basis, language: Language): string {
  return `${basis} (${BASIS_WORDS[basis][language]})`;
}

function enumerate(words: readonly string[], language: Language): string {
  const last = words.at(-1);
  if (last === undefined || words.length === 1) return last ?? '';
  return `${words.slice(0, -1).join(', ')} ${POLICY_TEXTS.or[language]} ${last}`;
}

/** One row as a sentence. */
export function policyRowSentence(row: PolicyRow, language: Language): string {
  return fill(POLICY_TEXTS.row[language], {
    levels: enumerate(
      row.levels.map((level) => LEVEL_WORDS[level][language]),
      language,
    ),
    bases: enumerate(
      row.weakestBasis.map((basis) => basisLabel(basis, language)),
      language,
    ),
    severity: SEVERITY_WORDS[row.broken][language],
  });
}

/**
 * Why breaking a requirement has its severity.
 * @param basis basis of the broken part, when the finding rests on less than the whole requirement
 */
export function severityReason(policy: Policy, requirement: Pick<Requirement, 'level' | 'basis'>, basis: Basis | undefined, language: Language): string {
  const t = inLanguage(POLICY_TEXTS, language);
  const weakest = weakestBasis(basis === undefined ? requirement.basis : [...requirement.basis, basis]);
  const index = policy.findIndex((row) => row.levels.includes(requirement.level) && row.weakestBasis.includes(weakest));
  const told = { level: LEVEL_WORDS[requirement.level][language], basis: basisLabel(weakest, language), row: index + 1 };
  const isPart = basis !== undefined && !requirement.basis.includes(basis);
  return `${isPart ? fill(t.part, { basis: basisLabel(basis, language) }) : ''}${fill(index < 0 ? t.noRow : t.because, told)}`;
}

/**
 * Verdicts, severities and every mapping of them to other vocabularies. The decision rule itself is data in the
 * profile (`policy.ts`); this file knows order and names only.
 */
export const VERDICTS = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a broken rule means: `failure` costs conformity, `warning` is a remark, `observation` colours nothing. */
export const SEVERITIES = ['failure', 'warning', 'observation'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CONCLUSIONS = ['conformant', 'conformantWithRemarks', 'notConformant', 'undetermined'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** Exit codes of the command line; 2, 3 and 4 come from error families. */
export const EXIT_CODES = { conformant: 0, notConformant: 1, configuration: 2, target: 3, internal: 4, undetermined: 5 } as const;

export function exitCodeOf(conclusion: Conclusion): number {
  if (conclusion === 'notConformant') return EXIT_CODES.notConformant;
  return conclusion === 'undetermined' ? EXIT_CODES.undetermined : EXIT_CODES.conformant;
}

const WORST_FIRST: readonly Verdict[] = ['failed', 'cantTell', 'untested', 'passed', 'inapplicable'];

/**
 * Verdict of a whole from its parts: failed > cantTell > untested > passed; inapplicable only if all parts are.
 * @returns `untested` for no parts at all.
 */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'untested';
}

/** Verdict of parts of one case from shards: a part without subject does not weaken one that has. */
export function joinParts(verdicts: readonly Verdict[]): Verdict {
  const seen = verdicts.filter((verdict) => verdict !== 'untested' && verdict !== 'inapplicable');
  return seen.length > 0 ? worstOf(seen) : worstOf(verdicts);
}

/** Repeated runs of the same case: equal verdicts stand, different ones are undetermined, never a failure. */
export function joinRepeats(verdicts: readonly Verdict[]): Verdict {
  const [first, ...rest] = verdicts;
  if (first === undefined) return 'untested';
  return rest.every((verdict) => verdict === first) ? first : 'cantTell';
}

export type JUnitOutcome = 'passed' | 'failure' | 'error' | 'skipped';
export type CtrfStatus = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

/** Names of our verdicts in the vocabularies of the reports. */
export const VERDICT_MAPPING: Readonly<Record<Verdict, { readonly earl: string; readonly junit: JUnitOutcome; readonly ctrf: CtrfStatus }>> = {
  passed: { earl: 'earl:passed', junit: 'passed', ctrf: 'passed' },
  failed: { earl: 'earl:failed', junit: 'failure', ctrf: 'failed' },
  cantTell: { earl: 'earl:cantTell', junit: 'error', ctrf: 'other' },
  inapplicable: { earl: 'earl:inapplicable', junit: 'skipped', ctrf: 'skipped' },
  untested: { earl: 'earl:untested', junit: 'skipped', ctrf: 'pending' },
};

export type SarifLevel = 'error' | 'warning' | 'note' | 'none';
export type SarifKind = 'fail' | 'review' | 'open';

/**
 * What findings are called in SARIF 2.1.0 (section 3.27.9 and 3.27.10): only kind `fail` has a level. `review`: the suite could
 * not tell and says what a person has to look at; `open`: it could not tell and has no finding to show.
 */
export const SARIF_MAPPING: Readonly<Record<Severity | 'cantTell' | 'open', { readonly kind: SarifKind; readonly level: SarifLevel }>> = {
  failure: { kind: 'fail', level: 'error' },
  warning: { kind: 'fail', level: 'warning' },
  observation: { kind: 'fail', level: 'note' },
  cantTell: { kind: 'review', level: 'none' },
  open: { kind: 'open', level: 'none' },
};

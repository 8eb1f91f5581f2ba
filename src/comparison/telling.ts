/** Pieces of text that console, HTML, CSV and Markdown share. */
import { counted, fill } from '../../reports/texts.ts';
import type { Language } from '../core/language.ts';
import { CONCLUSION_WORDS } from '../core/verdict-words.ts';
import type { Comparison, ComparisonRow, SubjectView, Transition } from './compare.ts';
import type { FairnessPoint } from './fairness.ts';
import { ANSWER_WORDS, COMPARISON_PLURALS, COMPARISON_TEXTS, KIND_WORDS, SIGNATURE_WORDS, STEP_WORDS } from './texts.ts';

export interface ComparisonOptions {
  readonly language: Language;
  /** Every requirement, not only those that went differently. */
  readonly isAll: boolean;
}

/** `Name 1.2`. */
export function productLine({ product }: SubjectView): string {
  return `${product.name} ${product.version}`;
}

/** Kind of evidence, and for a certificate its number, level and end. */
export function evidenceLine({ kind, certificate }: SubjectView, language: Language): string {
  const word = KIND_WORDS[kind][language];
  if (certificate === undefined) return word;
  return `${word} ${certificate.number}, ${certificate.level}, ${fill(COMPARISON_TEXTS.validUntil[language], { date: certificate.validUntil })}`;
}

/** Specification, profile and suite. */
export function basisLine({ specification, profile, suiteVersion }: SubjectView): string {
  return `${specification.id} ${specification.version}, ${profile.id} ${profile.version}, Prüfstand ${suiteVersion}`;
}

/** The verdict; an early end is said with it, and what only the declaration shows. */
export function conclusionText({ conclusion, isComplete, declaration }: SubjectView, language: Language): string {
  const beside = [...(isComplete ? [] : [COMPARISON_TEXTS.incomplete[language]]), ...(declaration === undefined ? [] : [declaration[language]])];
  return `${CONCLUSION_WORDS[conclusion][language]}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`;
}

/** Whether the signature is valid, whose it is, whether that was asked, and what became of evidence and verdicts. */
export function signatureText({ signature, checked }: SubjectView, language: Language): string {
  const word = SIGNATURE_WORDS[signature][language];
  if (checked === undefined) return word;
  const { signer, isTrusted, evidence, verdicts } = checked;
  const trust = (isTrusted ? COMPARISON_TEXTS.trusted : COMPARISON_TEXTS.trustNotAsked)[language];
  const by = signer === undefined ? '' : ` (${fill(COMPARISON_TEXTS.signedBy[language], { signer })}; ${trust})`;
  const answers = fill(COMPARISON_TEXTS.answers[language], { evidence: ANSWER_WORDS[evidence][language], verdicts: ANSWER_WORDS[verdicts][language] });
  return `${word}${by}; ${answers}`;
}

/** What a subject has of an unequal thing. */
export function valueText(value: FairnessPoint['values'][number], language: Language): string {
  return typeof value === 'string' ? value : value[language];
}

/** Rows that are shown. */
export function shownRows({ rows }: Comparison, { isAll }: ComparisonOptions): readonly ComparisonRow[] {
  return isAll ? rows : rows.filter(({ differs }) => differs);
}

/** How many rows are equal, and whether they are shown. */
export function rowsNote({ rows }: Comparison, { isAll, language }: ComparisonOptions): string {
  const differing = rows.filter(({ differs }) => differs).length;
  if (differing === 0) return fill(COMPARISON_TEXTS.noDifferences[language], { n: rows.length });
  const told = `${counted(differing, COMPARISON_PLURALS.differing, language)}.`;
  const rest = rows.length - differing;
  return isAll || rest === 0 ? told : `${told} ${counted(rest, COMPARISON_PLURALS.equal, language)}.`;
}

/** Steps of a transition that have requirements, worst first. */
export function stepLines(
  transition: Transition,
  language: Language,
): readonly { readonly step: keyof typeof STEP_WORDS; readonly word: string; readonly ids: readonly string[] }[] {
  return (Object.keys(STEP_WORDS) as readonly (keyof typeof STEP_WORDS)[]).flatMap((step) =>
    transition[step].length === 0 ? [] : [{ step, word: STEP_WORDS[step][language], ids: transition[step] }],
  );
}

/** Which of the three questions a finding is about, and what the findings make of the answers. */
import { TAMPERINGS } from '../core/verification.ts';
import type { Answer, Question, Tampering, VerificationFinding } from '../core/verification.ts';

/** What a kind speaks against, for some depending on the place. */
export function questionsOf(kind: Tampering, place = ''): readonly Question[] {
  // Which cases had to be tested is in the features of the version that ran.
  if (kind === 'suite-other' && place === 'features') return ['evidence'];
  // A changed or missing file breaks the signature over all of them, and the evidence where it is part of it.
  const isOfEvidence = (kind.startsWith('file-') || kind.startsWith('zip-')) && place.includes('evidence/');
  return isOfEvidence ? [...TAMPERINGS[kind], 'evidence'] : TAMPERINGS[kind];
}

/** Told beside the answers and not in them: whom to trust, and what another version of the suite would have written. */
const BESIDE: ReadonlySet<string> = new Set<Tampering>(['chain-not-anchored', 'report-not-of-result']);

/** `no` for anything wrong, `unknown` for what is open. */
export function answerOf(question: Question, findings: readonly VerificationFinding[]): Answer {
  const own = findings.filter(({ kind, place }) => questionsOf(kind, place).includes(question));
  if (own.some(({ grade }) => grade === 'wrong')) return 'no';
  return own.some(({ grade, kind }) => grade === 'open' && !BESIDE.has(kind)) ? 'unknown' : 'yes';
}

/** What keeps the answers about a bundle from being told. */
export function openFindings(findings: readonly VerificationFinding[]): readonly VerificationFinding[] {
  return findings.filter(({ kind, grade, place }) => grade === 'open' && !BESIDE.has(kind) && questionsOf(kind, place).some((one) => one !== 'certificate'));
}

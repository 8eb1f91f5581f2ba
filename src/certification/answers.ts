/** Which of the three questions a finding is about, and what the findings make of the answers. */
import type { Answer, Tampering, VerificationFinding } from '../core/verification.ts';

type Question = 'signature' | 'evidence' | 'verdicts' | 'certificate';

/** Kinds that speak for the integrity of the files speak against the signature; some speak against more than one answer. */
export function questionsOf(kind: Tampering, place = ''): readonly Question[] {
  // Which cases had to be tested is in the features of the version that ran.
  if (kind === 'suite-other' && place === 'features') return ['evidence'];
  // A certificate is signed over a bundle: another bundle beside it is not what was signed.
  if (kind === 'certificate-bundle-other') return ['certificate', 'signature'];
  if (kind.startsWith('certificate-') && !SIGNING_KINDS.has(kind)) return ['certificate'];
  if (kind.startsWith('status-')) return ['certificate'];
  if (EVIDENCE_KINDS.has(kind)) return ['evidence'];
  if (VERDICT_KINDS.has(kind)) return ['verdicts'];
  // A changed or missing file breaks the signature over all of them, and the evidence or the result where it is one of those.
  if (kind.startsWith('file-') || kind.startsWith('zip-')) return ['signature', ...(place.includes('evidence/') ? (['evidence'] as const) : [])];
  return ['signature'];
}

const SIGNING_KINDS: ReadonlySet<string> = new Set(['certificate-expired-at-signing', 'certificate-not-yet-valid']);

const EVIDENCE_KINDS: ReadonlySet<string> = new Set<Tampering>([
  'evidence-root-wrong',
  'exchange-changed',
  'exchange-removed',
  'exchange-added',
  'exchange-reordered',
  'exchange-duplicated',
  'exchange-unreadable',
  'body-missing',
  'body-changed',
  'judgement-missing',
  'judgement-added',
  'judgement-invalid',
  'judgement-cites-unknown',
  'facts-missing',
  'case-not-judged',
  'selection-differs',
  'run-incomplete',
  'declaration-other',
  'target-other',
  'secret-inside',
]);

const VERDICT_KINDS: ReadonlySet<string> = new Set<Tampering>([
  'result-invalid',
  'verdict-changed',
  'finding-changed',
  'conclusion-changed',
  'counts-changed',
  'catalogue-other',
  'profile-other',
  'suite-other',
  'report-not-of-result',
  'product-differs',
  'run-differs',
]);

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

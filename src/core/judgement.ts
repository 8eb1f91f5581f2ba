/**
 * Judgements as they are written into the evidence: which checks judged what. Exchanges inside the subject are references to
 * the evidence, so that anybody can put the subject together again and judge anew, without the product.
 */
import type { Finding } from './finding.ts';
import type { SentSubmission } from './submission.ts';

/** One call of checks inside a scenario. */
export interface WrittenCall {
  /** Ids of the checks in the order they were run. */
  readonly checks: readonly string[];
  /** What they judged, with references; see `src/checks/written-subject.ts`. */
  readonly subject: unknown;
  readonly findings: readonly Finding[];
}

/** One attempt at a scenario. Lines of `evidence/judgements.ndjson`, in order of attempt and run. */
export interface WrittenJudgement {
  /** Id of the case. */
  readonly case: string;
  readonly attempt: number;
  readonly calls: readonly WrittenCall[];
  /** Why the suite could not do its work. */
  readonly error?: string;
}

/** What the subjects refer to besides exchanges. `evidence/facts.json`. */
export interface WrittenFacts {
  /** Public keys that posted events were verified with. */
  readonly signingKeys: readonly Readonly<Record<string, unknown>>[];
  /** Key of the HMAC under callbacks where the run made it; a secret that the vendor chose is not written. */
  readonly callbackHmacKey?: string;
  /** What opens the assertions that simulated accounts encrypted: content keys (base64url) by the `Id` of the `EncryptedData`. */
  readonly assertionKeys?: Readonly<Record<string, string>>;
  /** What the suite sent, by submission id; canary values and content keys of this run stand here and nowhere else in clear. */
  readonly submissions: readonly SentSubmission[];
}

/** What a scenario hands to the runner with its findings. */
export interface JudgementReport extends WrittenCall {
  readonly judged: readonly string[];
  readonly exchanges: readonly string[];
  readonly submissions: readonly SentSubmission[];
}

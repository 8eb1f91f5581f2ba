/**
 * Subjects of the checks of directories: what the suite asked, and the exchange it came to. Judged is what was recorded; tokens in it
 * are digests.
 */
import type { Exchange } from '../../core/exchange.ts';

/** What the target says is in the directory. */
export interface KnownEntries {
  /** An organisation with a service that is valid. */
  readonly known?: { readonly organizationKey: string; readonly category: string; readonly serviceSpecificationUri: string };
  /** A service that is no longer valid. */
  readonly ended?: { readonly organizationKey: string; readonly serviceSpecificationUri: string };
  /** What is not there. */
  readonly absent: { readonly organizationKey: string; readonly category: string; readonly serviceSpecificationUri: string };
  /** Who asks. */
  readonly own?: {
    /** SHA-1 of the client certificate, lower-case hex. */
    readonly fingerprint: string;
    readonly organizationKey?: string;
  };
}

export interface SeenAnswer {
  readonly kind: 'look-up' | 'batch' | 'token';
  readonly server: 'first' | 'second';
  /** As printed in the description; `token` for a token request. */
  readonly function: string;
  /** Members asked with; a list for a batch; a text that is no JSON as it was sent. */
  readonly request?: unknown;
  readonly authorization?: string;
  readonly assertion?: string;
  readonly exchange: Exchange;
  /** Why no complete answer came. */
  readonly failure?: string;
  /** Status of an answer that broke off. */
  readonly begunStatus?: number;
}

/** Answers of one scenario, in the order in which was asked. */
export interface AnswersSubject {
  readonly entries: KnownEntries;
  readonly answers: readonly SeenAnswer[];
}

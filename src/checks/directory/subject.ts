/**
 * Subjects of the checks of directories: what the suite asked, and the exchange it came to. Judged is what was recorded; tokens in it
 * are digests.
 */
import type { KnownEntries } from '../../core/directory.ts';
import type { Exchange } from '../../core/exchange.ts';

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

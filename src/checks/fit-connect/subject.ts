/** Subjects of the FIT-Connect checks: one submission with its flawless twin, the whole run, or one callback. */
import type { Exchange } from '../../core/exchange.ts';
import type { CaseObservation, PostedEvent } from './observation.ts';

/** One submission; `control` is the flawless twin of a deviating one. */
export interface CaseSubject {
  readonly observation: CaseObservation;
  readonly control?: CaseObservation;
  /** Seconds the target declared for an answer. */
  readonly deadlineSeconds: number;
  /** Pickup rounds of the product that began after its first event for this submission. */
  readonly laterRounds: number;
  /**
   * Whether the product was seen asking for the pickup list although no callback could have prompted it; absent when it gets
   * no callbacks, or when nobody looked.
   */
  readonly pollsUnprompted?: boolean;
  /** What the product's adapter told of the submission, when it has one. */
  readonly inspected?: {
    readonly exchange: string;
    readonly found: boolean;
    readonly state?: string;
    readonly copies?: number;
    readonly dataSha512?: string;
    readonly transactionReference?: string;
  };
}

/** Everything the product did in a run. */
export interface RunSubject {
  readonly observations: readonly CaseObservation[];
  /** Every event the product posted, also for cases we did not send. */
  readonly events: readonly PostedEvent[];
  readonly exchanges: readonly Exchange[];
  readonly destinationId: string;
  readonly signingKids: readonly string[];
  readonly apiVersion: 'v1' | 'v2';
}

/** A callback that was sent and what the product did. */
export interface CallbackSubject {
  readonly description: { readonly de: string; readonly en: string };
  /** Exchange of the callback itself. */
  readonly exchange: string;
  readonly status?: number;
  readonly failure?: string;
  /** Whether the product fetched the submission that it could know from this callback only. */
  readonly reacted: boolean;
  /** Whether this product has shown that it reacts to a correct callback; without that silence proves nothing. */
  readonly isReactionShown: boolean;
  readonly shouldReact: boolean;
  /** Whether the product's clock was set as the scenario wants it; absent when it wants nothing. */
  readonly isClockSet?: boolean;
  /** Exchange of the fetch, when it came. */
  readonly reaction?: string;
}

/** A pickup list with obstacles in front of a flawless submission, and how far the product came. */
export interface PickupSubject {
  /** Submissions that answer 404 on fetch and stay listed. */
  readonly ghostIds: readonly string[];
  /** Page size the product asked for. */
  readonly limit: number;
  /** The submission whose metadata are no JWE at all, listed first. */
  readonly badItem?: CaseObservation;
  /** The flawless submission listed last. */
  readonly last: CaseObservation;
  /** The product's exchanges since the obstacles were put up. */
  readonly exchanges: readonly Exchange[];
}

/** What the product tells its operator while the service says 403. */
export interface LinkSubject {
  readonly refusals: readonly Exchange[];
  readonly told?: { readonly exchange: string; readonly pickup: string };
}

/** What reached us over a connection whose certificate had to be refused. */
export interface CertificateSubject {
  readonly certificate: 'expired' | 'wrong-host' | 'unknown-ca';
  readonly refusedHandshakes: number;
  /** Requests over connections with it. */
  readonly requests: number;
  /** What came meanwhile, where requests did. */
  readonly exchanges: readonly Exchange[];
  readonly usesTls: boolean;
}

/** Published keys of the destination, as the target gives them. */
export interface KeySubject {
  readonly encryptionKeys: readonly Readonly<Record<string, unknown>>[];
  readonly signingKey: Readonly<Record<string, unknown>>;
}

/** A roll-over the product carried out when asked. */
export interface RolloverSubject {
  readonly exchanges: readonly Exchange[];
  /** Key the adapter says it switched to; without it every change of `encryptionKid` counts. */
  readonly answeredKid?: string;
  readonly adapterExchange?: string;
}

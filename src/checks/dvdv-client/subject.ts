/**
 * Subjects of the checks of products that ask the directory: what was ordered from the product, what it asked, and what it told.
 * Calls are what the simulator understood of a request, with the exchange in place of its id.
 */
import type { ClientFacts } from '../../core/directory.ts';
import type { Exchange } from '../../core/exchange.ts';

/** One request of the product to a server of the directory. */
export interface SeenCall {
  readonly exchange: Exchange;
  readonly server: 'first' | 'second';
  /** `token`, `find-service-description`, `batch-find-service-description`, `unknown`, … */
  readonly operation: string;
  readonly status: number;
  /** How the address was reached; absent for the token and for unknown addresses. */
  readonly entry?: 'intern' | 'standalone' | 'bundesmaster';
  readonly authorization?: { readonly scheme?: string; readonly token: string };
  readonly assertion?: SeenAssertion;
  readonly query?: { readonly parameters: readonly string[] };
  /** Absent where the JSON could not be read. */
  readonly requests?: readonly Readonly<Record<string, unknown>>[];
  readonly outcomes?: readonly ('hit' | 'miss')[];
}

/** A token request; the signature of the assertion is not kept. */
export interface SeenAssertion {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly fingerprint?: string;
  readonly isRegistered: boolean;
  readonly isSignatureValid: boolean;
}

/** What a look-up has to lead to. */
export type ExpectedAddress =
  | { readonly kind: 'address'; readonly address: string }
  /** Nothing valid is entered. */
  | { readonly kind: 'nothing' }
  /** The certificate of the entry is revoked. */
  | { readonly kind: 'revoked'; readonly address: string };

/** Words of the adapter; anything else is not told. */
export type ToldOutcome = 'found' | 'not-found' | 'unusable' | 'failed' | 'refused';

export interface SeenLookUp {
  readonly organizationKey: string;
  readonly serviceUri: string;
  readonly expected: ExpectedAddress;
  /** Absent when the product has no adapter, or it gave no usable answer. */
  readonly told?: { readonly outcome: ToldOutcome; readonly address?: string };
  /** Answer of the adapter. */
  readonly tellingExchange?: Exchange;
}

/** Look-ups of one scenario. */
export interface LookUpsSubject {
  readonly facts: ClientFacts;
  readonly lookUps: readonly SeenLookUp[];
  /** All that came for these keys, and what could not be read, in the order of arrival. */
  readonly calls: readonly SeenCall[];
  /** Token requests of the run so far. */
  readonly tokens: readonly SeenCall[];
  /** Whether a server was made to fail or to refuse, and which. */
  readonly troubled?: 'first' | 'second';
}

/** What came while one entry was missing that the product looks up by itself, and another was there. */
export interface MissingEntrySubject {
  /** Keys of the two. */
  readonly missing: string;
  readonly present: string;
  readonly calls: readonly SeenCall[];
}

/** All look-ups of the run so far, for what is told and not judged. */
export interface BehaviourSubject {
  readonly calls: readonly SeenCall[];
}

/** A partner that calls the service which the product offers. */
export interface SeenCaller {
  /** SHA-1 of its certificate, lower-case hex. */
  readonly fingerprint: string;
  readonly serviceUri: string;
  /** Category of its entry; absent for one that is not in the directory. */
  readonly category?: string;
  readonly decision?: 'processed' | 'refused';
  readonly tellingExchange?: Exchange;
}

/** Calls of partners in one scenario. */
export interface CallersSubject {
  /** Categories that may use the service, by its entry concept. */
  readonly consumers: readonly string[];
  readonly callers: readonly SeenCaller[];
  /** What the product asked of these certificates, of its own, and what could not be read. */
  readonly calls: readonly SeenCall[];
}

/**
 * The control interface of the FIT-Connect simulator as types, shared by server (`control-server.ts`) and client
 * (`control.ts`). Control is HTTP with JSON on its own port, so that scenarios may live in another process. One tenant is
 * one run: own credentials, destinations, state, faults, clock and record.
 */
import type { CertificateKind, WireFault } from '../../src/core/simulator.ts';
import type { Exchange, ExchangeQuery } from '../../src/core/exchange.ts';
import type { HandshakeView } from '../host-hooks.ts';

export type { HandshakeView };

export type ApiVersion = 'v1' | 'v2';

/** A public RSA key as FIT-Connect publishes it (section 14 of the sheet: kty, key_ops, alg, x5c, kid, n, e). */
export type PublicJwk = Readonly<Record<string, unknown>> & { readonly kid: string };

export interface ServiceOffer {
  /** URN, e.g. `urn:de:fim:leika:leistung:99…`. */
  readonly identifier: string;
  readonly regions: readonly string[];
  readonly submissionSchemas: readonly { readonly schemaUri: string; readonly mimeType: 'application/json' | 'application/xml' }[];
}

export interface DestinationSeed {
  readonly destinationId: string;
  readonly name: string;
  readonly status: 'created' | 'active' | 'inactive' | 'decommissioned';
  readonly services: readonly ServiceOffer[];
  readonly encryptionKid: string;
  /** Every published key of the destination, encryption and signing. */
  readonly keys: readonly PublicJwk[];
  readonly metadataVersions: readonly string[];
  readonly replyChannels?: Readonly<Record<string, unknown>>;
  readonly contactInformation?: Readonly<Record<string, string>>;
  readonly callback?: { readonly url: string; readonly secret: string };
}

export interface ClientSeed {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whose traffic it is in the record. */
  readonly peer: 'product' | 'suite';
  readonly rights: readonly ('send' | 'subscribe' | 'manage')[];
  /** Destinations the client is linked with (subscribe, manage). */
  readonly destinationIds: readonly string[];
}

export interface TenantSeed {
  /** Lower-case letters, digits and `-`; becomes the path prefix `/t/<id>`. `default` has no prefix. */
  readonly id: string;
  readonly clients: readonly ClientSeed[];
  readonly destinations: readonly DestinationSeed[];
  /** `strict` refuses wrong `kid`, short JWE and (v2) `zip`; `lenient` takes and notes them. Default strict. */
  readonly strictness?: 'strict' | 'lenient';
  /** Requests per window and client; no limit when absent. */
  readonly rateLimit?: { readonly limit: number; readonly windowSeconds: number };
  readonly botFilter?: readonly string[];
  /** Accept `http://` callback URLs (only when the target says so). */
  readonly allowsHttpCallback?: boolean;
}

export interface TenantAddresses {
  readonly tokenUrl: string;
  /** Without version. */
  readonly submissionApiUrl: string;
  readonly destinationApiUrl: string;
  readonly routingUrl: string;
  readonly selfServicePortalUrl: string;
}

export type SubmissionStatus = 'incomplete' | 'submitted' | 'forwarded' | 'accepted' | 'rejected' | 'deleted';

export interface SubmissionView {
  readonly submissionId: string;
  readonly caseId: string;
  readonly destinationId: string;
  readonly status: SubmissionStatus;
  readonly announcedAttachments: readonly string[];
  /** Compact SETs of its case, oldest first, as the log holds them without any fault applied. */
  readonly eventLog: readonly string[];
}

/** Restricts a fault to some requests; absent members match everything. */
export interface FaultMatch {
  readonly operation?: string;
  readonly submissionId?: string;
  readonly caseId?: string;
  readonly attachmentId?: string;
  readonly peer?: 'product' | 'suite';
}

export interface ArmedFault {
  /** A name from `faults.ts`. */
  readonly fault: string;
  readonly match?: FaultMatch;
  /** How often it strikes; for ever when absent. */
  readonly times?: number;
  /** Leaves this many matching requests alone first. */
  readonly skip?: number;
  readonly params?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** A callback the control sends now. Everything not said is as the specification wants it. */
export interface CallbackOrder {
  readonly type?: 'new-submissions' | 'new-events' | 'new-replies' | (string & {});
  readonly submissions: readonly { readonly destinationId: string; readonly submissionId: string; readonly caseId: string }[];
  /** Default true: the deprecated list is there too. */
  readonly includesSubmissionIds?: boolean;
  /** Unix seconds to put into the header; `null` leaves the header out; a string is sent as it is. Default: now. */
  readonly timestamp?: number | string | null;
  /** `null` leaves the header out; a string is sent instead of the right value. */
  readonly hmac?: string | null;
  /** Sign with this secret instead of the destination's. */
  readonly secret?: string;
  /** Exact body to send and sign (bytes in UTF-8); overrides `type`, `submissions`. */
  readonly body?: string;
  /** Body that is signed when it shall differ from the one that is sent. */
  readonly signedBody?: string;
  /** Timestamp that is signed when it shall differ from the one that is sent. */
  readonly signedTimestamp?: string;
  /** Names of the two headers as sent. */
  readonly headerNames?: { readonly authentication: string; readonly timestamp: string };
}

export interface CallbackOutcome {
  /** Exchange id of the recorded callback. */
  readonly exchange: string;
  readonly status?: number;
  /** Why no answer came: `connection-refused`, `tls`, `timeout`, … */
  readonly failure?: string;
}

/** What to wait for. All given members of `exchange` must match; `count` matching exchanges, default 1. */
export type WaitCondition =
  | { readonly kind: 'exchange'; readonly query: ExchangeQuery; readonly count?: number }
  /** Every named submission has had an accept or reject event posted by the product, whatever the answer was. */
  | { readonly kind: 'answered'; readonly submissionIds: readonly string[] }
  /** The host saw more than `afterCount` refused handshakes and requests, together, under that certificate. */
  | { readonly kind: 'handshake'; readonly certificate: CertificateKind; readonly afterCount: number };

/** The client's side of the control interface. Times are milliseconds unless named otherwise. */
export interface FitConnectControl {
  createTenant(seed: TenantSeed): Promise<TenantAddresses>;
  deleteTenant(): Promise<void>;
  addresses(): Promise<TenantAddresses>;
  /** Changes members of a destination (callback after the product told its port, encryptionKid at roll-over, keys …). */
  updateDestination(destinationId: string, change: Partial<DestinationSeed>): Promise<void>;
  destination(destinationId: string): Promise<DestinationSeed>;
  arm(fault: ArmedFault): Promise<string>;
  disarm(faultId: string): Promise<void>;
  armed(): Promise<readonly (ArmedFault & { readonly id: string; readonly struck: number })[]>;
  advanceClock(seconds: number): Promise<void>;
  submission(submissionId: string): Promise<SubmissionView>;
  submissions(): Promise<readonly SubmissionView[]>;
  exchanges(query: ExchangeQuery): Promise<readonly Exchange[]>;
  /** Whole body as recorded, also where `text` was cut; 404 when it was larger than the recorder keeps. */
  body(exchangeId: string, part: 'request' | 'response'): Promise<Uint8Array>;
  /** Long poll. @returns whether it came true before `timeoutMs`, and the last seq at that time */
  waitFor(condition: WaitCondition, timeoutMs: number): Promise<{ readonly isMet: boolean; readonly seq: number }>;
  sendCallback(destinationId: string, order: CallbackOrder): Promise<CallbackOutcome>;
  /** All tokens issued so far to that client answer 401 from now on. */
  revokeTokens(clientId: string): Promise<void>;
  showCertificate(kind: CertificateKind): Promise<void>;
  handshakes(): Promise<HandshakeView>;
  /** Records an exchange that the suite itself had with the product (adapter call). @returns its id */
  note(exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>): Promise<string>;
  /** Named JSON values the processes of one run share (cases of the campaign and the like). */
  write(key: string, value: unknown): Promise<void>;
  read(key: string): Promise<unknown>;
}

export type { WireFault };

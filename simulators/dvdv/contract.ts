/**
 * The control interface of the DVDV simulator as types, shared by server (`control-server.ts`) and client (`control.ts`). One
 * tenant is one run: a directory of its own on two servers, faults, clock and record. What was asked is told as it was, nothing
 * is judged here.
 */
import type { Exchange, ExchangeQuery, Peer } from '../../src/core/exchange.ts';
import type { CertificateKind } from '../../src/core/simulator.ts';
import type { CategorySeed, CertificateSeed, DirectorySeed, ElementSeed, OrganizationSeed, SpecificationSeed } from './directory/seed.ts';
import type { DeviationName } from './wire-form.ts';
import type { HandshakeView } from '../host-hooks.ts';
import type { FaultOrder } from '../fault-definition.ts';

export type { HandshakeView };

export type * from './directory/seed.ts';
export type { DeviationName } from './wire-form.ts';

/** Servers that stand in for each other; `first` is the one to be asked first. */
export type ServerName = 'first' | 'second';

/** Networks by which a directory is reached, as the second part of an address. @spec DVDV2 API 2.15.0, entryPath */
export type EntryName = 'intern' | 'standalone' | 'bundesmaster';

/** Who asks, known by the certificate it logs in with. */
export interface ClientSeed {
  /** SHA-1 fingerprint of a client certificate of the directory. */
  readonly fingerprint: string;
  readonly peer: 'product' | 'suite';
}

export interface NetworkSeed {
  /** Inside a data centre, without authentication. Default open. */
  readonly intern?: 'open' | 'closed';
  /** Default token; `noauth` is a test server that demands none. */
  readonly standalone?: 'token' | 'noauth' | 'closed';
  /** Default closed. */
  readonly bundesmaster?: 'token' | 'closed';
  /** Tokens of the federal IAM that are taken. */
  readonly iamTokens?: readonly string[];
}

export interface WireSeed {
  /** Deviations from the published description; absent ones are on, as observed. */
  readonly deviations?: Readonly<Partial<Record<DeviationName, boolean>>>;
  /** Answer to a look-up without result: a problem document (default), or nothing. Both are documented. */
  readonly misses?: 404 | 204;
  /** Whether a token is good at the server that issued it only. Default: at both. */
  readonly tokens?: 'any-server' | 'issuing-server';
}

export interface TenantSeed {
  /** Lower-case letters, digits and `-`; becomes the path prefix `/t/<id>`. `default` has no prefix. */
  readonly id: string;
  readonly directory: DirectorySeed;
  readonly clients?: readonly ClientSeed[];
  readonly networks?: NetworkSeed;
  /** Whose traffic it is where nobody logs in. Default unknown. */
  readonly anonymousPeer?: Peer;
  readonly wire?: WireSeed;
}

export interface ServerAddresses {
  /** What a product is configured with: the address of the operator with `/dvdv2-backend`. */
  readonly backendUrl: string;
  /** Only where standalone authentication is on. */
  readonly tokenUrl?: string;
  /** Bases that `v2/<function>` is added to; closed networks are absent. */
  readonly directoryUrls: Readonly<Partial<Record<EntryName, string>>>;
}

export interface TenantAddresses {
  readonly first: ServerAddresses;
  readonly second: ServerAddresses;
  /** Pages for people. */
  readonly pagesUrl: string;
}

/** Members of a request, as sent. @spec DVDV2 API 2.15.0, Request */
export type RequestMembers = Readonly<Record<string, unknown>>;

/** The token request as it came; the signature of the assertion is not kept, so that it cannot be used again. */
export interface AssertionView {
  /** `grant_type` and `client_assertion_type`, in order, cut to 100 characters; other fields are not told, since they may be credentials. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** SHA-256 of the assertion. */
  readonly sha256?: string;
  /** Fingerprint that the subject names, in lower case. */
  readonly fingerprint?: string;
  /** Whether the directory holds a client certificate with that fingerprint, and whether its key made the signature. */
  readonly isRegistered: boolean;
  readonly isSignatureValid: boolean;
}

/** How the header `Authorization` was used. */
export interface AuthorizationView {
  /** First word of the header, as sent; absent without header. */
  readonly scheme?: string;
  readonly token: 'none' | 'valid' | 'ended' | 'unknown' | 'of-other-server';
}

/** One request to a server and what it was understood as, beside the recorded exchange. */
export interface CallView {
  readonly exchange: string;
  readonly seq: number;
  readonly server: ServerName;
  /** As in the exchange: `token`, `find-service-description`, `batch-find-service-description`, `unknown`, … */
  readonly operation: string;
  /** Function name of the address, as printed in the description. */
  readonly function?: string;
  readonly entry?: EntryName;
  /** Real time, RFC 3339. */
  readonly at: string;
  readonly status: number;
  readonly peer: Peer;
  readonly authorization?: AuthorizationView;
  readonly assertion?: AssertionView;
  /** Of a single request: names of the query's parameters in order, and how the value was written. */
  readonly query?: { readonly parameters: readonly string[]; readonly encoding: 'percent' | 'plus' | 'raw' };
  /** The requests, one for a single request; absent where the JSON could not be read. */
  readonly requests?: readonly RequestMembers[];
  /** What each request found, in order; absent where nothing was looked up. */
  readonly outcomes?: readonly ('hit' | 'miss')[];
  /** Name of the problem, where it was refused. */
  readonly refusal?: string;
  readonly faults: readonly string[];
}

/** Which calls are wanted; all given members must match, request members match any request of a batch. */
export interface CallQuery {
  readonly afterSeq?: number;
  readonly server?: ServerName;
  readonly operation?: string;
  readonly peer?: Peer;
  readonly status?: number;
  readonly category?: string;
  readonly organizationKey?: string;
  readonly serviceSpecificationUri?: string;
  readonly fingerPrint?: string;
}

/** Restricts a fault to some requests; absent members match everything. */
export interface FaultMatch {
  readonly server?: ServerName;
  readonly operation?: string;
  readonly peer?: Peer;
  /** Any request of a batch. */
  readonly organizationKey?: string;
  readonly serviceSpecificationUri?: string;
}

/** Arms a fault by a name of the table `FAULTS`. */
export type ArmedFault = FaultOrder<FaultMatch>;

/** What to wait for; `count` matches, default 1. */
export type WaitCondition =
  | { readonly kind: 'exchange'; readonly query: ExchangeQuery; readonly count?: number }
  | { readonly kind: 'call'; readonly query: CallQuery; readonly count?: number }
  /** The host saw more than `afterCount` refused handshakes and requests, together, under that certificate. */
  | { readonly kind: 'handshake'; readonly certificate: CertificateKind; readonly afterCount: number };

/** How much there is, and the virtual time. */
export interface DirectoryView {
  readonly organizations: number;
  readonly services: number;
  readonly certificates: number;
  readonly now: string;
  readonly categories: readonly CategorySeed[];
  readonly specifications: readonly SpecificationSeed[];
}

/** The client's side of the control interface. */
export interface DvdvControl {
  createTenant(seed: TenantSeed): Promise<TenantAddresses>;
  deleteTenant(): Promise<void>;
  addresses(): Promise<TenantAddresses>;
  directory(): Promise<DirectoryView>;
  /** Organisations with that key, or all of them, as seeded. @param limit default 1000 */
  organizations(query?: { readonly key?: string; readonly category?: string; readonly limit?: number }): Promise<readonly OrganizationSeed[]>;
  /** Adds an organisation, or replaces the one with that handle. */
  putOrganization(organization: OrganizationSeed): Promise<void>;
  deleteOrganization(id: string): Promise<void>;
  putElement(element: ElementSeed): Promise<void>;
  element(id: string): Promise<ElementSeed | undefined>;
  putSpecification(specification: SpecificationSeed): Promise<void>;
  /** Adds a certificate, or changes its revocation. @returns its fingerprint */
  putCertificate(certificate: CertificateSeed): Promise<string>;
  /** Whose traffic that of a certificate is. */
  putClient(client: ClientSeed): Promise<void>;
  setWire(wire: WireSeed): Promise<void>;
  setNetworks(networks: NetworkSeed): Promise<void>;
  calls(query?: CallQuery): Promise<readonly CallView[]>;
  arm(fault: ArmedFault): Promise<string>;
  disarm(faultId: string): Promise<void>;
  armed(): Promise<readonly (ArmedFault & { readonly id: string; readonly struck: number })[]>;
  /** Moves the directory's validities and revocations; tokens follow the real clock. */
  advanceClock(seconds: number): Promise<void>;
  exchanges(query: ExchangeQuery): Promise<readonly Exchange[]>;
  body(exchangeId: string, part: 'request' | 'response'): Promise<Uint8Array>;
  /** Long poll. @returns whether it came true before `timeoutMs`, and the last seq at that time */
  waitFor(condition: WaitCondition, timeoutMs: number): Promise<{ readonly isMet: boolean; readonly seq: number }>;
  showCertificate(kind: CertificateKind, server?: ServerName): Promise<void>;
  handshakes(server?: ServerName): Promise<HandshakeView>;
  /** Records an exchange that the suite itself had with the product (adapter call). @returns its id */
  note(exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>): Promise<string>;
  /** Named JSON values the processes of one run share. */
  write(key: string, value: unknown): Promise<void>;
  read(key: string): Promise<unknown>;
}

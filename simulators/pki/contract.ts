/**
 * The control interface of the PKI simulator as types, shared by server (`control-server.ts`) and client (`control.ts`). One
 * tenant is one run: own revocations, clock, faults and record. Authorities and their keys are shared by all tenants. Private
 * keys never come here and never leave: certificates are issued for public keys.
 */
import type { Exchange, ExchangeQuery, Peer } from '../../src/core/exchange.ts';
import type { RevocationReason } from '../../src/formats/pki/revocation.ts';
import type { AuthorityId, RoleId } from '../../src/formats/pki/roles.ts';
import type { FaultOrder } from '../fault-definition.ts';

export type { AuthorityId, RoleId, RevocationReason };

export interface TenantSeed {
  /** Lower-case letters, digits and `-`; becomes the path prefix `/t/<id>`. `default` has no prefix. */
  readonly id: string;
  /**
   * Which clock the times of lists and answers follow. `real` (default): products compare them with their own clocks.
   * `virtual`: for products whose clock the suite sets too.
   */
  readonly timestamps?: 'real' | 'virtual';
  /** How long a list is good for. Default 24. @unit hours */
  readonly listHours?: number;
  /** How long an OCSP answer is good for. Default 60. @unit minutes */
  readonly answerMinutes?: number;
  /** Whose traffic it is in the record. Default unknown. */
  readonly peer?: Peer;
}

export interface AuthorityAddresses {
  readonly crlUrl: string;
  readonly ocspUrl: string;
  readonly issuerUrl: string;
}

export interface TenantAddresses {
  readonly authorities: Readonly<Record<AuthorityId, AuthorityAddresses>>;
}

/** An order for a certificate; its lists and answers are this tenant's. */
export interface IssueOrder {
  readonly role: RoleId;
  readonly commonName: string;
  readonly organization?: string;
  /** SPKI in PEM, RSA or EC. */
  readonly publicKey: string;
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** RFC 3339; default what the role provides, from a day ago. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** The certificate names no addresses of lists and answers. Default false. */
  readonly withoutAddresses?: boolean;
}

export interface IssueOutcome {
  /** PEM. */
  readonly certificate: string;
  /** PEM, up to the root. */
  readonly chain: string;
  readonly serialNumber: string;
  readonly authority: AuthorityId;
}

/** A certificate of this PKI, by itself or by its authority and number. */
export type CertificateReference = { readonly certificate: string } | { readonly authority: AuthorityId; readonly serialNumber: string };

export type RevocationOrder = CertificateReference & {
  /** Default unspecified. */
  readonly reason?: RevocationReason;
  /** RFC 3339, by the tenant's clock; default now. A later time comes true when the clock gets there. */
  readonly at?: string;
};

export interface RevocationView {
  readonly authority: AuthorityId;
  readonly serialNumber: string;
  readonly reason: RevocationReason;
  readonly at: string;
  /** False while the tenant's clock is before `at`. */
  readonly isEffective: boolean;
}

/** Restricts a fault to some requests; absent members match everything. */
export interface FaultMatch {
  readonly operation?: string;
  readonly authority?: AuthorityId;
  /** Lower-case hex; for OCSP. */
  readonly serialNumber?: string;
}

/** Arms a fault by a name of the table `FAULTS`. */
export type ArmedFault = FaultOrder<FaultMatch>;

/** What to wait for; `count` matches, default 1. */
export interface WaitCondition {
  readonly kind: 'exchange';
  readonly query: ExchangeQuery;
  readonly count?: number;
}

/** The client's side of the control interface. */
export interface PkiControl {
  createTenant(seed: TenantSeed): Promise<TenantAddresses>;
  deleteTenant(): Promise<void>;
  addresses(): Promise<TenantAddresses>;
  /** The root that products have to trust, PEM. */
  root(): Promise<string>;
  issue(order: IssueOrder): Promise<IssueOutcome>;
  revoke(order: RevocationOrder): Promise<RevocationView>;
  /** Takes back a revocation with reason certificateHold, the one kind that can be taken back. */
  release(certificate: CertificateReference): Promise<void>;
  revocations(): Promise<readonly RevocationView[]>;
  arm(fault: ArmedFault): Promise<string>;
  disarm(faultId: string): Promise<void>;
  armed(): Promise<readonly (ArmedFault & { readonly id: string; readonly struck: number })[]>;
  advanceClock(seconds: number): Promise<void>;
  exchanges(query: ExchangeQuery): Promise<readonly Exchange[]>;
  body(exchangeId: string, part: 'request' | 'response'): Promise<Uint8Array>;
  /** Long poll. @returns whether it came true before `timeoutMs`, and the last seq at that time */
  waitFor(condition: WaitCondition, timeoutMs: number): Promise<{ readonly isMet: boolean; readonly seq: number }>;
}

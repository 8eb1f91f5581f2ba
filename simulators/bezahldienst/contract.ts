/**
 * The control interface of the payment simulator as types, shared by server (`control-server.ts`) and client (`control.ts`).
 * One tenant is one run: own Mandanten, clients, payments, ledger, faults, clock and record. What was sent is told as it was,
 * nothing is judged here.
 */
import type { CertificateKind } from '../../src/core/simulator.ts';
import type { Exchange, ExchangeQuery } from '../../src/core/exchange.ts';
import type { BookSnapshot } from './money/book.ts';
import type { ClientSeed, MandantSeed, TenantAddresses, TenantSeed } from './contract-seeds.ts';
import type { Audit } from './money/ledger.ts';
import type { OutcomeOrder } from './money/outcomes.ts';
import type { Face, Method, Payment, PaymentStatus, Posting } from './money/payment.ts';
import type { HandshakeView } from '../host-hooks.ts';
import type { FaultOrder } from '../fault-definition.ts';

export type { HandshakeView };

export type { Audit, Irregularity, IrregularityKind } from './money/ledger.ts';
export type { OutcomeOrder } from './money/outcomes.ts';
export type { Account, Face, Method, PaymentStatus, Posting, PostingKind } from './money/payment.ts';

export type * from './contract-seeds.ts';

/** A payment as the control interface shows it: the core's view, whichever face it came by. */
export interface PaymentView {
  readonly number: number;
  readonly transactionId: string;
  readonly face: Face;
  readonly mandantNr: string;
  /** What selects the Mandant in the face's address, e.g. `originator/endPoint`. */
  readonly place: string;
  readonly ownId?: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly purpose: string;
  readonly description?: string;
  readonly returnUrl?: string;
  readonly status: PaymentStatus;
  readonly statusDetail?: string;
  /** Virtual time, RFC 3339. */
  readonly createdAt: string;
  readonly endedAt?: string;
  readonly method?: Method;
  readonly reference?: string;
  /** Whether the online service got an answer with the final status. */
  readonly isRead: boolean;
  /** How often the browser was led back. */
  readonly returns: number;
  readonly pageUrl: string;
  readonly postings: readonly Posting[];
}

/** What one request showed of its sender; the record keeps secrets out, this keeps what is none. */
export interface DeliveryView {
  readonly exchange: string;
  readonly operation: string;
  /** Real time, RFC 3339. */
  readonly at: string;
  readonly status: number;
  /** Functional code, code of ePayBL or name of the problem, where it was refused. */
  readonly refusal?: string;
  readonly client?: string;
  readonly authentication?: 'mtls' | 'basic' | 'oauth' | 'hmac' | 'none';
  readonly transactionId?: string;
}

export interface PaymentQuery {
  readonly transactionId?: string;
  readonly ownId?: string;
  readonly face?: Face;
  readonly mandantNr?: string;
  readonly status?: PaymentStatus;
  readonly reference?: string;
}

/** Restricts a fault or an arranged outcome to some payments; absent members match everything. */
export interface PaymentMatch {
  readonly face?: Face;
  readonly transactionId?: string;
  readonly ownId?: string;
  readonly mandantNr?: string;
  readonly amountCents?: number;
}

export interface FaultMatch extends PaymentMatch {
  readonly operation?: string;
  readonly peer?: 'product' | 'suite' | 'unknown';
}

/** Arms a fault by a name of the table `FAULTS`. */
export type ArmedFault = FaultOrder<FaultMatch>;

/** An outcome for payments that are not opened yet, or whose page is not. The latest that matches counts, before amounts do. */
export interface Arrangement {
  readonly match?: PaymentMatch;
  readonly order: OutcomeOrder;
  /** For how many payments; for all when absent. */
  readonly times?: number;
}

/** What to wait for; `count` matches, default 1. */
export type WaitCondition =
  | { readonly kind: 'exchange'; readonly query: ExchangeQuery; readonly count?: number }
  | { readonly kind: 'payment'; readonly query: PaymentQuery; readonly count?: number }
  | { readonly kind: 'read'; readonly query: PaymentQuery; readonly count?: number }
  | { readonly kind: 'handshake'; readonly certificate: CertificateKind; readonly afterCount: number };

/** What a person does, without a browser. */
export type PersonAction =
  { readonly kind: 'pay'; readonly method?: Method } | { readonly kind: 'fail' } | { readonly kind: 'cancel' } | { readonly kind: 'pay-again' };

export interface PersonResult {
  readonly status: PaymentStatus;
  /** Where the browser would be led; absent where the face knows no address. */
  readonly returnUrl?: string;
}

/** Control of one tenant. Every method @throws ERR_CONTROL_REFUSED or ERR_CONTROL_UNREACHABLE */
export interface PaymentControl {
  createTenant(seed: TenantSeed): Promise<TenantAddresses>;
  deleteTenant(): Promise<void>;
  addresses(): Promise<TenantAddresses>;
  /** Adds a client, or replaces the one with that name. */
  putClient(client: ClientSeed): Promise<void>;
  withdrawClient(name: string): Promise<void>;
  /** Adds a Mandant, or replaces the one with that number; its payments stay. */
  putMandant(mandant: MandantSeed): Promise<void>;
  /** In the order of creation. */
  payments(query?: PaymentQuery): Promise<readonly PaymentView[]>;
  /** Acts as the person at the page would. */
  act(transactionId: string, action: PersonAction): Promise<PersonResult>;
  /** @returns id of the arrangement */
  arrange(arrangement: Arrangement): Promise<string>;
  cancelArrangement(id: string): Promise<void>;
  /** Says that an application was handed in with these payments. */
  link(application: string, transactionIds: readonly string[]): Promise<void>;
  audit(): Promise<Audit>;
  snapshot(): Promise<BookSnapshot>;
  deliveries(): Promise<readonly DeliveryView[]>;
  arm(fault: ArmedFault): Promise<string>;
  disarm(faultId: string): Promise<void>;
  armed(): Promise<readonly (ArmedFault & { readonly id: string; readonly struck: number })[]>;
  /** Moves the virtual clock and does everything that became due. */
  advanceClock(seconds: number): Promise<void>;
  /** Makes every access token invalid. */
  revokeTokens(): Promise<void>;
  exchanges(query: ExchangeQuery): Promise<readonly Exchange[]>;
  body(exchangeId: string, part: 'request' | 'response'): Promise<Uint8Array>;
  /** Long poll. @returns whether it came true before `timeoutMs`, and the last seq at that time */
  waitFor(condition: WaitCondition, timeoutMs: number): Promise<{ readonly isMet: boolean; readonly seq: number }>;
  showCertificate(kind: CertificateKind): Promise<void>;
  handshakes(): Promise<HandshakeView>;
  /** Records an exchange that the suite itself had with the product (adapter call). @returns its id */
  note(exchange: Omit<Exchange, 'id' | 'seq' | 'tenant'>): Promise<string>;
  /** Named JSON values the processes of one run share. */
  write(key: string, value: unknown): Promise<void>;
  read(key: string): Promise<unknown>;
}

export type { BookSnapshot, Payment };

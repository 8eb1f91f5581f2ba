/**
 * The control interface of the mailbox simulator as types, shared by server (`control-server.ts`) and client (`control.ts`).
 * One tenant is one run: own mailboxes, senders, messages, faults, clock and record. What was sent is told as it was,
 * nothing is judged here.
 */
import type { CertificateKind } from '../../src/core/simulator.ts';
import type { Exchange, ExchangeQuery, RawHeader } from '../../src/core/exchange.ts';
import type { HandshakeView } from '../host-hooks.ts';
import type { FaultOrder } from '../fault-definition.ts';

export type { HandshakeView };

export type Environment = 'int' | 'prod';
export type AssuranceLevel = 1 | 2 | 3 | 4;

/** A party that may send: certificate by which it is known, and the key of that certificate for tokens and contents. */
export interface SenderSeed {
  /** Registered name; equal to the common name of the certificate and to `signer` of the token. */
  readonly name: string;
  /** PEM, the leaf first. Public: private keys never come here. */
  readonly certificate: string;
  /** SPKI in PEM, where tokens and contents are signed with another key than that of the certificate. */
  readonly publicKey?: string;
  /** Environment the certificate was issued for. Default that of the tenant. */
  readonly environment?: Environment;
  /** Whose traffic it is in the record. */
  readonly peer: 'product' | 'suite';
}

export interface MailboxSeed {
  /** The handle of the login (`legacyPostkorbHandle`), a UUID. */
  readonly mailboxUuid: string;
  /** Name of the synthetic person it belongs to, for the pages. */
  readonly owner?: string;
  /** Highest level the owner can log in with. Default 4. */
  readonly reachableLevel?: AssuranceLevel;
  /** Applications of the owner's logins. */
  readonly applicationIds?: readonly string[];
  /** How long after its hand-over a submission by way of FIT-Connect counts as processed: its token has to be valid then. @unit seconds */
  readonly processedAfterSeconds?: number;
}

/** A submission by way of FIT-Connect, opened by whoever plays its receiving side. */
export interface SubmissionHandOver {
  readonly serviceIdentifier: string;
  /** Schema that the metadata name for the data. */
  readonly schemaUri: string;
  /** The data as they were decrypted. */
  readonly dataBase64: string;
  readonly attachments: readonly { readonly filename?: string; readonly mediaType: string; readonly contentBase64: string }[];
  /** Exchange by which it was handed over to the delivery service. */
  readonly exchange: string;
}

/** What became of it: provided or reported without problems, else not taken. */
export interface SubmissionOutcome {
  /** Names of rules with a place and a sentence each, without values of the message. */
  readonly problems: readonly { readonly rule: string; readonly pointer: string; readonly detail: string }[];
  readonly messageUuid?: string;
}

export interface SoapSeed {
  /** `by-date` (default): off after 30 June 2025 of the tenant's clock. */
  readonly operation?: 'by-date' | 'on' | 'off';
  /** Addresses that need no client certificate. */
  readonly allowedAddresses?: readonly string[];
  /** Media types of attachments that are open; default all of the interface description. */
  readonly attachmentTypes?: readonly string[];
  /** What goes with a fault of the OK.KOMM operation: the output too, as the official sample has it (default), or nothing. */
  readonly faultBody?: 'with-output' | 'alone';
}

/** Limits of attachments over REST; the official numbers are not public. */
export interface RestLimits {
  /** Default 20. */
  readonly maxAttachments?: number;
  /** Default 20 MiB. */
  readonly maxAttachmentBytes?: number;
  /** Media types that are taken; default any. */
  readonly attachmentTypes?: readonly string[];
  /** Longest life of a token that is taken; default any. */
  readonly maxTokenSeconds?: number;
}

export interface TenantSeed {
  /** Lower-case letters, digits and `-`; becomes the path prefix `/t/<id>`. `default` has no prefix. */
  readonly id: string;
  /** Default int. */
  readonly environment?: Environment;
  /**
   * `required` (default): senders are known by the certificate of their connection. `unseen`: nothing is known of the
   * connection (unit tests in process, plain HTTP), and the sender is taken from the token.
   */
  readonly clientCertificates?: 'required' | 'unseen';
  readonly senders: readonly SenderSeed[];
  readonly mailboxes: readonly MailboxSeed[];
  readonly soap?: SoapSeed;
  readonly limits?: RestLimits;
  /** Reaction to the EICAR test file. Default refuse. */
  readonly virusReaction?: 'refuse' | 'take';
  /** Whether states of applications that nobody announced are taken. Default refuse. */
  readonly unknownApplications?: 'refuse' | 'take';
}

export interface TenantAddresses {
  /** Base of the REST interface; the product adds `/v6/mailbox/…`. */
  readonly zbpUrl: string;
  /** Endpoint of the SOAP interface. */
  readonly soapUrl: string;
  /** The citizen's view. */
  readonly inboxUrl: string;
}

export interface AttachmentView {
  readonly filename: string;
  /** As the sender named it. */
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface MessageView {
  readonly messageUuid: string;
  readonly messageId: number;
  readonly mailboxUuid: string;
  readonly via: 'rest' | 'fit-connect' | 'soap-native' | 'soap-okkomm';
  /** Exchange by which it came. */
  readonly exchange: string;
  /** Time of provision by the tenant's clock, RFC 3339. */
  readonly providedAt: string;
  readonly level: AssuranceLevel;
  readonly sender: string;
  readonly service: string;
  readonly title: string;
  readonly content: string;
  readonly senderUrl?: string;
  readonly reference?: string;
  readonly replyAddress?: string;
  readonly retrievalConfirmationAddress?: string;
  readonly applicationId?: string;
  readonly attachments: readonly AttachmentView[];
  /** When it was first opened in the inbox; a read receipt would have gone to `retrievalConfirmationAddress` then. */
  readonly readAt?: string;
}

export interface StateView {
  readonly applicationId: string;
  readonly exchange: string;
  readonly receivedAt: string;
  readonly status: string;
  readonly publicServiceName: string;
  readonly senderName: string;
  readonly statusDetails?: string;
  readonly additionalInformation?: string;
  readonly reference?: string;
  readonly createdDate: string;
}

export interface MailboxView extends MailboxSeed {
  readonly isDeleted: boolean;
  readonly messages: number;
}

/** One part of a multipart form as it came. */
export interface PartView {
  readonly name: string;
  readonly filename?: string;
  /** How the file name was written. */
  readonly filenameForm?: 'utf8' | 'extended' | 'latin1' | 'encoded-word';
  readonly contentType?: string;
  readonly headers: readonly RawHeader[];
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** What one request showed of its sender and content; the record keeps secrets out, this keeps what is none. */
export interface DeliveryView {
  readonly exchange: string;
  readonly operation: string;
  /** Real time, RFC 3339. */
  readonly at: string;
  readonly status: number;
  /** Name of the problem or code of the receipt, where it was refused. */
  readonly refusal?: string;
  /** Registered name, once the certificate (or, where it is unseen, the token) has led to one. */
  readonly sender?: string;
  readonly certificate?: { readonly sha256: string; readonly commonName: string; readonly notBefore: string; readonly notAfter: string };
  /** Header and claims of the token; its signature is not kept, so that it cannot be used again. */
  readonly token?: {
    readonly header: Readonly<Record<string, unknown>>;
    readonly claims: Readonly<Record<string, unknown>>;
    readonly sha256: string;
    readonly isSignatureValid: boolean;
  };
  readonly envelope?: { readonly content: string; readonly isSignatureValid: boolean };
  readonly parts?: readonly PartView[];
  readonly messageUuid?: string;
}

/** Restricts a fault to some requests; absent members match everything. */
export interface FaultMatch {
  readonly operation?: string;
  readonly mailboxUuid?: string;
  readonly applicationId?: string;
  readonly peer?: 'product' | 'suite' | 'unknown';
}

/** Arms a fault by a name of the table `FAULTS`. */
export type ArmedFault = FaultOrder<FaultMatch>;

export interface MessageQuery {
  readonly mailboxUuid?: string;
  readonly applicationId?: string;
  readonly reference?: string;
  readonly title?: string;
}

/** What to wait for; `count` matches, default 1. */
export type WaitCondition =
  | { readonly kind: 'exchange'; readonly query: ExchangeQuery; readonly count?: number }
  | { readonly kind: 'message'; readonly query: MessageQuery; readonly count?: number }
  /** Something was noted of every one of these exchanges. */
  | { readonly kind: 'delivery'; readonly exchanges: readonly string[] }
  | { readonly kind: 'state'; readonly applicationId: string; readonly status?: string; readonly count?: number }
  /** The host saw more than `afterCount` refused handshakes and requests, together, under that certificate. */
  | { readonly kind: 'handshake'; readonly certificate: CertificateKind; readonly afterCount: number };

/** The client's side of the control interface. */
export interface MailboxControl {
  createTenant(seed: TenantSeed): Promise<TenantAddresses>;
  deleteTenant(): Promise<void>;
  addresses(): Promise<TenantAddresses>;
  /** Adds a mailbox, or changes the one with that handle; a deleted one comes back. */
  putMailbox(mailbox: MailboxSeed): Promise<void>;
  /** The owner deletes the account: what is sent from now on finds no mailbox. */
  deleteMailbox(mailboxUuid: string): Promise<void>;
  mailboxes(): Promise<readonly MailboxView[]>;
  /** Adds a sender, or replaces the one with that name. */
  putSender(sender: SenderSeed): Promise<void>;
  withdrawSender(name: string): Promise<void>;
  /** Hands over a submission that came by way of FIT-Connect. It is judged, kept, and noted among the deliveries. */
  handOver(submission: SubmissionHandOver): Promise<SubmissionOutcome>;
  messages(query?: MessageQuery): Promise<readonly MessageView[]>;
  attachment(messageUuid: string, index: number): Promise<Uint8Array>;
  states(applicationId?: string): Promise<readonly StateView[]>;
  deliveries(): Promise<readonly DeliveryView[]>;
  arm(fault: ArmedFault): Promise<string>;
  disarm(faultId: string): Promise<void>;
  armed(): Promise<readonly (ArmedFault & { readonly id: string; readonly struck: number })[]>;
  advanceClock(seconds: number): Promise<void>;
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

/** A sender of notices as its room meets it: read from a target file, or come along. */
import type { SenderRole } from '../../core/sender.ts';
import type { MailboxTarget, SenderInterface } from '../../drivers/mailbox/target.ts';
import type { ListenOptions, Loaded, RunningProduct, Served } from '../product.ts';

/** A product that sends notices to mailboxes, and what its vendor declares about it. */
export interface MailboxLoaded extends Loaded<'mailbox'>, Served {
  readonly declared: DeclaredSender;
  readonly listen: ListenOptions;
  /** Registered name and certificates, PEM; those of other environments are known, so that they can be named. */
  readonly sender: {
    readonly name: string;
    readonly certificate: string;
    readonly otherCertificates: readonly { readonly certificate: string; readonly environment: 'int' | 'prod' }[];
  };
  /** For one that still sends over the SOAP interface of old, that is kept on. */
  readonly sendsBy: SenderInterface;
  /** How the product is known to FIT-Connect, where it sends by that way; absent: it does not. */
  readonly bridge?: { readonly clientId: string; readonly clientSecret: string; readonly destinationId: string; readonly port: number };
  /** Where the product's adapter is; for one that is started, it says so itself. */
  readonly mailbox?: MailboxTarget;
  readonly start?: (addresses: MailboxAddresses, signal?: AbortSignal) => Promise<RunningMailboxSender>;
}

/** What a procedure declares about the notices it sends. */
export interface DeclaredSender {
  readonly role: SenderRole;
  /** Level that its notices need. */
  readonly level?: number;
}

/** What the product needs to know of the simulated mailbox. */
export interface MailboxAddresses {
  readonly zbpUrl: string;
  readonly bridge?: BridgeAddresses;
  /** PEM of the authority that signed the server certificate; absent without TLS. */
  readonly authorityCert?: string;
}

/** What the product needs to know of the delivery service on the way to the mailbox. */
export interface BridgeAddresses {
  readonly tokenUrl: string;
  /** Without version. */
  readonly submissionApiUrl: string;
  readonly destinationId: string;
}

/** A sender that was started. */
export interface RunningMailboxSender extends RunningProduct {
  readonly mailbox: MailboxTarget;
}

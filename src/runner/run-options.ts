/** What a run is asked to do and what it tells while it runs; the command line and the proof tool share it. */
import type { SenderRole } from '../checks/mailbox/index.ts';
import type { DeclaredNeeds } from '../checks/portal/subject.ts';
import type { AccountKind, TestedAccount } from '../core/account.ts';
import type { AccountAddresses } from '../core/account-control.ts';
import type { Language } from '../core/language.ts';
import type { Result, ResultBasis } from '../core/result.ts';
import type { FitConnectTarget, Target } from '../core/target.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Samples } from '../drivers/fit-connect/samples.ts';
import type { DvdvClientTarget, OwnLookUps } from '../drivers/dvdv-client/target.ts';
import type { MailboxTarget } from '../drivers/mailbox/target.ts';
import type { AttackAuthorisation, PortalTarget } from '../drivers/portal/target.ts';
import type { DeclaredRun } from './declaration.ts';
import type { ServerCertificate, ServerCertificateOptions } from '../formats/pki.ts';
import type { PaymentServiceTarget } from '../drivers/payment-service/target.ts';
import type { PayingTarget, PaymentArrangements } from '../drivers/payment/target.ts';
import type { KnownEntries } from '../checks/directory/index.ts';
import type { DirectoryTarget } from '../drivers/directory/target.ts';

/** A portal, and what its vendor declares about the procedure behind its login. */
export interface PortalLoaded {
  readonly room: 'portal';
  readonly target: Target;
  readonly account: TestedAccount;
  /** The account beside it, where the portal has two. */
  readonly beside?: AccountKind;
  readonly declared: DeclaredNeeds;
  readonly listen: ListenOptions;
  /** Where the portal is; for one that is started, it says so itself. */
  readonly portal?: PortalTarget;
  /** `other` are the addresses of the second account, where the portal has two. */
  readonly start?: (addresses: AccountAddresses, signal?: AbortSignal, other?: AccountAddresses) => Promise<RunningPortal>;
  /** Who allowed attacks on the portal; the report says so. */
  readonly permission?: AttackAuthorisation;
  /** Logins with an ID card go by a simulated eID client. */
  readonly eid?: 'simulated-card';
  /** Authorities to trust when the portal is visited, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
}

/** A portal that was started. */
export interface RunningPortal extends RunningProduct {
  readonly portal: PortalTarget;
}

/** A product that sends notices to mailboxes, and what its vendor declares about it. */
export interface MailboxLoaded {
  readonly room: 'mailbox';
  readonly target: Target;
  readonly declared: DeclaredSender;
  readonly listen: ListenOptions;
  /** Registered name and certificates, PEM; those of other environments are known, so that they can be named. */
  readonly sender: {
    readonly name: string;
    readonly certificate: string;
    readonly otherCertificates: readonly { readonly certificate: string; readonly environment: 'int' | 'prod' }[];
  };
  readonly usesTls: boolean;
  /** It still sends over the SOAP interface of old instead of REST v6, which is kept on for it. */
  readonly usesSoap: boolean;
  /** How the product is known to FIT-Connect, where it sends by that way too; absent: it does not. */
  readonly bridge?: { readonly clientId: string; readonly clientSecret: string; readonly destinationId: string; readonly port: number };
  /** Test authority that both sides trust (PEM); absent: made for this run. */
  readonly authority?: FitConnectLoaded['authority'];
  /** Where the product's adapter is; for one that is started, it says so itself. */
  readonly mailbox?: MailboxTarget;
  readonly start?: (addresses: MailboxAddresses, signal?: AbortSignal) => Promise<RunningMailboxSender>;
  /** Authorities to trust when the adapter is called, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
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

/** A directory that the suite asks as a client. */
export interface DirectoryLoaded {
  readonly room: 'directory';
  readonly target: Target;
  /** Where it is; for one that is started, it says so itself. */
  readonly directory?: DirectoryTarget;
  /** What is known to be in it, and what is not. */
  readonly entries: KnownEntries;
  readonly start?: (signal?: AbortSignal) => Promise<RunningDirectory>;
  /** Authorities to trust instead of the system's ones, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
}

/** A directory that was started. */
export interface RunningDirectory extends RunningProduct {
  readonly directory: DirectoryTarget;
  readonly entries: KnownEntries;
  readonly trusted: readonly string[];
}

/** A portal that takes fees, and how it is known to the payment service. */
export interface PayingLoaded {
  readonly room: 'paying-portal';
  readonly target: Target;
  readonly listen: ListenOptions;
  readonly arrangements: PaymentArrangements;
  readonly usesTls: boolean;
  /** Test authority that both sides trust (PEM); absent: made for this run. */
  readonly authority?: FitConnectLoaded['authority'];
  /** Where the product's adapter is; for one that is started, it says so itself. */
  readonly portal?: PayingTarget;
  readonly start?: (addresses: PaymentAddresses, signal?: AbortSignal) => Promise<RunningPayingPortal>;
  /** Authorities to trust when the product is called, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
}

/** What the product needs to know of the simulated payment service. */
export interface PaymentAddresses {
  readonly xbezahldiensteUrl: string;
  readonly epayblUrl: string;
  readonly paypageUrl: string;
  readonly pmPaymentUrl: string;
  readonly giroCheckoutUrl: string;
  /** PEM of the authority that signed the server certificate; absent without TLS. */
  readonly authorityCert?: string;
}

/** A portal that was started. */
export interface RunningPayingPortal extends RunningProduct {
  readonly portal: PayingTarget;
}

/** A payment service, which the suite calls as an online service. */
export interface PaymentServiceLoaded {
  readonly room: 'payment-service';
  readonly target: Target;
  readonly listen: ListenOptions;
  /** Where the service is; one that is started says so itself. */
  readonly payment?: PaymentServiceTarget;
  /** The suite opens payment pages. */
  readonly opensPages: boolean;
  readonly start?: (signal?: AbortSignal) => Promise<RunningPaymentService>;
  /** Authorities to trust instead of the system's, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
}

/** A payment service that was started. */
export interface RunningPaymentService extends RunningProduct {
  readonly payment: PaymentServiceTarget;
}

/** A product that looks addresses up in the directory, and what its vendor declares about it. */
export interface DvdvClientLoaded {
  readonly room: 'dvdv-client';
  readonly target: Target;
  readonly listen: ListenOptions;
  /** Certificate that it logs in with, PEM; absent for a directory without authentication. */
  readonly client?: { readonly certificate: string };
  /** Authorities that it can look up: category, prefix of their keys, services, and the type of element that leads to them. */
  readonly addressees: {
    readonly category: string;
    readonly prefix: string;
    readonly serviceUris: readonly [string, ...string[]];
    readonly elementType: 'OSCI_INTERMEDIARY' | 'WEBSERVER';
  };
  /** The service that it offers, and the categories that may use it. */
  readonly offered?: { readonly serviceUri: string; readonly consumers: readonly string[] };
  /** What it looks up by itself; absent for a product that only acts when it is told to. */
  readonly drivesItself?: OwnLookUps;
  readonly usesTls: boolean;
  /** Test authority that both sides trust (PEM); absent: made for this run. */
  readonly authority?: FitConnectLoaded['authority'];
  /** Where the product's adapter is; for one that is started, it says so itself. */
  readonly adapter?: DvdvClientTarget;
  readonly start?: (addresses: DvdvAddresses, signal?: AbortSignal) => Promise<RunningDvdvClient>;
  /** Authorities to trust when the adapter is called, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
}

/** What the product needs to know of the simulated directory. */
export interface DvdvAddresses {
  /** With `/dvdv2-backend`, of the server to be asked first and of its substitute. */
  readonly firstUrl: string;
  readonly secondUrl: string;
  /** PEM of the authority that signed the server certificates; absent without TLS. */
  readonly authorityCert?: string;
}

/** A directory client that was started. */
export interface RunningDvdvClient extends RunningProduct {
  /** Absent for a product that has no adapter. */
  readonly client?: DvdvClientTarget;
}

/** An online service with a fee, from login to the authority's answer, and how it is known to every system on the way. */
export interface ChainLoaded {
  readonly room: 'chain';
  readonly target: Target;
  readonly listen: ChainListen;
  /** Of payment service, directory and delivery service; the account is reached as in profiles about accounts. */
  readonly usesTls: boolean;
  /** Test authority that both sides trust (PEM); absent: made for this run. */
  readonly authority?: FitConnectLoaded['authority'];
  readonly payment: NonNullable<PaymentArrangements['xbezahldienste']>;
  /** Certificate that it logs in to the directory with, PEM; absent for a product that does not ask there. */
  readonly directory?: { readonly certificate: string };
  /** How it is known to the delivery service. */
  readonly delivery: { readonly clientId: string; readonly clientSecret: string; readonly destinationId?: string };
  /** Where the product is; one that is started says so itself. */
  readonly product?: ChainTarget;
  readonly start?: (addresses: ChainAddresses, signal?: AbortSignal) => Promise<RunningChainProduct>;
  /** Authorities to trust when the product is called, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
}

/** Where the simulated systems listen, each on a port of its own. */
export interface ChainListen {
  readonly hostname: string;
  /** Names besides the host name that the server certificates cover. */
  readonly names: readonly string[];
  readonly ports: Readonly<Record<'account' | 'payment' | 'directory' | 'substituteDirectory' | 'delivery', number>>;
}

/** A product of the chain as the suite acts on it: as a browser that logs in, and by its adapter. */
export interface ChainTarget {
  readonly portal: PortalTarget;
  readonly fees: PayingTarget;
}

/** What the product needs to know of the simulated systems. */
export interface ChainAddresses {
  readonly account: AccountAddresses;
  readonly xbezahldiensteUrl: string;
  /** With `/dvdv2-backend`. */
  readonly directoryUrl: string;
  readonly tokenUrl: string;
  /** Without version. */
  readonly submissionApiUrl: string;
  readonly destinationId: string;
  /** What the destination takes. */
  readonly service: { readonly identifier: string; readonly name: string };
  readonly schemaUri: string;
  /** How the authority is entered in the directory. */
  readonly entry: { readonly organizationKey: string; readonly serviceUri: string; readonly category: string };
  /** PEM of the authority that signed the server certificates; absent without TLS. */
  readonly authorityCert?: string;
}

/** A product of the chain that was started. */
export interface RunningChainProduct extends RunningProduct {
  readonly product: ChainTarget;
}

/** Where the simulators listen. Port 0 takes any free one. */
export interface ListenOptions {
  readonly hostname: string;
  /** Names besides the host name that the server certificate covers. */
  readonly names: readonly string[];
  readonly servicePort: number;
  readonly controlPort: number;
  /** Of the second account, for a portal that has two. */
  readonly otherPort?: number;
  /** Of lists and answers about the certificates of a directory. */
  readonly pkiPort?: number;
}

/** The product as the runner meets it; the room it is tested in tells what else there is. */
export type LoadedTarget =
  FitConnectLoaded | PortalLoaded | MailboxLoaded | DvdvClientLoaded | PaymentServiceLoaded | PayingLoaded | DirectoryLoaded | ChainLoaded;

/** A Fachverfahren and what the suite needs to send to it. */
export interface FitConnectLoaded {
  readonly room: 'fit-connect';
  readonly target: FitConnectTarget;
  readonly samples: Samples;
  readonly listen: ListenOptions;
  /** How the product comes to life; absent for one that is running already. */
  readonly start?: ProductStart;
  /** Test authority whose certificates both sides trust (PEM), when made by `init`; absent: made for this run. */
  readonly authority?: { readonly cert: string; readonly key: string };
  /** PEM certificates the suite trusts when it calls the product; default: the authority. */
  readonly trustedByCallbackClient?: string;
  /** Data schemas the target names, by URI. */
  readonly schemas?: ResultBasis['schemas'];
}

/** Addresses the product needs to know. */
export interface ServiceAddresses {
  readonly tokenUrl: string;
  readonly submissionApiUrl: string;
  readonly destinationApiUrl: string;
  readonly routingUrl: string;
  /** PEM of the authority that signed the simulators' server certificate. */
  readonly authorityCert: string;
  /** A certificate of that authority for a server of the product's own; for products that are started. */
  readonly issueServer: (order: ServerCertificateOptions) => Promise<ServerCertificate>;
}

export interface RunningProduct {
  readonly callbackUrl?: string;
  readonly adapterUrl?: string;
  /** Resolves when the product ends by itself, with what it said last. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** @param signal aborting ends the waiting for the product; it is given back as it is then, to be stopped by the caller */
export type ProductStart = (addresses: ServiceAddresses, signal?: AbortSignal) => Promise<RunningProduct>;

export type ProgressEvent =
  | { readonly kind: 'stage'; readonly stage: 'keys' | 'simulators' | 'product' | 'campaign' | 'scenarios' | 'reports' }
  | { readonly kind: 'campaign'; readonly sent: number; readonly total: number }
  | { readonly kind: 'scenario'; readonly name: string; readonly verdict: Verdict; readonly hasWarning: boolean; readonly done: number; readonly total: number }
  /** The suite waits for the product; shown when it takes long. */
  | { readonly kind: 'waiting'; readonly for: string };

export interface RunOptions {
  readonly loaded: LoadedTarget;
  /** The vendor's declaration, reviewed against this target; it selects what is run. */
  readonly declaration?: DeclaredRun;
  /** Only scenarios of these requirements: for the proof of single faults, where a run tells nothing about the others. */
  readonly only?: readonly string[];
  readonly outputFolder: string;
  readonly language: Language;
  /** Worker processes; 0 runs in this process. */
  readonly parallel: number;
  readonly shard?: { readonly index: number; readonly total: number };
  /** How often the whole profile is run. */
  readonly repeat: number;
  /** Send each submission only when its scenario asks for it. */
  readonly isOneByOne: boolean;
  /** Make new keys instead of taking cached ones. */
  readonly hasFreshKeys: boolean;
  readonly onProgress: (event: ProgressEvent) => void;
  /** Aborting ends the run early with a readable partial result. */
  readonly signal: AbortSignal;
}

export interface RunOutcome {
  readonly result: Result;
  /** Files written, relative to the output folder. */
  readonly files: readonly string[];
}

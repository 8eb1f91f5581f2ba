/** Where journeys take place: a payment service over real HTTP, and the portal beside it, which is started anew as often as a journey wants. */
import type { Face } from '../application.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../../kit/log.ts';
import { startProduct } from '../product.ts';
import type { Product } from '../product.ts';
import { ADAPTER_TOKEN } from './people.ts';
import type { Browser, Waiting } from './people.ts';

/** A payment as the payment service books it. */
export interface BookedPayment {
  readonly transactionId: string;
  readonly status: string;
  readonly amountCents: number;
  /** The portal was told that it is paid. */
  readonly isRead: boolean;
  readonly reference?: string;
  readonly returnUrl?: string;
  readonly postings: readonly { readonly debit: string; readonly credit: string; readonly cents: number }[];
}

/** The payment service behind the scenes: what it booked, and what goes wrong with it. */
export interface Ledger {
  payments(): Promise<readonly BookedPayment[]>;
  audit(): Promise<{
    readonly isBalanced: boolean;
    readonly balances: Readonly<Record<'receivable' | 'bank' | 'revenue' | 'overpaid', number>>;
    readonly irregularities: readonly { readonly kind: string; readonly transactionIds: readonly string[]; readonly application?: string }[];
  }>;
  /** Says which payments an application went off with. */
  link(application: string, transactionIds: readonly string[]): Promise<void>;
  arm(fault: { readonly fault: string; readonly times: number; readonly params?: Readonly<Record<string, number>> }): Promise<string>;
  armed(): Promise<readonly { readonly id: string }[]>;
  disarm(faultId: string): Promise<void>;
  advanceClock(seconds: number): Promise<void>;
}

/** One application process of one tenant, with everybody in it. */
export interface Journey {
  readonly stand: Stand;
  readonly tenant: string;
  readonly control: Ledger;
  readonly face: Face;
  readonly order: object;
  /** Faults of the portal, separated by commas. */
  readonly faults: string;
  readonly browser: Browser;
  portal: Product;
  /** What the portal follows in the background. */
  readonly waiting: Waiting;
  /** Where the portal keeps what it has to know after a restart. */
  readonly dataDir: string;
  /** The portal loses it at every restart: what this product must not be. */
  readonly isForgetful: boolean;
  /** Applications that were made, with the pages that were shown for each. */
  readonly applications: Map<string, string[]>;
  readonly submitted: Map<string, Set<string>>;
}

/** The payment service of all journeys. */
export interface Stand {
  /** Names of the web and where they really are. */
  readonly places: Map<string, string>;
  readonly internalErrors: readonly unknown[];
  /** A payment service of its own for one journey. */
  open(tenant: string): Ledger;
  /** Starts that one anew, with what it has kept. */
  restart(tenant: string): Promise<void>;
  forget(tenant: string): void;
  /** How the portal is configured for it. */
  settings(ledger: Ledger): Promise<Readonly<Record<string, string>>>;
  /** Resolves when every notice has arrived or failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the portal with what it has kept. */
export async function startPortal(journey: Omit<Journey, 'portal'>): Promise<Product> {
  const publicUrl = `https://${journey.tenant}.example`;
  const config = readConfig({
    ...(await journey.stand.settings(journey.control)),
    PUBLIC_URL: publicUrl,
    DATA_DIR: journey.dataDir,
    ADAPTER_TOKEN,
    FAULTS: journey.faults,
  });
  const portal = await startProduct(config, createLog(() => undefined).log, journey.waiting);
  journey.stand.places.set(publicUrl, portal.url);
  return portal;
}

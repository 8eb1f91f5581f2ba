/** An online service with a fee as its room meets it. */
import type { AccountAddresses } from '../../core/account-control.ts';
import type { ChainTarget } from '../../drivers/chain/scenario-parameters.ts';
import type { PaymentArrangements } from '../../drivers/payment/target.ts';
import type { Loaded, RunningProduct, Served } from '../product.ts';

/** An online service with a fee, from login to the authority's answer, and how it is known to every system on the way. */
export interface ChainLoaded extends Loaded<'chain'>, Served {
  readonly listen: ChainListen;
  readonly payment: NonNullable<PaymentArrangements['xbezahldienste']>;
  /** Certificate that it logs in to the directory with, PEM; absent for a product that does not ask there. */
  readonly directory?: { readonly certificate: string };
  /** How it is known to the delivery service. */
  readonly delivery: { readonly clientId: string; readonly clientSecret: string; readonly destinationId?: string };
  /** Where the product is; one that is started says so itself. */
  readonly product?: ChainTarget;
  readonly start?: (addresses: ChainAddresses, signal?: AbortSignal) => Promise<RunningChainProduct>;
}

/** Where the simulated systems listen, each on a port of its own. */
export interface ChainListen {
  readonly hostname: string;
  /** Names besides the host name that the server certificates cover. */
  readonly names: readonly string[];
  readonly ports: Readonly<Record<'account' | 'payment' | 'directory' | 'substituteDirectory' | 'delivery', number>>;
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

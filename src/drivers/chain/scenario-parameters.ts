/** What the runner hands to the scenarios about a chain, as JSON. */
import type { AccountAddresses } from '../../core/account-control.ts';
import type { Jwk } from '../../formats/jose.ts';
import type { PayingTarget } from '../payment/target.ts';
import type { PortalTarget } from '../portal/target.ts';

export interface ChainParameters {
  readonly account: Controlled & { readonly idp: AccountAddresses };
  readonly payment: Controlled;
  readonly directory: Controlled & { readonly entry: { readonly organizationKey: string; readonly serviceUri: string; readonly category: string } };
  readonly delivery: Controlled & { readonly destinations: Destinations; readonly privateKeys: readonly Jwk[] };
  /** The Fachverfahren's adapter. */
  readonly receiver: { readonly url: string; readonly token?: string; readonly ca: string };
  readonly product: ChainTarget;
  /** PEM of the authorities that the product's certificates may come from. */
  readonly trusted: readonly string[];
  /** Of the digests that stand for cookies; the same in every worker. */
  readonly salt: string;
  readonly deadlineSeconds: number;
}

/** Where a simulated system takes orders. */
interface Controlled {
  readonly controlUrl: string;
  readonly tenant: string;
}

/** A destination and the certificate that is encrypted for. */
export interface KnownDestination {
  readonly destinationId: string;
  /** Resource of the destination; what the directory names. */
  readonly address: string;
  /** SHA-1 of the certificate, lower-case hex. */
  readonly fingerprint: string;
}

/** Destinations by the part they play: the authority's; the one it had before; one whose certificate is revoked; one of somebody else. */
export type Destinations = Readonly<Record<'own' | 'former' | 'revoked' | 'stranger', KnownDestination>>;

/** A product of the chain as the suite acts on it: as a browser that logs in, and by its adapter. */
export interface ChainTarget {
  readonly portal: PortalTarget;
  readonly fees: PayingTarget;
}

/** A portal that takes fees as its room meets it: read from a target file, or come along. */
import type { PayingTarget, PaymentArrangements } from '../../drivers/payment/target.ts';
import type { ListenOptions, Loaded, RunningProduct, Served } from '../product.ts';

/** A portal that takes fees, and how it is known to the payment service. */
export interface PayingLoaded extends Loaded<'paying-portal'>, Served {
  readonly listen: ListenOptions;
  readonly arrangements: PaymentArrangements;
  /** Where the product's adapter is; for one that is started, it says so itself. */
  readonly portal?: PayingTarget;
  readonly start?: (addresses: PaymentAddresses, signal?: AbortSignal) => Promise<RunningPayingPortal>;
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

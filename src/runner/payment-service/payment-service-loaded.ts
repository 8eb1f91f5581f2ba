/** A payment service as its room meets it: read from a target file, or come along. */
import type { PaymentServiceTarget } from '../../drivers/payment-service/target.ts';
import type { ListenOptions, Loaded, RunningProduct } from '../product.ts';

/** A payment service, which the suite calls as an online service. */
export interface PaymentServiceLoaded extends Loaded<'payment-service'> {
  readonly listen: ListenOptions;
  /** Where the service is; one that is started says so itself. */
  readonly payment?: PaymentServiceTarget;
  /** The suite opens payment pages. */
  readonly opensPages: boolean;
  readonly start?: (signal?: AbortSignal) => Promise<RunningPaymentService>;
}

/** A payment service that was started. */
export interface RunningPaymentService extends RunningProduct {
  readonly payment: PaymentServiceTarget;
}

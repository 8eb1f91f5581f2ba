/** What the runner hands to the scenarios about a payment service, as JSON; no secret is among it. */
import type { PaymentServiceView } from './target.ts';

export interface PaymentServiceParameters {
  readonly callerUrl: string;
  readonly service: PaymentServiceView;
  readonly deadlineSeconds: number;
  /** Payment pages are opened by the suite. */
  readonly opensPages: boolean;
}

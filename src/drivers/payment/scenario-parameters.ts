/** What the runner hands to the scenarios about a portal that takes fees, as JSON. */
import type { PayingTarget, PaymentArrangements } from './target.ts';

export interface PayingParameters {
  readonly controlUrl: string;
  readonly tenant: string;
  readonly portal: PayingTarget;
  readonly arrangements: PaymentArrangements;
  /** PEM of the authorities that the product's certificates may come from. */
  readonly trusted: readonly string[];
  readonly deadlineSeconds: number;
}

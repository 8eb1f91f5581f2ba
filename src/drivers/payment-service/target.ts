/** The section `payment` of a target file: a payment service under test, as the suite has to know it. Schema: schemas/target-payment-service. */

/** How the suite identifies itself; the standard leaves it open, these three are seen in practice. */
export type PaymentAuthentication =
  | { readonly kind: 'mutual-tls'; readonly certificate: string; readonly key: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'client-credentials'; readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: string };

/** A combination that was agreed upon with the provider. */
export interface PaymentPair {
  readonly originatorId: string;
  readonly endPointId: string;
}

/** A combination, and the credentials of a client that may use it. */
export interface PaymentTenant extends PaymentPair {
  readonly authentication: PaymentAuthentication;
}

/** What becomes of a payment. */
export type PaymentOutcome = 'paid' | 'failed' | 'canceled';

/** How a payment is completed in tests. */
export type PaymentCompletion =
  | { readonly kind: 'adapter'; readonly url: string; readonly token?: string }
  /** Amounts, in euros, that choose the outcome when the page is opened. */
  | ({ readonly kind: 'amounts' } & Readonly<Record<PaymentOutcome, number>>);

export interface PaymentServiceTarget {
  /** Base of the interface, without a slash at the end. */
  readonly baseUrl: string;
  readonly tenant: PaymentTenant;
  /** Another tenant of the same provider, for what must be kept apart. */
  readonly otherTenant?: PaymentTenant;
  /** Account assignment that every item carries. */
  readonly bookingData?: Readonly<Record<string, string>>;
  /** Reference of the article that the provider knows. */
  readonly itemReference?: string;
  /** Absent: only what can be told without a completed payment. */
  readonly completion?: PaymentCompletion;
  /** Origins besides the one of `baseUrl` that payment pages may be on. */
  readonly pageOrigins: readonly string[];
}

/** What scenarios know of the target: everything but secrets. */
export interface PaymentServiceView {
  readonly baseUrl: string;
  readonly own: PaymentPair;
  readonly other?: PaymentPair;
  readonly bookingData?: Readonly<Record<string, string>>;
  readonly itemReference: string;
  readonly completion?: { readonly kind: 'adapter' } | Extract<PaymentCompletion, { readonly kind: 'amounts' }>;
}

/** Seconds until the end of a payment has to be seen, where the target names none. */
export const DEFAULT_PAYMENT_DEADLINE_SECONDS = 30;

const DEFAULT_REFERENCE = 'PRUEFSTAND-1';

/** Leaves the secrets out. */
export function viewOfTarget({ baseUrl, tenant, otherTenant, bookingData, itemReference, completion }: PaymentServiceTarget): PaymentServiceView {
  const pairOf = ({ originatorId, endPointId }: PaymentPair): PaymentPair => ({ originatorId, endPointId });
  return {
    baseUrl,
    own: pairOf(tenant),
    ...(otherTenant === undefined ? {} : { other: pairOf(otherTenant) }),
    ...(bookingData === undefined ? {} : { bookingData }),
    itemReference: itemReference ?? DEFAULT_REFERENCE,
    ...(completion === undefined ? {} : { completion: completion.kind === 'adapter' ? { kind: 'adapter' } : completion }),
  };
}

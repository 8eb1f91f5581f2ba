/** The section `payment` of a target file: the portal that takes fees, as the suite has to know it. Schema: schemas/target-payment. */

export interface PayingTarget {
  /** Base of the product's test interface, without a slash at the end (docs/reference/adapter-payment.md). */
  readonly adapter: { readonly url: string; readonly token?: string };
}

/** Interfaces of payment services, as the simulator and the adapter name them. */
export const FACES = ['xbezahldienste', 'pmpayment', 'girocheckout', 'epaybl'] as const;
export type Face = (typeof FACES)[number];

/** How a client of XBezahldienste shows who it is. */
export type ClientProof =
  | { readonly kind: 'mtls'; readonly certificate: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string };

/** What product and payment service agreed on, interface by interface; what is absent the product does not speak. */
export interface PaymentArrangements {
  readonly xbezahldienste?: { readonly originatorId: string; readonly endPointId: string; readonly client: ClientProof };
  readonly epaybl?: {
    readonly mandantNr: string;
    readonly bewirtschafterNr: string;
    /** PEM. */
    readonly certificate: string;
    readonly version?: '2' | '3';
  };
  readonly pmpayment?: { readonly ags: string; readonly procedure: string; readonly salt: string; readonly returnMethod?: 'get' | 'post' };
  readonly girocheckout?: { readonly merchantId: string; readonly projectId: string; readonly projectPassword: string };
}

/** Seconds until a result counts as not noticed, where the target names none. */
export const DEFAULT_DEADLINE_SECONDS = 30;

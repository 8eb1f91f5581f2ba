/** How tenants of the payment simulator are set up: clients, Mandanten in every face, habits; and the addresses that come of it. */
import type { BookSnapshot } from './money/book.ts';
import type { Method } from './money/payment.ts';

/** How a client shows who it is, towards XBezahldienste; ePayBL takes certificates only. */
export type ClientAuthentication =
  /** PEM, the leaf first. Public: private keys never come here. */
  | { readonly kind: 'mtls'; readonly certificate: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string };

/** An online service, or the suite in its place. */
export interface ClientSeed {
  readonly name: string;
  readonly authentication: ClientAuthentication;
  /** Whose traffic it is in the record. */
  readonly peer: 'product' | 'suite';
  /** Mandanten it may act for; all when absent. */
  readonly mandanten?: readonly string[];
}

/** A pair of ids that selects a Mandant in XBezahldienste. */
export interface EndPointSeed {
  readonly originatorId: string;
  readonly endPointId: string;
  /** Keys of `bookingData` that every item needs; none when absent. */
  readonly requiredBookingData?: readonly string[];
  /** False: E3 answers 503, and nothing can be created. */
  readonly isAvailable?: boolean;
}

export interface BewirtschafterSeed {
  /** At most 8 characters. */
  readonly nr: string;
  readonly isActive?: boolean;
}

export interface EpayblSeed {
  readonly isActive?: boolean;
  readonly bewirtschafter: readonly BewirtschafterSeed[];
  /** Who gives the Kassenzeichen. Default the platform. */
  readonly kassenzeichenBy?: 'platform' | 'client';
  /** Who gives the voucher numbers (belegNr). Default the platform. */
  readonly belegNrBy?: 'platform' | 'client';
  /** Smallest and largest amount of a booking list. @unit cents */
  readonly minimumCents?: number;
  readonly maximumCents?: number;
  /** Form of results and lists. Default 3. */
  readonly version?: '2' | '3';
}

export interface PmPaymentSeed {
  readonly ags: string;
  /** Key of every HMAC. */
  readonly salt: string;
  readonly procedures: readonly string[];
  /** How the browser is led back: with a query (default), or by a form that a button posts. */
  readonly returnMethod?: 'get' | 'post';
}

export interface GiroCheckoutSeed {
  readonly merchantId: string;
  readonly projectId: string;
  /** Key of every HMAC. */
  readonly projectPassword: string;
  /** giropay bounds the purpose to 20 characters, every other method to 27. Default giropay. */
  readonly method?: Method;
}

/** A tenant of the payment service: an authority with its cash office. */
export interface MandantSeed {
  readonly mandantNr: string;
  readonly name: string;
  readonly endPoints?: readonly EndPointSeed[];
  readonly epaybl?: EpayblSeed;
  readonly pmPayment?: PmPaymentSeed;
  readonly giroCheckout?: readonly GiroCheckoutSeed[];
  /** Whose calls they are where a face has no client of its own (pmPayment, GiroCheckout). Default product. */
  readonly peer?: 'product' | 'suite';
}

export interface TenantSeed {
  /** Lower-case letters, digits and `-`; becomes the path prefix `/t/<id>`. `default` has no prefix. */
  readonly id: string;
  readonly clients: readonly ClientSeed[];
  readonly mandanten: readonly MandantSeed[];
  /**
   * `required` (default): certificates are those of the connection. `unseen`: nothing is known of the connection (unit tests in
   * process, plain HTTP), and a call without credentials counts as the first client with a certificate.
   */
  readonly clientCertificates?: 'required' | 'unseen';
  /** How long a payment page is open, by the virtual clock. Default 60. */
  readonly pageMinutes?: number;
  /** When the Kassenzeichen of XBezahldienste is given. Default with the payment. */
  readonly referenceAt?: 'creation' | 'payment';
  /** Whether amounts of the published table choose an outcome. Default true. */
  readonly outcomesByAmount?: boolean;
  /** `sum` (default): the sum only, as the standard says. `items`: totals and tax of each item too, which is our reading. */
  readonly arithmetic?: 'sum' | 'items';
  /** A provider's habits towards XBezahldienste. Default none. */
  readonly habits?: 'ePay21';
  /** State of an earlier tenant, for one that survives a restart. */
  readonly snapshot?: BookSnapshot;
}

export interface TenantAddresses {
  /** Base of XBezahldienste, without a slash at the end; the client adds `/paymenttransaction/…`. */
  readonly xbezahldiensteUrl: string;
  readonly tokenUrl: string;
  readonly epayblUrl: string;
  readonly epayblWsdlUrl: string;
  /** The page that clients of ePayBL link to. */
  readonly paypageUrl: string;
  readonly pmPaymentUrl: string;
  readonly giroCheckoutUrl: string;
}

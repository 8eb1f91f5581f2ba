/** Subjects for the tests of these checks: an application that was paid and is right in every point, and ways to change it. */
import { exchangeIdOf } from '../../core/exchange.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Face, PaymentsSubject, SeenApplication, ToldApplication } from './subject.ts';

export const TRANSACTION = '11111111-2222-4333-8444-555555555555';
export const REFERENCE = '9900000000001';

let count = 0;

export interface Words {
  readonly request?: string;
  readonly response?: string;
  /** 0: no answer left. */
  readonly status?: number;
  readonly faults?: readonly string[];
}

/** An exchange; every one has an id of its own. */
export function exchangeOf({ request = '', response = '', status = 200, faults = [] }: Words = {}): Exchange {
  count += 1;
  const body = (text: string) => ({ sizeBytes: text.length, sha256: '0'.repeat(64), text, isTruncated: false });
  return {
    id: exchangeIdOf(count),
    seq: count,
    tenant: 'default',
    direction: 'inbound',
    peer: 'product',
    operation: 'xbezahldienste-create',
    startedAt: '2026-11-21T08:15:30.000Z',
    durationMs: 10,
    labels: {},
    request: { method: 'POST', target: '/', headers: [], body: body(request) },
    ...(status === 0 ? {} : { response: { status, headers: [], body: body(response) } }),
    faults,
  };
}

const ITEM = { id: '1', totalNetAmount: 12.5, totalTaxAmount: 0 };
const REQUEST = { requestId: 'r-1', grosAmount: 12.5, purpose: 'PSABCDEF Auskunft', items: [ITEM] };

/** The request that creates a payment. @param change members that are different; `undefined` leaves them out */
export function creation(change: object = {}, information: object = { status: 'INITIAL' }): Exchange {
  return exchangeOf({ request: JSON.stringify({ ...REQUEST, ...change }), response: JSON.stringify({ paymentInformation: information, paymentRequest: {} }) });
}

/** A reading of XBezahldienste with that status. */
export function reading(status: string, more: Words = {}): Exchange {
  return exchangeOf({ response: JSON.stringify({ paymentInformation: { status }, paymentRequest: {} }), ...more });
}

export const PAYMENT_INFORMATION = {
  transactionId: TRANSACTION,
  transactionReference: REFERENCE,
  transactionTimestamp: '2026-11-21T08:15:30.000Z',
  paymentMethod: 'CREDITCARD',
  paymentMethodDetail: 'VISA',
  status: 'BOOKED',
  grossAmount: 12.5,
};

/** What the product tells of an application that is paid. */
export const PAID: ToldApplication = { state: 'paid', bookings: 1, paymentInformation: PAYMENT_INFORMATION };
/** And of one that is not. */
export const OPEN: ToldApplication = { state: 'open', bookings: 0, paymentInformation: null };

/** An application; paid, read, and told as paid. */
export function application(change: Partial<SeenApplication> = {}, face: Face = 'xbezahldienste'): SeenApplication {
  return {
    ordered: { mark: 'PSABCDEF', interface: face, amountCents: 1250 },
    attempts: [{ acceptance: 'begun', pageUrl: 'https://pay.test/zahlung/1' }],
    creations: [{ exchange: creation() }],
    transactions: [{ transactionId: TRANSACTION, status: 'PAYED', reference: REFERENCE }],
    reads: [reading('PAYED')],
    visits: [exchangeOf()],
    told: PAID,
    ...change,
  };
}

/** A subject with these applications. */
export function payments(...applications: readonly SeenApplication[]): PaymentsSubject {
  return { applications };
}

/** The subject of one application that is different in these members; `undefined` leaves them out. */
export function one(
  change: { readonly [Name in keyof SeenApplication]?: SeenApplication[Name] | undefined } = {},
  face: Face = 'xbezahldienste',
): PaymentsSubject {
  const whole = Object.entries({ ...application({}, face), ...change }).filter(([, value]) => value !== undefined);
  return payments(Object.fromEntries(whole) as unknown as SeenApplication);
}

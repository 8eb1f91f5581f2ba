/** Subjects for the tests of these checks: calls and payments that are right in every point, and ways to change them. */
import { exchangeIdOf } from '../../core/exchange.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { SeenPayment } from './subject.ts';

export const REQUEST = {
  requestId: 'r1',
  requestTimestamp: '2026-11-21T08:00:00.000Z',
  grosAmount: 12.5,
  redirectUrl: 'https://antrag.pruefstand.example/zurueck/PS1?a=1',
  items: [{ id: '1', totalNetAmount: 10.5 }],
};
export const INFORMATION = {
  transactionUrl: 'https://kasse.example/api/paymenttransaction/o/e/t1',
  transactionRedirectUrl: 'https://kasse.example/zahlung/t1',
  transactionId: 't1',
  status: 'INITIAL',
};
export const PAID = {
  transactionUrl: INFORMATION.transactionUrl,
  transactionId: 't1',
  status: 'PAYED',
  paymentMethod: 'PAYPAL',
  transactionTimestamp: '2026-11-21T08:00:00Z',
};
export const PROBLEM = {
  type: 'urn:x',
  status: 400,
  title: 'Falsche Angabe',
  detail: 'Die Angabe ist falsch. Nummer BZ-1234.',
  functionalCode: 'VALIDATION_ERROR',
};

interface Change {
  readonly status?: number;
  readonly type?: string;
  /** An object is written as JSON. */
  readonly body?: object | string;
  readonly sent?: object;
  readonly headers?: readonly (readonly [string, string])[];
}

const state = { seq: 0 };

/** An exchange with that answer. */
export function answered({ status = 200, type = 'application/json', body = {}, sent, headers = [] }: Change = {}): Exchange {
  state.seq += 1;
  const record = (text: string): Exchange['request']['body'] => ({ sizeBytes: text.length, sha256: '', text, isTruncated: false });
  return {
    id: exchangeIdOf(state.seq),
    seq: state.seq,
    tenant: 'default',
    direction: 'outbound',
    peer: 'product',
    operation: 'xbezahldienste-create',
    startedAt: '2026-11-21T08:00:00.000Z',
    durationMs: 1,
    labels: {},
    request: { method: 'POST', target: '/', headers: [], body: record(sent === undefined ? '' : JSON.stringify(sent)) },
    response: { status, headers: [['Content-Type', type], ...headers], body: record(typeof body === 'string' ? body : JSON.stringify(body)) },
    faults: [],
  };
}

/** An exchange that nobody answered. */
export function silent(): Exchange {
  return Object.fromEntries(Object.entries(answered()).filter(([name]) => name !== 'response')) as unknown as Exchange;
}

/** A transaction. @param information members that are different; undefined ones are left out */
export function transaction(information: object = {}, paymentRequest: unknown = REQUEST, change: Change = {}): Exchange {
  return answered({ sent: REQUEST, body: { paymentInformation: { ...INFORMATION, ...information }, paymentRequest }, ...change });
}

/** A transaction that was paid. */
export function paid(information: object = {}): Exchange {
  return answered({ body: { paymentInformation: { ...PAID, ...information }, paymentRequest: REQUEST } });
}

/** A refusal. @param problem members that are different */
export function refused(problem: object = {}, change: Change = {}): Exchange {
  return answered({ status: 400, type: 'application/problem+json; charset=utf-8', body: { ...PROBLEM, ...problem }, ...change });
}

/** A payment that was paid, with the browser back where it came from. */
export function payment(change: Partial<SeenPayment> = {}): SeenPayment {
  return {
    redirectUrl: REQUEST.redirectUrl,
    creation: transaction(),
    openReadings: [transaction()],
    outcome: 'paid',
    visit: { hops: [answered({ status: 303 })], end: 'left', arrivedAt: REQUEST.redirectUrl },
    finalReadings: [paid(), paid()],
    ...change,
  };
}

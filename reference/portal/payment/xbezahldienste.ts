/** XBezahldienste 1.0.0 as a client: a payment is created once per attempt, and its result is learned by reading it. */
import type { Faults } from '../faults.ts';
import { decimal, feeOf } from '../orders/order.ts';
import type { Attempt, AttemptState, Item, Order, Receipt } from '../orders/order.ts';
import type { PaymentSettings } from '../paid-service.ts';
import { membersIn, membersOf } from '../web/http-client.ts';
import type { Http } from '../web/http-client.ts';

type Json = Readonly<Record<string, unknown>>;

/** What came of creating a payment. */
export type Created = { readonly pageUrl: string; readonly transactionId: string } | 'refused' | 'down';

/** What was read; `open` also when nothing usable was. */
export interface Reading {
  readonly state: AttemptState;
  readonly receipt?: Receipt;
}

/** The payment service. */
export interface PaymentService {
  create(order: Order, attempt: Attempt, returnUrl: string): Promise<Created>;
  read(order: Order, attempt: Attempt): Promise<Reading>;
}

const STATES = { INITIAL: 'open', PAYED: 'paid', FAILED: 'failed', CANCELED: 'failed' } as const;
const MOST_PURPOSE_CHARACTERS = 27;

/** The service with these settings. */
export function createPaymentService({ url, originatorId, endPointId, username, password }: PaymentSettings, faults: Faults, http: Http): PaymentService {
  const place = `${url}/paymenttransaction/${originatorId}/${endPointId}`;
  const headers = { accept: 'application/json', authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  return {
    async create(order, attempt, returnUrl) {
      const body = JSON.stringify(requestOf(order, attempt, returnUrl));
      const answer = await http({ method: 'POST', url: place, headers: { ...headers, 'content-type': 'application/json' }, body });
      if (answer === undefined || answer.status >= 500) return 'down';
      const { transactionRedirectUrl: pageUrl, transactionId } = membersOf(membersIn(answer.body)['paymentInformation']);
      const isUsable = answer.status === 200 && typeof pageUrl === 'string' && /^https?:\/\//.test(pageUrl) && typeof transactionId === 'string';
      return isUsable ? { pageUrl, transactionId } : 'refused';
    },
    async read(order, attempt) {
      if (attempt.transactionId === undefined) return { state: 'open' };
      const answer = await http({ method: 'GET', url: `${place}/${encodeURIComponent(attempt.transactionId)}`, headers });
      if (answer !== undefined && answer.status !== 200 && faults.has('errors-count-as-paid'))
        return { state: 'paid', receipt: { transactionId: attempt.transactionId, reference: attempt.transactionId, method: 'OTHER' } };
      return answer?.status === 200 ? judge(order, attempt, membersIn(answer.body), faults) : { state: 'open' };
    },
  };
}

function requestOf(order: Order, { requestId }: Attempt, redirectUrl: string): Json {
  return {
    requestId,
    requestTimestamp: new Date().toISOString(),
    currency: 'EUR',
    grosAmount: Number(decimal(feeOf(order))),
    purpose: order.purpose
      .replaceAll(/[^\w\s-]/g, '')
      .slice(0, MOST_PURPOSE_CHARACTERS)
      .trim(),
    redirectUrl,
    items: order.items.map(itemOf),
  };
}

function itemOf({ reference, description, quantity, unitNetCents, unitTaxCents, taxRate }: Item, index: number): Json {
  return {
    id: String(index + 1),
    reference,
    description,
    taxRate,
    quantity,
    singleNetAmount: Number(decimal(unitNetCents)),
    singleTaxAmount: Number(decimal(unitTaxCents)),
    totalNetAmount: Number(decimal(quantity * unitNetCents)),
    totalTaxAmount: Number(decimal(quantity * unitTaxCents)),
  };
}

/** Takes nothing for true that does not fit what was asked for. */
function judge(order: Order, { requestId, transactionId }: Attempt, body: Json, faults: Faults): Reading {
  const [information, request] = [membersOf(body['paymentInformation']), membersOf(body['paymentRequest'])];
  const { status } = information;
  if (information['transactionId'] !== transactionId || request['requestId'] !== requestId) return { state: 'open' };
  const state = typeof status === 'string' && Object.hasOwn(STATES, status) ? STATES[status as keyof typeof STATES] : 'open';
  if (state !== 'paid') return { state };
  const isRight = (request['grosAmount'] === Number(decimal(feeOf(order))) && request['currency'] === 'EUR') || faults.has('amount-not-compared');
  return isRight ? { state, receipt: receiptOf(information, transactionId ?? '') } : { state: 'clarify' };
}

function receiptOf(information: Json, transactionId: string): Receipt {
  const word = (name: string): string | undefined => (typeof information[name] === 'string' ? information[name] : undefined);
  return {
    transactionId,
    transactionUrl: word('transactionUrl'),
    reference: word('transactionReference'),
    timestamp: word('transactionTimestamp'),
    method: word('paymentMethod') ?? 'OTHER',
    methodDetail: word('paymentMethodDetail'),
  };
}

/** XBezahldienste 1.0.0 as a client: a payment is created once per attempt, and its result is learned by reading it. */
import { centsOf, decimal, feeOf, plainText } from './application.ts';
import type { Application, Attempt, Item, Receipt } from './application.ts';
import type { Config, XBezahldiensteSettings } from './config.ts';
import type { Faults } from './faults.ts';
import { OPEN } from './gateway.ts';
import type { Addresses, Gateway, Message, Reading } from './gateway.ts';
import type { Http } from './http.ts';

type Json = Readonly<Record<string, unknown>>;

const MOST_PURPOSE_CHARACTERS = 27;

/** The interface with these settings. */
export function createXBezahldienste(settings: XBezahldiensteSettings, { faults }: Pick<Config, 'faults'>, http: Http): Gateway {
  const place = `${settings.url}/paymenttransaction/${settings.originatorId}/${settings.endPointId}`;
  const read = async (application: Application, attempt: Attempt, transactionId: string): Promise<Reading> => {
    const answer = await http({ method: 'GET', url: `${place}/${encodeURIComponent(transactionId)}`, headers: { accept: 'application/json' } });
    const isUsable = answer?.status === 200 && Object.keys(informationIn(answer.body)).length > 0;
    if (!isUsable) return faults.has('errors-count-as-paid') && answer !== undefined ? guessed('{}') : OPEN;
    return judge(application, { ...attempt, transactionId }, answer.body, faults);
  };
  return {
    async begin(application, attempt, addresses) {
      const body = requestText(application, attempt, addresses, faults);
      const answer = await http({ method: 'POST', url: place, headers: { 'content-type': 'application/json', accept: 'application/json' }, body });
      if (answer === undefined || answer.status >= 500) return { kind: 'down', reason: `payment service: ${answer?.status ?? 'no answer'}` };
      if (answer.status !== 200) return { kind: 'refused', reason: `payment service: ${answer.status}` };
      const { transactionRedirectUrl: pageUrl, transactionId, transactionReference } = informationIn(answer.body);
      if (faults.has('reference-demanded') && transactionReference === undefined) return { kind: 'refused', reason: 'no Kassenzeichen' };
      const isUsable = typeof pageUrl === 'string' && /^https?:\/\//.test(pageUrl) && typeof transactionId === 'string';
      return isUsable ? { kind: 'begun', pageUrl, transactionId } : { kind: 'refused', reason: 'payment service: no page' };
    },
    read: async (application, attempt) => (attempt.transactionId === undefined ? OPEN : read(application, attempt, attempt.transactionId)),
    async take(application, attempt, message) {
      if (faults.has('return-is-enough') || (faults.has('believes-return') && message.fields.get('status') === 'PAYED')) return guessed('{}');
      const named = namedTransaction(message, faults);
      return named === undefined ? undefined : read(application, attempt, named);
    },
  };
}

/** A return names nothing that counts. */
function namedTransaction({ fields }: Message, faults: Faults): string | undefined {
  return faults.has('return-names-transaction') ? (fields.get('transactionId') ?? undefined) : undefined;
}

function guessed(body: string): Reading {
  return { state: 'paid', receipt: receiptOf(informationIn(body), {}) };
}

function requestText({ order }: Application, { ownId }: Attempt, { returnUrl }: Addresses, faults: Faults): string {
  const { items, description, purpose } = order;
  const absent = faults.has('nulls-sent') ? null : undefined;
  const request = {
    requestId: faults.has('request-id-too-long') ? `antrag-x-${ownId}` : ownId,
    requestTimestamp: new Date().toISOString(),
    currency: 'EUR',
    grosAmount: grossOf(items, faults),
    purpose: purposeOf(purpose, faults),
    description: description === undefined ? absent : plainText(description).slice(0, 250),
    redirectUrl: returnUrl,
    items: faults.has('items-left-out') ? [] : items.map(itemOf),
    requestor: absent,
  };
  return JSON.stringify(request);
}

function grossOf(items: readonly Item[], faults: Faults): number {
  if (faults.has('sum-in-floating-point'))
    return items.reduce((sum, { quantity, unitNetCents, unitTaxCents }) => sum + (quantity * unitNetCents) / 100 + (quantity * unitTaxCents) / 100, 0);
  return Number(decimal(feeOf({ items: faults.has('sum-without-tax') ? items.map((item) => ({ ...item, unitTaxCents: 0 })) : items })));
}

function purposeOf(purpose: string, faults: Faults): string {
  const plain = faults.has('purpose-unchanged') ? purpose : plainText(purpose);
  return faults.has('purpose-uncut') ? plain : plain.slice(0, MOST_PURPOSE_CHARACTERS).trim();
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

const STATES = { INITIAL: 'open', PAYED: 'paid', FAILED: 'failed', CANCELED: 'failed' } as const;

function stateFor(status: unknown): (typeof STATES)[keyof typeof STATES] | undefined {
  return typeof status === 'string' && Object.hasOwn(STATES, status) ? STATES[status as keyof typeof STATES] : undefined;
}

/** Takes nothing for true that does not fit what was asked for. */
function judge({ order }: Application, { ownId, transactionId }: Attempt, body: string, faults: Faults): Reading {
  const information = informationIn(body);
  const request = objectAt(objectIn(body), 'paymentRequest');
  const { status } = information;
  const isOwn = information['transactionId'] === transactionId && (request['requestId'] === ownId || faults.has('return-names-transaction'));
  if (!isOwn && !faults.has('transaction-unchecked')) return OPEN;
  const receipt = receiptOf(information, request);
  const state = stateFor(status) ?? (faults.has('unknown-status-counts') && status !== undefined ? 'paid' : 'open');
  if (state !== 'paid' || !isOwn) return { state, receipt };
  const isAmountRight = centsOf(request['grosAmount']) === feeOf(order) || faults.has('amount-unchecked');
  const isCurrencyRight = request['currency'] === 'EUR' || faults.has('currency-unchecked');
  return { state: isAmountRight && isCurrencyRight ? 'paid' : 'clarify', receipt };
}

function receiptOf(information: Json, request: Json): Receipt {
  const word = (name: string): string | undefined => (typeof information[name] === 'string' ? information[name] : undefined);
  const texts = [information['statusDetail'], request['purpose'], request['description']].filter((text) => typeof text === 'string');
  return {
    transactionUrl: word('transactionUrl'),
    transactionId: word('transactionId'),
    reference: word('transactionReference'),
    timestamp: word('transactionTimestamp'),
    method: word('paymentMethod'),
    methodDetail: word('paymentMethodDetail'),
    texts,
    raw: information,
  };
}

function informationIn(body: string): Json {
  return objectAt(objectIn(body), 'paymentInformation');
}

function objectIn(body: string): Json {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return {};
  }
}

function objectAt(value: Json, name: string): Json {
  return asObject(value[name]);
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The three operations of XBezahldienste (fact sheet, section 2): create and read a payment transaction, ask whether a pair is available. */
import { parseExactJson } from '../../../src/formats/exact-json.ts';
import { decodeUtf8 } from '../../../src/formats/json.ts';
import { jsonText } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { about, hasMediaType, tellsState } from '../call.ts';
import type { Call, Refusal } from '../call.ts';
import type { Place } from '../mandanten.ts';
import { carryOutOrder } from '../money/outcomes.ts';
import type { Payment, PaymentDraft } from '../money/payment.ts';
import { identify, refuseCaller } from './authentication.ts';
import { id as idRule } from './field-rules.ts';
import { available, problem } from './problems.ts';
import { missingBookingData, readRequest, requestIdOf, wrongArithmetic } from './request.ts';
import type { PaymentRequest } from './request.ts';
import { transactionBody } from './transaction-body.ts';

/** E1: creates a payment transaction. */
export function openCreate(call: Call): () => Answer {
  identify(call);
  const source = decodeUtf8(call.body);
  const value = source === undefined ? undefined : parseExactJson(source)?.value;
  // A byte order mark is no part of the text, and the record has to be whole.
  if (value !== undefined && call.body[0] !== 0xef) call.text = source;
  const ownId = requestIdOf(value);
  call.labels.face = 'xbezahldienste';
  if (ownId !== undefined) call.labels.ownId = ownId;
  return () => refusePlace(call, 401) ?? create(call, value, source ?? '');
}

/** E2: reads a payment transaction. */
export function openRead(call: Call): () => Answer {
  identify(call);
  call.labels.face = 'xbezahldienste';
  const payment = paymentOf(call);
  if (payment !== undefined) about(call, payment);
  return () => {
    const refused = refusePlace(call, 401);
    if (refused !== undefined) return refused;
    if (payment === undefined) return problem(call, 'UNSPECIFIED', 'There is no such transaction.', { status: 404 });
    tellsState(call, payment);
    return jsonText(200, transactionBody(call, payment));
  };
}

/** E3: says whether a pair is configured and available. @requirement PAY-017 */
export function openStatus(call: Call): () => Answer {
  identify(call);
  call.labels.face = 'xbezahldienste';
  return () => refusePlace(call, 403) ?? available();
}

/** The transaction that the path names, when it belongs to that pair's Mandant. */
function paymentOf(call: Call): Payment | undefined {
  const [originatorId = '', endPointId = '', transactionId = ''] = call.segments;
  const place = call.tenant.mandanten.byEndPoint(originatorId, endPointId);
  const payment = call.tenant.book.byId(transactionId);
  if (place === undefined || payment?.mandantNr !== place.mandant.mandantNr) return undefined;
  return payment.face !== 'xbezahldienste' || payment.place === place.key ? payment : undefined;
}

/** What all operations have in common: a known caller, ids of the right form, a pair that exists, is the caller's, and is available. */
function refusePlace(call: Call, anonymous: 401 | 403): Refusal {
  const refused = refuseCaller(call, anonymous);
  if (refused !== undefined) return refused;
  const [originatorId = '', endPointId = ''] = call.segments;
  const wrong = idRule(originatorId) ?? idRule(endPointId);
  if (wrong !== undefined && anonymous === 401) return problem(call, 'VALIDATION_ERROR', `An id in the path ${wrong}.`);
  const place = call.tenant.mandanten.byEndPoint(originatorId, endPointId);
  if (place === undefined) return problem(call, 'NO_VALID_ORIGINATOR_OR_ENDPOINT', 'This combination of originator and end point is not known.');
  if (call.client?.mayActFor(place.mandant.mandantNr) !== true) return problem(call, 'FORBIDDEN', 'The caller may not act for this end point.');
  if (place.endPoint.isAvailable === false) return problem(call, 'UNSPECIFIED', 'The end point is not available at the moment.', { status: 503 });
  return undefined;
}

function create(call: Call, value: unknown, source: string): Answer {
  const { tenant } = call;
  const [originatorId = '', endPointId = ''] = call.segments;
  const place = tenant.mandanten.byEndPoint(originatorId, endPointId);
  if (place === undefined) throw new TypeError('The pair was found before.');
  if (!hasMediaType(call, 'application/json')) return problem(call, 'VALIDATION_ERROR', 'The body is not sent as JSON.', { status: 415 });
  const reading = readRequest(value, tenant.seed.habits);
  if (reading.kind === 'refused') return problem(call, reading.code, reading.detail);
  const { request } = reading;
  if (tenant.book.byOwnId(place.key, request.requestId) !== undefined)
    return problem(call, 'PAYMENT_EXISTS', 'There is a payment with this requestId already.');
  const wrong = wrongArithmetic(request, tenant.seed.arithmetic ?? 'sum');
  if (wrong !== undefined) return problem(call, 'CALCULATION_ERROR', wrong);
  const missing = missingBookingData(request, place.endPoint);
  if (missing !== undefined) return problem(call, 'BOOKING_DATA_MISSING', missing);
  const payment = openPayment(call, place, request, source);
  tellsState(call, payment);
  return jsonText(200, transactionBody(call, payment, source));
}

function openPayment(call: Call, place: Place, request: PaymentRequest, source: string): Payment {
  const { tenant } = call;
  const { book, faults, service, seed } = tenant;
  const ownId = service.ids();
  const draft: { -readonly [Name in keyof PaymentDraft]: PaymentDraft[Name] } = {
    transactionId: faults.wants('long-transaction-id', call) === undefined ? ownId : `${ownId}-langform`.slice(0, 44).padEnd(44, '0'),
    face: 'xbezahldienste',
    mandantNr: place.mandant.mandantNr,
    place: place.key,
    ownId: request.requestId,
    amountCents: request.amountCents,
    currency: 'EUR',
    purpose: request.purpose,
    returnUrl: request.redirectUrl,
    source,
    details: {},
  };
  if (request.description !== undefined) draft.description = request.description;
  if (seed.referenceAt === 'creation') draft.reference = book.newReference();
  const payment = book.open(draft);
  if (payment === undefined) throw new TypeError('The id of the transaction or its Kassenzeichen is in use.');
  about(call, payment);
  const order = tenant.arrangements.take(payment, 'creation');
  if (order !== undefined) carryOutOrder(book, payment, order);
  return payment;
}

/** Faults of the provider in XBezahldienste: answers that break the standard, lie, or are of another transaction. */
import { isExactNumber, parseExactJson } from '../../../src/formats/exact-json.ts';
import { isJsonObject } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import type { Answer } from '../answer.ts';
import { jsonText } from '../answer.ts';
import type { Call } from '../call.ts';
import { centsText, toMicros, wholeCents } from '../money/decimal.ts';
import { transactionBody } from '../xbezahldienste/transaction-body.ts';
import { problem } from '../xbezahldienste/problems.ts';
import type { FunctionalCode } from '../xbezahldienste/problems.ts';
import { numberParam, textParam } from '../../fault-definition.ts';
import type { Armed } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const CREATE = 'xbezahldienste-create';
const READ = 'xbezahldienste-read';
const BOTH = [CREATE, READ];
const ALL = [CREATE, READ, 'xbezahldienste-status'];
const SCRIPT = '<script>document.title="x"</script><img src=x onerror="document.title=1">';

interface Parts {
  readonly information: JsonObject;
  readonly request: JsonObject;
}

/** Changes the two members of a good answer; every other answer is left alone. */
function changed(change: (parts: Parts, call: Call, armed: Armed) => Parts | undefined): NonNullable<FaultDefinition['after']> {
  return (answer, call, armed) => {
    const value = answer.status === 200 ? parseExactJson(answer.body ?? '')?.value : undefined;
    if (!isJsonObject(value)) return answer;
    const [information, request] = [value['paymentInformation'], value['paymentRequest']];
    if (!isJsonObject(information) || !isJsonObject(request)) return answer;
    const parts = change({ information, request }, call, armed);
    return parts === undefined ? answer : { ...answer, body: JSON.stringify({ paymentInformation: parts.information, paymentRequest: parts.request }) };
  };
}

/** Changes the payment information. */
function information(change: (information: JsonObject, call: Call, armed: Armed) => JsonObject | undefined): NonNullable<FaultDefinition['after']> {
  return changed(({ information: own, request }, call, armed) => {
    const other = change(own, call, armed);
    return other === undefined ? undefined : { information: other, request };
  });
}

const isFinal = ({ status }: JsonObject): boolean => status !== 'INITIAL';

/** Amount of the request, moved by some cents. */
function otherAmount(request: JsonObject, differenceCents: number): JsonObject {
  const { grosAmount } = request;
  const cents = isExactNumber(grosAmount) ? wholeCents(toMicros(grosAmount.rawJSON) ?? 0n) : undefined;
  return cents === undefined ? request : { ...request, grosAmount: parseExactJson(centsText(cents + differenceCents))?.value };
}

const ANSWER_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'create-answers-201',
    text: 'A created transaction is answered with 201 instead of 200.',
    violates: 'PAY-026',
    operations: [CREATE],
    after: (answer) => (answer.status === 200 ? { ...answer, status: 201 } : answer),
  },
  {
    name: 'long-transaction-id',
    text: 'The transaction gets an id of 44 characters, which FIT-Connect does not take.',
    violates: 'PAY-027',
    operations: [CREATE],
  },
  {
    name: 'page-missing',
    text: 'A transaction that is open comes without transactionRedirectUrl.',
    violates: 'PAY-009',
    operations: BOTH,
    after: information((own) => (isFinal(own) ? undefined : { ...own, transactionRedirectUrl: undefined })),
  },
  {
    name: 'page-kept',
    text: 'A transaction that is over still has transactionRedirectUrl.',
    violates: 'PAY-010',
    operations: [READ],
    after: information((own, { tenant, labels }) =>
      isFinal(own) ? { ...own, transactionRedirectUrl: tenant.pageUrl({ transactionId: labels.transactionId ?? '' }) } : undefined,
    ),
  },
  {
    name: 'paid-members-too-early',
    text: 'A transaction that is open has paymentMethod and transactionTimestamp.',
    violates: 'PAY-011',
    operations: BOTH,
    after: information((own) => (isFinal(own) ? undefined : { ...own, paymentMethod: 'CREDITCARD', transactionTimestamp: '2026-01-01T00:00:00.000Z' })),
  },
  {
    name: 'reference-missing',
    text: 'A paid transaction has no transactionReference.',
    violates: 'PAY-028',
    operations: BOTH,
    after: information((own) => (isFinal(own) ? { ...own, transactionReference: undefined } : undefined)),
  },
  {
    name: 'detail-with-spaces',
    text: 'paymentMethodDetail has spaces, which FIT-Connect does not take.',
    violates: 'PAY-027',
    operations: [READ],
    after: information((own) => (own['status'] === 'PAYED' ? { ...own, paymentMethodDetail: 'Visa Electron 1234' } : undefined)),
  },
  {
    name: 'status-other',
    text: 'The answer tells another status than the one of the transaction.',
    violates: 'PAY-012',
    operations: [READ],
    params: { status: { kind: 'string', default: 'INITIAL', text: 'what is told, also a value that the standard does not have' } },
    after: information((own, _, armed) => (own['status'] === textParam(armed, 'status') ? undefined : { ...own, status: textParam(armed, 'status') })),
  },
  {
    name: 'amount-other',
    text: 'The request that is told has another grosAmount.',
    violates: 'PAY-008',
    operations: BOTH,
    params: { differenceCents: { kind: 'number', default: -100, text: 'difference, cents' } },
    after: changed(({ information: own, request }, _, armed) => ({ information: own, request: otherAmount(request, numberParam(armed, 'differenceCents')) })),
  },
  {
    name: 'currency-other',
    text: 'The request that is told has another currency.',
    violates: 'PAY-008',
    operations: BOTH,
    after: changed(({ information: own, request }) => ({ information: own, request: { ...request, currency: 'USD' } })),
  },
  {
    name: 'request-other',
    text: 'The request that is told has another requestId.',
    violates: 'PAY-008',
    operations: BOTH,
    after: changed(({ information: own, request }) => ({ information: own, request: { ...request, requestId: 'another-request' } })),
  },
  {
    name: 'transaction-other',
    text: 'The answer is about another paid transaction of the tenant, if there is one.',
    violates: 'PAY-008',
    operations: [READ],
    after: otherTransaction,
  },
  {
    name: 'script-in-texts',
    text: 'Texts that the service shows carry markup with a script.',
    violates: 'PAY-008',
    operations: BOTH,
    after: changed(({ information: own, request }) => ({
      information: { ...own, statusDetail: SCRIPT },
      request: { ...request, purpose: SCRIPT, description: SCRIPT },
    })),
  },
  {
    name: 'answer-no-json',
    text: 'The answer is no JSON although it says so.',
    violates: 'PAY-026',
    operations: ALL,
    after: (answer) => (answer.status === 200 ? { ...answer, body: '<html>OK</html>' } : answer),
  },
];

function otherTransaction(answer: Answer, call: Call): Answer {
  for (const payment of call.tenant.book.all())
    if (payment.transactionId !== call.labels.transactionId && payment.face === 'xbezahldienste' && payment.status === 'PAYED')
      return answer.status === 200 ? jsonText(200, transactionBody(call, payment)) : answer;
  return answer;
}

const CODES: readonly FunctionalCode[] = [
  'NO_VALID_ORIGINATOR_OR_ENDPOINT',
  'PAYMENT_EXISTS',
  'CALCULATION_ERROR',
  'BOOKING_DATA_MISSING',
  'VALIDATION_ERROR',
  'FORBIDDEN',
  'UNSPECIFIED',
];

const PROBLEM_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'problem-on-command',
    text: 'The service answers with that functional code; nothing is carried out.',
    violates: 'PAY-026',
    operations: ALL,
    params: { functionalCode: { kind: 'string', default: 'UNSPECIFIED', oneOf: CODES, text: 'code of the standard' } },
    before: (call, armed) => problem(call, textParam(armed, 'functionalCode') as FunctionalCode, 'Refused on command.'),
  },
  {
    name: 'problem-old-code',
    text: 'An unknown pair is answered with the older name of the code.',
    violates: 'PAY-003',
    operations: ALL,
    after: (answer) =>
      withProblem(answer, (body) =>
        body['functionalCode'] === 'NO_VALID_ORIGINATOR_OR_ENDPOINT' ? { ...body, functionalCode: 'NO_VALID_ORIGINATOR_OR_DESTINATION' } : body,
      ),
  },
  {
    name: 'problem-without-code',
    text: 'A problem has no functionalCode.',
    violates: 'PAY-014',
    operations: ALL,
    after: (answer) => withProblem(answer, (body) => ({ ...body, functionalCode: undefined })),
  },
  {
    name: 'problem-with-internals',
    text: 'The detail of a problem shows names of classes, files and tables.',
    violates: 'PAY-015',
    operations: ALL,
    after: (answer) =>
      withProblem(answer, (body) => ({ ...body, detail: 'java.sql.SQLException: table PAY_TX at de.example.Payment.create(Payment.java:42) in /opt/pay/lib' })),
  },
  {
    name: 'problem-without-number',
    text: 'The detail of a problem has no support number.',
    violates: 'PAY-016',
    operations: ALL,
    after: (answer) => withProblem(answer, (body) => ({ ...body, detail: 'The request was refused.' })),
  },
  {
    name: 'problem-as-html',
    text: 'A problem comes as a page.',
    violates: 'PAY-014',
    operations: ALL,
    after: (answer) =>
      answer.status < 400
        ? answer
        : { ...answer, headers: [['Content-Type', 'text/html; charset=utf-8']], body: '<!DOCTYPE html><title>Error</title><p>Error</p>' },
  },
];

function withProblem(answer: Answer, change: (body: JsonObject) => JsonObject): Answer {
  const body = answer.status < 400 ? undefined : parseExactJson(answer.body ?? '')?.value;
  if (!isJsonObject(body)) return answer;
  const other = change(body);
  return other === body ? answer : { ...answer, body: JSON.stringify(other) };
}

export const XBEZAHLDIENSTE_FAULTS: readonly FaultDefinition[] = [...ANSWER_FAULTS, ...PROBLEM_FAULTS];

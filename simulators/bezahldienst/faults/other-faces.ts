/** Faults of ePayBL, pmPayment and GiroCheckout: codes on command, answers, notices and returns that are not as they should be. */
import { answerWithCode } from '../epaybl/endpoint.ts';
import { CODES } from '../epaybl/codes.ts';
import type { EpayblCode } from '../epaybl/codes.ts';
import { faultOf } from '../epaybl/soap.ts';
import { textParam } from '../../fault-definition.ts';
import type { ParamSpec } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const NOTICES = ['pmpayment-notice', 'girocheckout-notice'];
/** The way back of the browser: after the page, or at once where the outcome was chosen before. */
const RETURNS = ['payment-result', 'payment-page'];
const MESSAGES = [...NOTICES, ...RETURNS];
const DIFFERENCE: ParamSpec = { kind: 'number', default: -100, text: 'difference, cents' };

const EPAYBL_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'epaybl-code',
    text: 'An operation is refused with that code; nothing is carried out.',
    violates: 'EPBL-021',
    params: { code: { kind: 'string', default: '-9999', oneOf: Object.keys(CODES), text: 'code of ePayBL' } },
    before: (call, armed) => (isEpaybl(call.operation) ? answerWithCode(call, { code: textParam(armed, 'code') as EpayblCode }) : undefined),
  },
  {
    name: 'soap-fault',
    text: 'An operation is answered with a SOAP fault; nothing is carried out.',
    violates: 'EPBL-021',
    before: (call) => (isEpaybl(call.operation) ? faultOf('Server', 'The service broke on command.') : undefined),
  },
  {
    name: 'paypage-status-stays',
    text: 'The status of the page stays AKTIV although the claim was paid.',
    violates: 'EPBL-007',
    operations: ['epaybl-lesenKassenzeichenInfo'],
    after: (answer) => replaced(answer, '<code>INAKTIV</code>', '<code>AKTIV</code>'),
  },
  {
    name: 'epaybl-reference-other',
    text: 'The answer is about another Kassenzeichen.',
    violates: 'EPBL-021',
    operations: ['epaybl-lesenKassenzeichenInfo'],
    after: (answer) => (answer.body === null ? answer : { ...answer, body: answer.body.replace(/<kassenzeichen>[^<]*</, '<kassenzeichen>9900000000000<') }),
  },
];

function isEpaybl(operation: string): boolean {
  return operation.startsWith('epaybl-') && operation !== 'epaybl-wsdl' && operation !== 'epaybl-paypage';
}

function replaced<A extends { readonly body: string | null }>(answer: A, from: string, to: string): A {
  return answer.body?.includes(from) === true ? { ...answer, body: answer.body.replace(from, to) } : answer;
}

const FORM_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'reply-hash-wrong',
    text: 'The header hash does not fit the reply.',
    violates: 'GIRO-003',
    operations: ['girocheckout-start'],
    after: (answer) => ({
      ...answer,
      headers: answer.headers.map(([name, value]) => [name, name === 'hash' ? `${value.startsWith('0') ? '1' : '0'}${value.slice(1)}` : value] as const),
    }),
  },
  {
    name: 'reply-hash-missing',
    text: 'The reply has no header hash.',
    violates: 'GIRO-003',
    operations: ['girocheckout-start'],
    after: (answer) => ({ ...answer, headers: answer.headers.filter(([name]) => name !== 'hash') }),
  },
  {
    name: 'reply-other-page',
    text: 'The reply leads to another page, its hash stays.',
    violates: 'GIRO-003',
    operations: ['girocheckout-start'],
    after: (answer) => (answer.body === null ? answer : { ...answer, body: answer.body.replace(/"redirect":"[^"]*"/, '"redirect":"https://pay.invalid/"') }),
  },
  {
    name: 'status-without-result',
    text: 'The status stays -1 although the payment is over.',
    violates: 'PMP-007',
    operations: ['pmpayment-status'],
    after: (answer) => (answer.body === null ? answer : { ...answer, body: answer.body.replace(/"status":[01]/, '"status":-1') }),
  },
];

const MESSAGE_FAULTS: readonly FaultDefinition[] = [
  { name: 'notice-never', text: 'The notice is not sent.', violates: 'PMP-007', operations: NOTICES },
  { name: 'notice-twice', text: 'The notice is sent twice, at the same time.', violates: 'PMP-008', operations: NOTICES },
  {
    name: 'notice-late',
    text: 'The notice is sent late, by the virtual clock.',
    violates: 'PMP-008',
    operations: NOTICES,
    params: { seconds: { kind: 'number', default: 60, text: 'delay, seconds' } },
  },
  {
    name: 'message-claims-paid',
    text: 'Notice or return say that it was paid although it was not; the HMAC is that of the truth.',
    violates: 'PMP-007',
    operations: MESSAGES,
  },
  {
    name: 'message-other-amount',
    text: 'Notice or return have another amount; the HMAC is that of the truth.',
    violates: 'PMP-009',
    operations: MESSAGES,
    params: { differenceCents: DIFFERENCE },
  },
  {
    name: 'message-other-currency',
    text: 'Notice or return have another currency; the HMAC is that of the truth.',
    violates: 'GIRO-003',
    operations: MESSAGES,
  },
  { name: 'message-other-id', text: 'Notice or return name another own id; the HMAC is that of the truth.', violates: 'GIRO-005', operations: MESSAGES },
  { name: 'message-stale', text: 'Notice or return are a year old; the HMAC is that of the truth.', violates: 'PMP-009', operations: MESSAGES },
  { name: 'message-hash-wrong', text: 'The HMAC of notice or return is wrong.', violates: 'GIRO-003', operations: MESSAGES },
  { name: 'message-hash-missing', text: 'Notice or return have no HMAC.', violates: 'GIRO-003', operations: MESSAGES },
  {
    name: 'return-claims-paid',
    text: 'The browser comes back with parameters that say it was paid, whatever the status is.',
    violates: 'PAY-023',
    operations: RETURNS,
  },
  {
    name: 'return-elsewhere',
    text: 'The browser is led to another address than the one of the transaction.',
    violates: 'PAY-013',
    operations: RETURNS,
    params: { url: { kind: 'string', text: 'where it is led' } },
  },
];

export const OTHER_FACE_FAULTS: readonly FaultDefinition[] = [...EPAYBL_FAULTS, ...FORM_FAULTS, ...MESSAGE_FAULTS];

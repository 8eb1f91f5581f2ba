/** Sentences of findings about payment services (XBezahldienste), English; keys as in messages-payment-service.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_PAYMENT_SERVICE_EN: MessageTable = {
  'provider-not-seen': { summary: 'There was nothing by which to judge the rule.', expected: 'One call at least.', observed: 'None.' },
  'provider-service-silent': {
    summary: 'The payment service did not answer; the rule could not be checked.',
    expected: 'An answer.',
    observed: 'None: connection, certificate or timeout.',
  },
  'provider-unavailable': {
    summary: 'The payment service was out of order for the moment; the rule could not be checked.',
    expected: 'An answer to the matter.',
    observed: 'Status {status}: the server is busy or out of order for a while.',
  },
  'provider-not-created': {
    summary: 'The payment could not be created or read; the rule could not be checked.',
    expected: 'A transaction in the answer.',
    observed: 'None.',
  },
  'provider-not-ended': {
    summary: 'The payment did not reach the status {wanted}; the rule could not be checked.',
    expected: '{wanted} within the deadline.',
    observed: 'Another status, or none.',
  },
  'provider-page-not-seen': {
    summary: 'The payment page could not be seen, or not be gone through to its end.',
    expected: 'A payment page that can be opened.',
    observed: 'No answer, an error, or too many redirects.',
  },
  'provider-page-unknown': {
    summary: 'The payment page leads to a host that the target file does not name.',
    expected: 'The redirectUrl, or a host of payment.pageOrigins.',
    observed: '{host}',
  },
  'provider-operation-missing': {
    summary: 'An operation is not offered: {about}.',
    expected: 'An answer to path and method of the standard.',
    observed: 'Status {status}.',
  },
  'provider-answer-no-json': {
    summary: 'An answer is not sent as JSON: {about}.',
    expected: 'application/json and a readable object.',
    observed: '{type}',
  },
  'provider-success-not-200': {
    summary: 'A success has another status: {about}.',
    expected: '200; online services take only this status for a success.',
    observed: '{status}',
  },
  'provider-path-id-accepted': {
    summary: 'An id in the path that is none was accepted: {about}.',
    expected: 'A refusal with a functional code.',
    observed: '{told}',
  },
  'provider-path-id-unchecked': {
    summary: 'An id in the path that is none leads to an error without functional code or inside the server: {about}.',
    expected: 'A refusal with a functional code.',
    observed: '{told}',
  },
  'provider-old-code': {
    summary: 'The functional code has its deprecated name: {about}.',
    expected: 'NO_VALID_ORIGINATOR_OR_ENDPOINT',
    observed: '{code}',
  },
  'provider-wrong-code': {
    summary: 'A faulty request was not refused with the functional code meant for it: {about}.',
    expected: '{code}',
    observed: '{told}',
  },
  'provider-of-other-tenant': {
    summary: 'A transaction can be read by others too: {about}.',
    expected: 'A refusal.',
    observed: 'The transaction.',
  },
  'provider-first-changed': {
    summary: 'After the repetition the first transaction names another amount.',
    expected: 'The amount of the first request.',
    observed: 'Another one.',
  },
  'provider-repeat-accepted': {
    summary: 'A repeated requestId was not refused with PAYMENT_EXISTS.',
    expected: 'PAYMENT_EXISTS',
    observed: '{told}',
  },
  'provider-twins-accepted': {
    summary: 'Simultaneous requests with the same requestId made several payments.',
    expected: 'One payment, otherwise PAYMENT_EXISTS.',
    observed: '{made} of {sent} requests accepted.',
  },
  'provider-right-sum-refused': { summary: 'A right sum was refused: {about}.', expected: 'The transaction.', observed: '{told}' },
  'provider-limit-refused': { summary: 'A request at the edge of what is allowed was refused: {about}.', expected: 'The transaction.', observed: '{told}' },
  'provider-page-markup': {
    summary: 'The payment page shows markup of the request as it came.',
    expected: 'A refusal of the request, or text without effect.',
    observed: 'The markup stands in the page unchanged.',
  },
  'provider-part-missing': {
    summary: 'A part is missing in the answer: {about}.',
    expected: 'paymentInformation and paymentRequest.',
    observed: '{member} is missing.',
  },
  'provider-member-wrong': {
    summary: 'The member {member} is missing or has another form.',
    expected: 'transactionId, transactionUrl and status as in the schema; transactionReference, where it is there, up to 36 characters.',
    observed: '{seen}',
  },
  'provider-id-too-long': {
    summary: 'transactionId does not fit the metadata of FIT-Connect.',
    expected: 'There 36 characters at most: letters, digits, underscore and hyphen.',
    observed: '{length} characters. XBezahldienste itself limits nothing.',
  },
  'provider-echo-changed': {
    summary: 'paymentRequest is not the request that was sent.',
    expected: '{member} as sent.',
    observed: '{seen}',
  },
  'provider-url-elsewhere': {
    summary: 'The address in transactionUrl does not lead to the transaction.',
    expected: 'The transaction, read with the same credentials.',
    observed: 'Something else.',
  },
  'provider-not-initial': { summary: 'A new transaction is not open.', expected: 'INITIAL', observed: '{seen}' },
  'provider-page-address-missing': {
    summary: 'An open transaction names no payment page.',
    expected: 'transactionRedirectUrl as a full address.',
    observed: 'None.',
  },
  'provider-page-address-kept': {
    summary: 'A transaction that has ended still names the payment page.',
    expected: 'No transactionRedirectUrl.',
    observed: 'One, with {status}.',
  },
  'provider-fact-too-early': { summary: '{member} is set although nothing is paid.', expected: 'With PAYED only.', observed: 'With {status}.' },
  'provider-fact-wrong': {
    summary: 'A paid transaction names {member} not, or in another form.',
    expected: 'paymentMethod of the list of the standard, transactionTimestamp by RFC 3339.',
    observed: '{seen}',
  },
  'provider-status-changed': { summary: 'A final status has changed.', expected: '{status}', observed: '{seen}' },
  'provider-led-elsewhere': {
    summary: 'The browser was not led to the redirectUrl of the transaction.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'provider-not-led-back': {
    summary: 'After the end the browser stayed on the payment page.',
    expected: '{wanted}',
    observed: 'No redirect and no link there.',
  },
  'provider-error-expected': {
    summary: 'A request that cannot succeed was answered as if it had: {about}.',
    expected: 'A problem document.',
    observed: '{told}',
  },
  'provider-error-not-seen': {
    summary: 'A faulty request was accepted; the form of errors could not be checked by it: {about}.',
    expected: 'An error.',
    observed: 'A success.',
  },
  'provider-problem-type': {
    summary: 'An error is not sent as application/problem+json.',
    expected: 'application/problem+json',
    observed: '{seen}',
  },
  'provider-problem-unreadable': {
    summary: 'An error holds no readable problem document.',
    expected: 'A JSON object.',
    observed: 'Something else.',
  },
  'provider-problem-member': {
    summary: 'In the problem document {member} is missing or has another form.',
    expected: 'type, status equal to the HTTP status, title, detail and functionalCode as in the standard.',
    observed: '{seen}',
  },
  'provider-stranger-served': {
    summary: 'A caller without credentials was served: {about}.',
    expected: 'A refusal.',
    observed: 'A success.',
  },
  'provider-detail-not-seen': {
    summary: 'An error had no detail; the rule could not be checked.',
    expected: 'A problem document with detail.',
    observed: 'None: {about}.',
  },
  'provider-internals-shown': { summary: 'detail of an error shows internals.', expected: 'Functional content only.', observed: '{seen}' },
  'provider-support-number-missing': {
    summary: 'detail of an error names no number for support.',
    expected: 'A number by which support finds the error.',
    observed: 'None.',
  },
  'provider-support-number-same': {
    summary: 'Two errors name the same number for support.',
    expected: 'One of its own for each error.',
    observed: 'The same.',
  },
  'provider-status-query-status': {
    summary: 'The status query answers with another status: {about}.',
    expected: '{wanted}',
    observed: '{status}',
  },
  'provider-status-query-type': {
    summary: 'The status query does not answer as application/problem+json: {about}.',
    expected: 'application/problem+json with a JSON object.',
    observed: '{seen}',
  },
};

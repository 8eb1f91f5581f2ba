/** Single behaviours of the payment simulator with their sources, face by face. */
import type { Behaviour } from '../specification.ts';

const STANDARD = 'XBezahldienste 1.0.0, API documentation';
const GOVER = 'client code of Gover';
const EGOVS = 'client code of the Egovs modules';
const KOHA = 'client code of the LMSCloud fork of Koha';
const MODULE = 'pm-payment-service, client code';
const GIRO = 'GiroCheckout API documentation';
const CHOICE = 'choice of the simulator; no source shows it';

const verified = (rule: string, source: string, requirement?: string): Behaviour => ({
  rule,
  fidelity: 'verified',
  source,
  ...(requirement === undefined ? {} : { requirement }),
});
const inferred = (rule: string, source: string = CHOICE, requirement?: string): Behaviour => ({
  rule,
  fidelity: 'inferred',
  source,
  ...(requirement === undefined ? {} : { requirement }),
});

const XBEZAHLDIENSTE: readonly Behaviour[] = [
  verified('Three operations: create, read, status of a pair', STANDARD, 'PAY-001'),
  verified('Ids of the path have 1 to 36 letters, digits, underscores, hyphens', STANDARD, 'PAY-002'),
  verified('Unknown pair: NO_VALID_ORIGINATOR_OR_ENDPOINT', STANDARD, 'PAY-003'),
  verified('Repeated requestId: PAYMENT_EXISTS, no replay', STANDARD, 'PAY-004'),
  verified('Sum and items differ: CALCULATION_ERROR, rounded half-up once', `${STANDARD}; formula ${GOVER}`, 'PAY-005'),
  verified('Broken field: VALIDATION_ERROR; bounds and characters of fields', STANDARD, 'PAY-006'),
  verified('Missing account assignment: BOOKING_DATA_MISSING', STANDARD, 'PAY-007'),
  verified('Payment information and request in the answer', STANDARD, 'PAY-008'),
  verified('Page address while INITIAL, and not afterwards', STANDARD, 'PAY-009'),
  verified('Method and time for PAYED only', STANDARD, 'PAY-011'),
  inferred('A final status stays', 'definitions of the statuses', 'PAY-012'),
  verified('Back to exactly redirectUrl in every outcome', STANDARD, 'PAY-013'),
  verified('Problem documents with functional code, functional detail and support number', STANDARD, 'PAY-014'),
  verified('Status of a pair: 200, 403 or 503 as a problem document', STANDARD, 'PAY-017'),
  inferred('400 for fields, sum and assignment, 403 for pairs and callers, 409 for duplicates, 404 for transactions, 503 when closed'),
  inferred('Required members: all but description, bookingData and requestor; null counts as absent'),
  inferred('Duplicates are looked for in the same pair, after fields and before the sum'),
  inferred('Amounts have at most six decimals, grosAmount two'),
  inferred('Addresses are of the web (http or https)'),
  verified('Client certificate, HTTP Basic, or OAuth client credentials', GOVER),
  inferred('401 with a challenge without credentials, also as a problem document'),
  verified('Habits of ePay21: no null, no empty bookingData, no requestor; page address kept', GOVER),
  inferred('A page runs out after 60 minutes, and the payment has failed'),
  inferred('Kassenzeichen: thirteen digits, given with the payment'),
];

const EPAYBL: readonly Behaviour[] = [
  verified('Calls need a certificate that is linked to the tenant (-0020, -0021)', EGOVS, 'EPBL-001'),
  verified('Tenant, unit and customer are checked', EGOVS, 'EPBL-002'),
  verified('Sum, amounts and decimals of booking lists', EGOVS, 'EPBL-003'),
  verified('Who assigns Kassenzeichen and voucher numbers', EGOVS, 'EPBL-004'),
  verified('A transaction number is used once', EGOVS, 'EPBL-005'),
  verified('The list comes back with its Kassenzeichen', `${EGOVS}; ${KOHA}`, 'EPBL-006'),
  verified('paypageStatus INAKTIV once paid', KOHA, 'EPBL-007'),
  inferred('paypageStatus stays AKTIV after a refusal or cancellation', 'a client takes INAKTIV for paid'),
  verified('Incoming payments are confirmed with the id of the last reading', EGOVS, 'EPBL-008'),
  verified('A customer with open transactions is not deleted', EGOVS, 'EPBL-009'),
  verified('Namespace and RPC style', EGOVS, 'EPBL-010'),
  verified('Results of version 2 are flat, of version 3 nested', EGOVS),
  inferred('Names of wrappers in answers, order of members, form of the return element', 'name of the servlet in the address'),
  inferred('Direct debits come in after a day; transfers wait for an order'),
  inferred('Which code wins when several rules are broken'),
  verified('Link to the page with tenant, customer, Kassenzeichen and two back links', KOHA, 'EPBL-020'),
];

const FORMS: readonly Behaviour[] = [
  inferred('A start with a wrong or missing hash is refused with 403', 'purpose of the hash', 'PMP-001'),
  verified('HMAC-SHA256 over fields that were sent, joined by bars', `${MODULE}; ${KOHA}`, 'PMP-002'),
  verified('Amount in cents', MODULE, 'PMP-003'),
  verified('Reply with url and txid', MODULE, 'PMP-004'),
  verified('Status 1, 0, -1 by ags and txid', `${MODULE}; ${KOHA}`, 'PMP-005'),
  verified('Return with an HMAC over seven values', KOHA, 'PMP-006'),
  verified('Notice without an HMAC', KOHA, 'PMP-007'),
  inferred('Times are those of Germany; the return is a GET unless set otherwise'),
  inferred('409 for a txid in use, 400 for a wrong field'),
  verified('HMAC-MD5 over values without separator, published vector', GIRO, 'GIRO-001'),
  verified('Header hash over the exact reply', GIRO, 'GIRO-002'),
  verified('Notice and return with gcHash; 4000 is success', GIRO, 'GIRO-004'),
  inferred('Both orders of the two addresses are taken', 'the documentation has one, a client the other'),
  inferred('Numbers of refusals and of other results'),
];

const MONEY: readonly Behaviour[] = [
  inferred('One payment is seen through all faces of its tenant', 'one provider speaks several interfaces'),
  inferred('Amounts of a table choose an outcome', 'custom of payment sandboxes'),
  inferred('Paying again a payment that is over takes no money'),
];

export const BEHAVIOURS: readonly Behaviour[] = [...XBEZAHLDIENSTE, ...EPAYBL, ...FORMS, ...MONEY];

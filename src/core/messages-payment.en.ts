/** Sentences of findings about portals that take fees, English; keys as in messages-payment.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_PAYMENT_EN: MessageTable = {
  'fee-creation-not-seen': {
    summary: 'The product began no payment; the rule could not be checked.',
    expected: 'A request to the payment service with the word of the order in its purpose.',
    observed: 'None.',
  },
  'fee-not-begun': {
    summary: 'There was no payment in the state that the test needs.',
    expected: 'A payment that was created, and paid or open as ordered.',
    observed: 'None.',
  },
  'fee-not-told': {
    summary: 'The product tells nothing usable about the application.',
    expected: 'state and bookings in the adapter.',
    observed: 'Nothing usable.',
  },
  'fee-not-read': {
    summary: 'The product did not read the payment in time.',
    expected: 'At least one reading after the return.',
    observed: 'None.',
  },
  'fee-attack-not-staged': {
    summary: 'The deviation did not reach the product; the rule could not be checked.',
    expected: 'At least one deviating answer or message.',
    observed: 'None arrived.',
  },
  'fee-page-not-seen': {
    summary: 'The page of the application could not be seen.',
    expected: 'A page at statusUrl.',
    observed: 'None.',
  },
  'fee-mapping-not-told': {
    summary: 'The product does not show what it would submit about the payment.',
    expected: 'paymentInformation of a paid application in the adapter.',
    observed: 'Nothing, or the application is not paid.',
  },
  'fee-request-id-form': {
    summary: 'A requestId does not have the allowed form.',
    expected: '1 to 36 letters, digits, underscores and hyphens.',
    observed: '{seen}',
  },
  'fee-request-id-again': {
    summary: 'Another attempt repeats the requestId.',
    expected: 'A fresh requestId for every attempt.',
    observed: '{seen} came twice.',
  },
  'fee-items-unclear': {
    summary: 'The amount of an item could not be made out.',
    expected: 'Net and tax amount of each item as numbers.',
    observed: 'An item without them.',
  },
  'fee-no-items': {
    summary: 'The request has no item.',
    expected: 'At least one entry in items.',
    observed: 'None.',
  },
  'fee-amount-form': {
    summary: 'An amount is no number with two decimals, or is missing.',
    expected: 'grosAmount in whole cents; net and tax amounts as numbers.',
    observed: '{seen}',
  },
  'fee-sum-differs': {
    summary: 'grosAmount is not the sum of the items.',
    expected: '{sum}',
    observed: '{gross}',
  },
  'fee-purpose-length': {
    summary: 'The purpose does not have the allowed length.',
    expected: '1 to 27 characters.',
    observed: '{length} characters.',
  },
  'fee-purpose-characters': {
    summary: 'The purpose has characters that are not allowed.',
    expected: 'Letters without umlauts, digits, underscores, spaces and hyphens.',
    observed: '{seen}',
  },
  'fee-null-sent': {
    summary: 'The request sends absent members as null.',
    expected: 'Absent optional members are left out.',
    observed: 'null in {members}',
  },
  'fee-paid-unread': {
    summary: 'The application counts as paid although no reading said PAYED.',
    expected: 'Open until a transaction that was read says PAYED.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-paid-unnoticed': {
    summary: 'A reading said PAYED, and the application does not count as paid.',
    expected: 'Paid as soon as a transaction that was read says PAYED.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-not-polled': {
    summary: 'A transaction that was paid was not noticed without a return.',
    expected: 'Paid within the time limit of the target.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-paid-after-error': {
    summary: 'After an error of the payment service the application counts as paid.',
    expected: 'Open or failed.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-mapping': {
    summary: 'The member {member} for FIT-Connect is wrong.',
    expected: '{expected}',
    observed: '{seen}',
  },
  'fee-mapping-missing': {
    summary: 'Nothing would be submitted about the payment of a paid application.',
    expected: 'paymentInformation with id, Kassenzeichen, method and status.',
    observed: 'null',
  },
  'fee-reference-demanded': {
    summary: 'Without a Kassenzeichen the product begins no payment.',
    expected: 'The browser is led to the payment page.',
    observed: 'The payment was given up.',
  },
  'fee-other-amount-taken': {
    summary: 'The amount or currency that was read differs, and the application counts as paid.',
    expected: 'Open or to be clarified.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-other-transaction-taken': {
    summary: 'A foreign transaction was read, and the application counts as paid.',
    expected: 'Open: compare the ids of the answer.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-unknown-status-taken': {
    summary: 'A status that does not exist counts as paid.',
    expected: 'Open: only PAYED is paid.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-script-shown': {
    summary: 'The page of the application holds markup from texts of the payment service.',
    expected: 'Texts as text.',
    observed: 'A script, or an image with an event.',
  },
  'fee-foreign-return-taken': {
    summary: 'Whoever comes back to the address of another application makes it paid.',
    expected: 'Open: only the own transaction of the application counts.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-second-payment': {
    summary: 'Although the first payment was paid, another one was created.',
    expected: 'Read the first payment and create no other.',
    observed: '{count} payments for one application.',
  },
  'fee-late-result-missed': {
    summary: 'A late payment of the first attempt was not noticed.',
    expected: 'Paid or to be clarified.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-booked-often': {
    summary: 'The fee was booked more than once.',
    expected: 'bookings 1',
    observed: 'bookings {bookings}',
  },
  'fee-hash-wrong': {
    summary: 'The hash does not fit the fields that were sent.',
    expected: 'HMAC-SHA256 over the fields that were sent, in fixed order, joined by |.',
    observed: 'Another value.',
  },
  'fee-cents-form': {
    summary: 'amount is not the fee in cents.',
    expected: '{cents}',
    observed: '{seen}',
  },
  'fee-notice-believed': {
    summary: 'The application counts as paid although the status query did not say 1.',
    expected: 'Open until the status query says 1.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-doubtful-return-taken': {
    summary: 'A return that is old or has another amount was not refused.',
    expected: 'Not booked.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-reply-taken': {
    summary: 'A reply without the right header hash was followed.',
    expected: 'The payment is not begun.',
    observed: 'The browser is led to {page}',
  },
  'fee-forged-message-taken': {
    summary: 'A message without the right gcHash made the application paid.',
    expected: 'No effect.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-result-code-taken': {
    summary: 'A result code other than 4000 counts as paid.',
    expected: 'Not paid.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-result-code-ignored': {
    summary: 'The result code 4000 does not count as paid.',
    expected: 'Paid.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-foreign-message-taken': {
    summary: 'A genuine message about another amount or id counts as payment.',
    expected: 'Not paid.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-namespace': {
    summary: 'Operations are not in the namespace of ePayBL.',
    expected: 'http://www.bff.bund.de/ePayment at the one element of the SOAP body.',
    observed: '{count} calls without it.',
  },
  'fee-links-raw': {
    summary: '{name} is not URL-encoded, or is missing.',
    expected: 'An encoded full address.',
    observed: '{seen}',
  },
  'fee-backlink-believed': {
    summary: 'A call of the back link counts as proof of payment.',
    expected: 'Open until lesenKassenzeichenInfo says INAKTIV.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-asks-without-end': {
    summary: 'The return is not answered while there is no result.',
    expected: 'An answer in time, the payment open.',
    observed: 'No answer; {count} questions.',
  },
  'fee-unsettled-taken': {
    summary: 'The application counts as paid although the payment page is not settled.',
    expected: 'Open.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-text-too-long': {
    summary: 'The booking text does not fit beside the Kassenzeichen.',
    expected: '{most} characters at most.',
    observed: '{length} characters.',
  },
};

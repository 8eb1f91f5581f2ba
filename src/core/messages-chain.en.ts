/** Sentences of findings about the chain from login to the authority's answer, English; keys as in messages-chain.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_CHAIN_EN: MessageTable = {
  'chain-not-begun': {
    summary: 'The product began no payment for the application; the rule could not be tried.',
    expected: 'An application that leads to a payment page.',
    observed: 'No usable answer, or no payment page.',
  },
  'chain-not-paid': {
    summary: 'At the payment service the application is not paid as the check needs it.',
    expected: 'Paid transactions in the ledger.',
    observed: 'Too few.',
  },
  'chain-not-delivered': {
    summary: 'The application was not delivered in time; the rule could not be tried.',
    expected: 'A submission with the word of the order in its data.',
    observed: 'None.',
  },
  'chain-not-readable': {
    summary: "The metadata of the submission could not be read with the destination's key.",
    expected: 'Metadata as JSON, encrypted for the destination.',
    observed: 'Not readable.',
  },
  'chain-not-decided': {
    summary: 'The Fachverfahren did not decide in time; the rule could not be tried.',
    expected: 'A signed event accept-submission or reject-submission.',
    observed: 'None.',
  },
  'chain-not-told': {
    summary: 'The product tells nothing usable about the decision.',
    expected: 'decision in the adapter: accepted, rejected or null.',
    observed: 'Nothing told.',
  },
  'chain-break-not-staged': {
    summary: 'The break did not reach the product; the rule could not be tried.',
    expected: 'At least one disturbed answer or message.',
    observed: 'None arrived.',
  },
  'chain-control-failed': {
    summary: 'That nothing was delivered says nothing: an ordinary application afterwards did not arrive either.',
    expected: 'An ordinary paid application is delivered.',
    observed: 'No submission in time.',
  },
  'chain-stories-differ': {
    summary: 'Ledger, delivery service and Fachverfahren do not tell the same story; the rule could not be tried.',
    expected: 'One payment, one submission, one copy in the Fachverfahren.',
    observed: 'The ledger names: {ledger}; copies in the Fachverfahren: {copies}.',
  },
  'chain-payment-not-named': {
    summary: 'A paid application was delivered without saying anything about the payment.',
    expected: 'paymentInformation in the metadata.',
    observed: 'It is missing.',
  },
  'chain-payment-differs': {
    summary: 'The submission names the payment differently from the ledger: {member}.',
    expected: '{member}: {expected}',
    observed: '{member}: {seen}',
  },
  'chain-applicant-missing': {
    summary: 'The delivered application does not name the person who had logged in.',
    expected: 'Given and family name of the account in the data.',
    observed: 'Not contained.',
  },
  'chain-decision-differs': {
    summary: 'The citizen is told another decision than that of the authority.',
    expected: '{decision}',
    observed: '{told}',
  },
  'chain-paid-not-sent': {
    summary: 'A paid application was not delivered after an outage of the delivery service was over.',
    expected: 'One submission once the delivery service is back.',
    observed: 'None in time; state of the application: {state}.',
  },
  'chain-delivered-again': {
    summary: 'An application was delivered more than once.',
    expected: 'Exactly one submission.',
    observed: '{count} submissions.',
  },
  'chain-paid-twice': {
    summary: 'An application was paid twice and delivered once; the money of the second payment is without an application.',
    expected: 'Somebody settles the surplus payment.',
    observed: 'Surplus: {transactions}; the ledger names: {ledger}; state of the application: {state}.',
  },
  'chain-unpaid-sent': {
    summary: 'An application whose payment was cancelled or refused was delivered.',
    expected: 'No submission.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-return-believed': {
    summary: 'An unpaid application was delivered because the browser came back claiming that it was paid.',
    expected: 'No submission: a result counts only when the payment service tells it on asking.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-late-result-missed': {
    summary: 'A paid application was not delivered because the browser did not come back.',
    expected: 'One submission once the payment service says PAYED.',
    observed: 'None in time; state of the application: {state}.',
  },
  'chain-sent-without-service': {
    summary: 'An application was delivered although the payment service could create no payment.',
    expected: 'No submission.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-error-taken-for-payment': {
    summary: 'An application was delivered although the payment service answered with errors instead of a result.',
    expected: 'No submission.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-other-amount-taken': {
    summary: 'An application was delivered although the payment service told another amount than requested.',
    expected: 'No submission.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-lost-by-restart': {
    summary: 'A paid application was not delivered after a restart of the product.',
    expected: 'One submission after the restart.',
    observed: 'None in time; state of the application: {state}.',
  },
  'chain-address-stale': {
    summary: 'An application was delivered to an address that the directory no longer names.',
    expected: 'A submission to the destination that the directory names now.',
    observed: 'A submission to the former one.',
  },
  'chain-sent-without-entry': {
    summary: 'An application was delivered although the directory has no such service of the authority.',
    expected: 'No submission.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-sent-to-revoked': {
    summary: 'An application was delivered to an address whose certificate the directory calls revoked.',
    expected: 'No submission there.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-certificate-differs': {
    summary: 'An application was delivered although directory and delivery service name different certificates of the receiver.',
    expected: 'No submission.',
    observed: '{count} submissions; state of the application: {state}.',
  },
  'chain-receiver-unverified': {
    summary: 'An application was delivered to a receiver that the directory does not count among the right category.',
    expected: 'No submission there.',
    observed: '{count} submissions; state of the application: {state}.',
  },
};

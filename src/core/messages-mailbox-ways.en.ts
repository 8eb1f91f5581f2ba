/** Sentences of the findings about sending to mailboxes by way of FIT-Connect and SOAP, English; keys as in messages-mailbox-ways.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_MAILBOX_WAYS_EN: MessageTable = {
  'author-token-missing': {
    summary: 'The submission by way of FIT-Connect brings no JWT of the sender.',
    expected: 'authorToken with the self-signed JWT.',
    observed: 'None, or it cannot be read.',
  },
  'author-token-ended': {
    summary: 'The JWT in the submission by way of FIT-Connect was no longer valid when it was processed.',
    expected: 'A JWT that is still valid {seconds} seconds after submitting.',
    observed: 'Life left when it was submitted, in seconds: {seen}.',
  },
  'author-token-of-the-future': {
    summary: 'The JWT in the submission by way of FIT-Connect is not issued yet.',
    expected: 'iat not after the time of submitting.',
    observed: 'iat is more than 30 seconds after it.',
  },
  'author-certificate-missing': {
    summary: 'The submission by way of FIT-Connect brings no certificate of the sender.',
    expected: 'authorCertificate with the certificate whose key signed the JWT.',
    observed: 'None, or it cannot be read.',
  },
  'author-certificate-foreign': {
    summary: 'The certificate in the submission by way of FIT-Connect does not belong to the JWT.',
    expected: 'A certificate whose key signed the JWT.',
    observed: 'The signature of the JWT does not fit this certificate.',
  },
  'soap-used': {
    summary: 'The product uses the SOAP interface of the old mailbox.',
    expected: 'No request to it.',
    observed: '{requests} requests.',
  },
  'soap-refused': {
    summary: 'The SOAP interface of the old mailbox did not take messages: {reasonsEn}.',
    expected: 'A receipt with result status 0 (interface description of BundID, 12.1.3).',
    observed: '{messages} messages not taken.',
  },
};

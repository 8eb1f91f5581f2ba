/** Sentences about tokens, the pickup list, certificates and keys at FIT-Connect, English; keys as in messages-fit-connect-access.de.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_ACCESS_EN: MessageTable = {
  'no-token-request': { summary: 'The product asked for no token.', expected: 'A request to the token endpoint.', observed: 'No request.' },
  'token-request-basic': {
    summary: 'The credentials were sent by HTTP Basic.',
    expected: 'client_id and client_secret in the form body.',
    observed: 'Header Authorization: Basic.',
  },
  'token-request-not-form': {
    summary: 'The token request is not a form.',
    expected: 'Content-Type: application/x-www-form-urlencoded.',
    observed: 'Another media type.',
  },
  'token-request-grant': {
    summary: 'The token request does not use the client-credentials grant.',
    expected: 'grant_type=client_credentials.',
    observed: 'Another grant_type or none.',
  },
  'token-request-credentials': {
    summary: 'The token request lacks credentials in the form.',
    expected: 'client_id and client_secret in the form.',
    observed: 'At least one is missing.',
  },
  'no-pickup-seen': {
    summary: 'The product did not request the pickup list; the rule could not be checked.',
    expected: 'A request of the pickup list within the deadline.',
    observed: 'None.',
  },
  'page-not-worked': {
    summary: 'The last page of the pickup list was left, but the first was not worked through either; whether paging is the reason cannot be seen.',
    expected: 'Fetch of the submission on the last page.',
    observed: 'Not fetched.',
  },
  'second-page-never-read': {
    summary: 'The pickup list was read to the end of its first page only.',
    expected: 'Further requests with offset until totalCount ({pending}) is reached.',
    observed: 'No request with an offset above 0 at a page size of {limit}.',
  },
  'missing-never-tried': {
    summary: 'The missing submission was never fetched; the rule could not be checked.',
    expected: 'Fetch of the listed submission.',
    observed: 'None.',
  },
  'stopped-at-404': {
    summary: 'After the answer 404 for a listed submission the following ones were no longer fetched.',
    expected: 'The next submission of the list is fetched.',
    observed: 'No further fetch, {tried} attempts at the same place.',
  },
  'bad-item-never-tried': {
    summary: 'The unreadable submission was never fetched; the rule could not be checked.',
    expected: 'Fetch of the listed submission.',
    observed: 'None.',
  },
  'blocked-by-bad-item': {
    summary: 'An unreadable submission kept all following ones waiting.',
    expected: 'The next submission of the list is fetched.',
    observed: 'No fetch after the unreadable submission.',
  },
  'missing-link-hidden': {
    summary: 'While the service answers 403 the product tells its operator that the pickup is fine.',
    expected: 'A hint at the missing link between client and destination.',
    observed: 'pickup: {seen}',
  },
  'no-tls': { summary: 'The interface runs without TLS; certificates could not be checked.', expected: 'https.', observed: 'http.' },
  'bad-certificate-taken': {
    summary: 'The product sent requests over a connection whose server certificate it had to refuse ({certificate}).',
    expected: 'The handshake is broken off.',
    observed: 'Requests over that connection.',
  },
  'no-handshake-seen': {
    summary: 'The product opened no new connection; the rule could not be checked.',
    expected: 'A handshake within the deadline.',
    observed: 'None.',
  },
  'encryption-key-ops': {
    summary: 'The encryption key {kid} is not published for exactly that use.',
    expected: 'key_ops: ["wrapKey"]',
    observed: 'key_ops: {seen}',
  },
  'one-key-for-both': {
    summary: 'Encryption and signing use the same key ({kid} and {seen}).',
    expected: 'Two different key pairs.',
    observed: 'Equal modulus n.',
  },
  'signing-key-ops': { summary: 'The signing key {kid} is not published for exactly that use.', expected: 'key_ops: ["verify"]', observed: 'key_ops: {seen}' },
  'no-rollover-seen': {
    summary: 'The product carried out no key roll-over; the rule could not be checked.',
    expected: 'Change of encryptionKid through the Destination API.',
    observed: 'None.',
  },
  'switched-before-published': {
    summary: 'encryptionKid was switched before the new key was published.',
    expected: 'Add the key first, then change encryptionKid.',
    observed: 'The reverse or an incomplete order.',
  },
};

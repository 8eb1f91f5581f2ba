/** Sentences of findings about products that ask the DVDV, English; keys as in messages-dvdv-client.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_DVDV_CLIENT_EN: MessageTable = {
  'dvdv-nothing-asked': {
    summary: 'The product asked nothing; the rule could not be checked.',
    expected: 'At least one request that the rule is about.',
    observed: 'None within the deadline.',
  },
  'dvdv-no-token-requested': {
    summary: 'The product requested no token; the rule could not be checked.',
    expected: 'A request for a token with a readable JWT.',
    observed: 'None so far.',
  },
  'dvdv-not-told': {
    summary: 'What the product made of the answer could not be seen.',
    expected: 'An answer of the adapter as docs/reference/adapter-dvdv-client.md describes it.',
    observed: 'None, or another one.',
  },
  'dvdv-not-answered': {
    summary: 'No request for the key {key} arrived that could be answered; the rule could not be checked.',
    expected: 'A request with exactly this key that the directory answers.',
    observed: 'None.',
  },
  'dvdv-servers-alternate': {
    summary: 'Whether the product turns to the substitute because of the missing entry {key} could not be seen.',
    expected: 'Several look-ups of the missing entry and of another one, at the same server.',
    observed: 'Too few, or both servers are asked for other reasons too.',
  },
  'dvdv-key-not-whole': {
    summary: 'A request names no whole organisation key.',
    expected: 'Prefix, colon and id, 6 to 255 characters.',
    observed: '{seen}',
  },
  'dvdv-key-refused': {
    summary: 'The product refused the existing key {key}.',
    expected: 'A request with exactly this key, and use of the answer.',
    observed: 'Refused or told as not found without asking.',
  },
  'dvdv-key-changed': {
    summary: 'The product changed the key {key}.',
    expected: 'The key character by character.',
    observed: '{seen}',
  },
  'dvdv-single-not-get': {
    summary: 'A single request was not made with GET.',
    expected: 'GET with the parameter request_json.',
    observed: '{seen}',
  },
  'dvdv-parameters': {
    summary: 'A single request has other parameters.',
    expected: 'Exactly one parameter request_json.',
    observed: '{seen}',
  },
  'dvdv-query-not-encoded': {
    summary: 'The JSON of a request is not encoded for addresses.',
    expected: 'Percent-encoding of all characters that may not be in an address.',
    observed: '{seen}',
  },
  'dvdv-request-unreadable': {
    summary: 'The JSON of a request cannot be read.',
    expected: 'A JSON object, percent-encoded as UTF-8.',
    observed: '{seen}',
  },
  'dvdv-batch-not-post': {
    summary: 'A batch was not made with POST.',
    expected: 'POST with a JSON array.',
    observed: '{seen}',
  },
  'dvdv-batch-type': {
    summary: 'A batch is not marked as JSON.',
    expected: 'Content-Type: application/json',
    observed: '{seen}',
  },
  'dvdv-batch-unreadable': {
    summary: 'The content of a batch is no JSON array.',
    expected: 'A JSON array of requests.',
    observed: 'Something else.',
  },
  'dvdv-batch-too-long': {
    summary: 'A batch has more than {most} requests.',
    expected: 'At most {most} requests, larger sets split.',
    observed: '{count} requests.',
  },
  'dvdv-function-name': {
    summary: 'An address names a function that is not printed like this.',
    expected: '{printed}',
    observed: '{seen}',
  },
  'dvdv-version-missing': {
    summary: 'An address lacks the version of the interface.',
    expected: 'Entry path, v2 and function name.',
    observed: '{seen}',
  },
  'dvdv-token-type': {
    summary: 'A token was not requested with a form.',
    expected: 'Content-Type: application/x-www-form-urlencoded',
    observed: '{seen}',
  },
  'dvdv-token-field': {
    summary: 'The field {name} of the request for a token is another one.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'dvdv-assertion-missing': {
    summary: 'The request for a token holds no readable JWT.',
    expected: 'A JWT in client_assertion.',
    observed: 'None.',
  },
  'dvdv-assertion-algorithm': {
    summary: 'The JWT is not signed with RS256.',
    expected: 'RS256',
    observed: '{seen}',
  },
  'dvdv-certificate-unregistered': {
    summary: 'The JWT names a certificate that is not registered in the directory.',
    expected: 'The fingerprint of the registered client certificate.',
    observed: '{seen}',
  },
  'dvdv-assertion-signature': {
    summary: 'The signature of the JWT does not fit the named certificate.',
    expected: "RS256 with the certificate's key.",
    observed: 'Another signature.',
  },
  'dvdv-subject': {
    summary: 'sub of the JWT does not name the fingerprint of the certificate.',
    expected: 'fp: and 40 hexadecimal characters without separators.',
    observed: '{seen}',
  },
  'dvdv-token-not-carried': {
    summary: 'A request carried no token.',
    expected: 'Authorization: EmbeddedBearer and the token.',
    observed: 'No token.',
  },
  'dvdv-authorization-word': {
    summary: 'Another word stands in front of the token.',
    expected: 'EmbeddedBearer',
    observed: '{seen}',
  },
  'dvdv-no-handshake': {
    summary: 'The product tried no connection under the certificate "{certificate}".',
    expected: 'An attempt that is broken off.',
    observed: 'None within the deadline.',
  },
  'dvdv-bad-certificate-taken': {
    summary: 'The product trusted the bad server certificate "{certificate}".',
    expected: 'An end before anything is sent.',
    observed: 'A request over that connection.',
  },
  'dvdv-trouble-not-met': {
    summary: 'The product did not ask the troubled server; the rule could not be checked.',
    expected: 'A request to the troubled server.',
    observed: 'None.',
  },
  'dvdv-no-failover': {
    summary: 'After a technical error the product did not ask the substitute server.',
    expected: 'The request for {key} at the other server.',
    observed: 'No request that would have been answered.',
  },
  'dvdv-failover-on-answer': {
    summary: 'After an answer about the matter the product asked the other server as well.',
    expected: 'No further request for {key}: status {status} is an answer.',
    observed: 'The same request to the other server.',
  },
  'dvdv-revoked-used': {
    summary: 'The product uses the address of {key} whose certificate is revoked.',
    expected: 'The address is not used.',
    observed: 'It counts as found.',
  },
  'dvdv-other-address': {
    summary: 'The product uses another address for {key} than the one entered.',
    expected: '{address}',
    observed: '{seen}',
  },
  'dvdv-address-not-used': {
    summary: 'The product does not use the address entered for {key}.',
    expected: 'The address of the answer.',
    observed: 'Told was: {outcome}.',
  },
  'dvdv-address-invented': {
    summary: 'The product names an address for {key} although none is entered.',
    expected: 'Not found.',
    observed: '{seen}',
  },
  'dvdv-miss-as-failure': {
    summary: 'The product treats the answer "not found" for {key} as a failure.',
    expected: 'Not found.',
    observed: 'Told as failed.',
  },
  'dvdv-caller-not-verified': {
    summary: 'The product did not check the caller with verifycategory.',
    expected: "verifycategory with the caller's fingerprint and an allowed category.",
    observed: 'No such request.',
  },
  'dvdv-caller-not-asked': {
    summary: 'The product refused the caller without any request that could be answered; the rule could not be checked.',
    expected: 'A request of verifycategory.',
    observed: 'None.',
  },
  'dvdv-caller-processed': {
    summary: 'The product processed the call although the directory denies the category.',
    expected: 'Refusal.',
    observed: 'Processed.',
  },
  'dvdv-foreign-category-processed': {
    summary: 'The product processed the call of an organisation of the category {category}, which may not use the service.',
    expected: 'Only: {consumers}.',
    observed: 'Processed.',
  },
  'dvdv-control-caller-refused': {
    summary: 'The product refused the entitled caller as well; the refusal of the other one shows nothing.',
    expected: 'The entitled caller gets through.',
    observed: 'Refused or not told.',
  },
};

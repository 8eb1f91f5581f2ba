/** Sentences of findings about requests of online services, English. */
import type { MessageTable } from './messages.ts';

export const PORTAL_REQUESTS_EN: MessageTable = {
  'request-not-seen': {
    summary: 'No request of the service reached the account; the rule could not be checked.',
    expected: 'At least one request within the deadline.',
    observed: 'None.',
  },
  'request-not-readable': {
    summary: 'A request could not be read.',
    expected: 'A form or address with a readable SAMLRequest.',
    observed: 'Reading failed: {code}',
  },
  'no-readable-request': {
    summary: 'No request could be read; the rule could not be checked.',
    expected: 'A form or address with a readable SAMLRequest.',
    observed: 'No readable request.',
  },
  'request-invalid': {
    summary: 'The request is no schema-valid AuthnRequest of SAML 2.0.',
    expected: 'AuthnRequest with Version="2.0", ID, IssueInstant and the elements of the schema.',
    observed: '{seen}',
  },
  'request-destination': { summary: 'The request does not name the address it went to.', expected: 'Destination: {wanted}', observed: 'Destination: {seen}' },
  'request-issuer': { summary: 'The request names another sender than the metadata.', expected: 'Issuer: {wanted}', observed: 'Issuer: {seen}' },
  'request-no-acs': {
    summary: 'The request does not say where the response shall go.',
    expected: 'AssertionConsumerServiceURL as in the metadata.',
    observed: 'Neither address nor index.',
  },
  'request-acs': {
    summary: 'The request names an address for the response that is not in the metadata.',
    expected: 'An AssertionConsumerServiceURL of the metadata.',
    observed: '{seen}',
  },
  'request-id-form': {
    summary: 'The ID of the request is no valid XML name.',
    expected: 'An underscore or letter first, then letters, digits, dots and hyphens.',
    observed: 'ID: {seen}',
  },
  'request-id-repeated': { summary: 'Two requests carry the same ID.', expected: 'A new ID for each request.', observed: 'Repeated: {seen}' },
  'request-id-counted': { summary: 'The IDs of the requests are counted and thus predictable.', expected: 'Random IDs.', observed: '{seen} …' },
  'request-id-short': { summary: 'The ID of the request is too short to be unpredictable.', expected: 'At least 128 random bits.', observed: 'ID: {seen}' },
  'one-request-only': {
    summary: 'One request alone does not show whether each carries a new ID.',
    expected: 'At least two requests.',
    observed: 'One request.',
  },
  'request-unsigned': { summary: 'The request is not signed.', expected: 'A signature over the AuthnRequest or in the address.', observed: 'No signature.' },
  'request-sha1': { summary: 'The request is signed with SHA-1.', expected: 'rsa-sha256 or RSASSA-PSS with SHA-256.', observed: '{seen}' },
  'request-signature-wrong': {
    summary: 'The signature of the request is not valid with the keys of the metadata.',
    expected: 'A valid signature as SAML has it.',
    observed: 'Verification failed: {reason}',
  },
  'request-by-redirect': { summary: 'The request came by HTTP-Redirect.', expected: 'HTTP-POST', observed: 'HTTP-Redirect' },
  'level-not-demanded': {
    summary: 'The request demands no level of assurance.',
    expected: 'RequestedAuthnContext with Comparison="minimum" and STORK-QAA-Level-1, -3 or -4.',
    observed: 'No AuthnContextClassRef.',
  },
  'comparison-not-minimum': {
    summary: 'The request does not demand the level as a minimum.',
    expected: 'Comparison="minimum"',
    observed: 'Comparison: {seen}',
  },
  'comparison-exact': { summary: 'The request demands exactly one level.', expected: 'Comparison="minimum"', observed: 'Comparison="exact"' },
  'several-levels': { summary: 'The request names several levels.', expected: 'One AuthnContextClassRef.', observed: '{seen}' },
  'level-not-stork': { summary: 'The request demands a level that BundID does not know.', expected: 'STORK-QAA-Level-1, -3 or -4', observed: '{seen}' },
  'level-below-declared': { summary: 'The request demands a lower level than the procedure needs.', expected: '{wanted}', observed: '{seen}' },
  'level-above-declared': {
    summary: 'The request demands a higher level than the procedure needs according to the target.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'force-authn-missing': { summary: 'The request does not demand a fresh login.', expected: 'ForceAuthn="true"', observed: 'Missing or false.' },
  'is-passive': { summary: 'The request forbids the account to ask the person.', expected: 'IsPassive="false"', observed: 'IsPassive="true"' },
  'name-id-not-persistent': {
    summary: 'The request does not demand a persistent NameID that may be created.',
    expected: 'NameIDPolicy with format persistent and AllowCreate="true".',
    observed: '{seen}',
  },
  'stork-class-named': {
    summary: 'The request names a STORK or eIDAS class that this account does not know.',
    expected: 'No such AuthnContextClassRef.',
    observed: '{seen}',
  },
  'request-sent-again': { summary: 'After “back” the same request was sent once more.', expected: 'Each request once.', observed: 'Once more: {seen}' },
  'back-loops': {
    summary: 'After “back” one request followed another.',
    expected: 'A page from which to go on.',
    observed: '{count} requests without anybody acting.',
  },
  'left-without-notice': {
    summary: 'No notice was seen before the change to the account.',
    expected: 'A page that says one goes to BundID.',
    observed: 'No notice.',
  },
};

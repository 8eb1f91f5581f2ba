/** Faults of the embedded directory by the names that the proof has for them: which named faults of the simulator each of them arms. */
import type { ArmedFault } from '../../../simulators/dvdv/index.ts';

/** @throws Error for a name that nobody declared */
export function faultNamed(name: string): ArmedFault {
  const fault = FAULTS.get(name);
  if (fault === undefined) throw new Error(`The embedded directory has no fault "${name}".`);
  return fault;
}

function at(operation: string, fault: string, params?: ArmedFault['params']): ArmedFault {
  return { fault, match: { operation }, ...(params === undefined ? {} : { params }) };
}

const AUTHORITY = 'find-authority-description';
const AUTHORITIES = 'find-authority-descriptions';
const CATEGORIES_OF = 'find-categories';
const SERVICE = 'find-service-description';
const URIS = 'find-service-specification-uris-by-category';
const BY_ELEMENT = 'find-organizations-by-service-element';
const CERTIFICATE = 'find-certificate-by-fingerprint';
const MEMBERS = { as: 'members' };

const FAULTS: ReadonlyMap<string, ArmedFault> = new Map<string, ArmedFault>([
  ['function-missing', at('intermediaries', 'function-missing')],
  ['batch-function-missing', at('batch-verify-category', 'function-missing')],
  ['half-answer', at('version', 'half-answer')],
  ['malformed-json', at('version', 'malformed-json')],
  ['empty-body', at('version', 'malformed-json', { as: 'empty' })],
  ['answers-as-text', { fault: 'wrong-type', params: { as: 'media-type' } }],
  ['redirect', at('version', 'redirect', { location: 'https://anderswo.verzeichnis.example/' })],
  ['internal-error', at('version', 'server-error')],
  ['problem-as-json', { fault: 'problem-as-json' }],
  ['problem-other-status', { fault: 'problem-status' }],
  ['problem-without-type', { fault: 'problem-type', params: { of: 'SERVICE_VALIDATION', type: '' } }],
  ['token-missing', { fault: 'token-answer', params: { as: 'without-token' } }],
  ['token-times-as-text', { fault: 'token-answer', params: { as: 'text-times' } }],
  ['login-unknown-certificate', { fault: 'assertion-unchecked', params: { check: 'certificate' } }],
  ['login-refused-otherwise', { fault: 'problem-type', params: { of: 'AUTHENTICATION' } }],
  ['login-signature-unchecked', { fault: 'assertion-unchecked', params: { check: 'signature' } }],
  ['login-times-unchecked', { fault: 'assertion-unchecked', params: { check: 'times' } }],
  ['look-ups-for-anybody', { fault: 'look-ups-unchecked', params: { as: 'any' } }],
  ['look-ups-with-bearer', { fault: 'look-ups-unchecked', params: { as: 'bearer' } }],
  ['token-ends-early', { fault: 'token-ends-early' }],
  ['token-not-taken', { fault: 'unauthenticated' }],
  ['input-problem-other-type', { fault: 'problem-type', params: { of: 'INPUT_VALIDATION' } }],
  ['missing-member-other-type', { fault: 'problem-type', params: { of: 'SERVICE_VALIDATION' } }],
  ['small-batches', { fault: 'small-batches' }],
  ['categories-wrong-type', at('categories', 'wrong-type', MEMBERS)],
  ['category-twice', { fault: 'category-twice' }],
  ['categories-unordered', at('categories', 'wrong-order')],
  ['intermediaries-wrong-type', at('intermediaries', 'wrong-type', MEMBERS)],
  ['version-wrong-type', at('version', 'wrapped-answer')],
  ['authority-wrong-type', at(AUTHORITY, 'wrong-type', MEMBERS)],
  ['authorities-wrong-type', at(AUTHORITIES, 'wrong-type', MEMBERS)],
  ['categories-of-certificate-wrong-type', at(CATEGORIES_OF, 'wrapped-answer')],
  ['verification-wrong-type', at('verify-category', 'wrapped-answer')],
  ['service-wrong-type', at(SERVICE, 'wrong-type', MEMBERS)],
  ['uris-wrong-type', at(URIS, 'wrapped-answer')],
  ['organizations-wrong-type', at(BY_ELEMENT, 'wrong-type', MEMBERS)],
  ['certificate-wrong-type', at(CERTIFICATE, 'wrong-type', MEMBERS)],
  ['batch-wrong-type', at(`batch-${SERVICE}`, 'wrong-type', MEMBERS)],
  ['authority-miss-as-hit', at(AUTHORITY, 'miss-as', { as: 'empty-object' })],
  ['service-miss-as-hit', at(SERVICE, 'miss-as', { as: 'empty-object' })],
  ['categories-miss-as-error', at(CATEGORIES_OF, 'miss-as', { as: 'not-found' })],
  ['authorities-miss-as-error', at(AUTHORITIES, 'miss-as', { as: 'not-found' })],
  ['verification-reversed', { fault: 'verification-reversed' }],
  ['any-certificate', { fault: 'any-certificate' }],
  ['certificate-details', { fault: 'certificate-details' }],
  ['foreign-certificate', at(CERTIFICATE, 'foreign-certificate')],
  ['other-authority', at(AUTHORITY, 'other-entry')],
  ['other-authorities', at(AUTHORITIES, 'other-entry')],
  ['other-service', at(SERVICE, 'other-entry')],
  ['stale-entries', at(SERVICE, 'stale-entry')],
  ['plain-warning', { fault: 'plain-warning' }],
  ['uris-incomplete', at(URIS, 'empty-list')],
  ['element-not-found', at(BY_ELEMENT, 'empty-list')],
  ['batch-too-short', { fault: 'batch-too-short' }],
  ['batch-unordered', at(`batch-${SERVICE}`, 'wrong-order')],
  ['second-server-disagrees', { fault: 'disagreeing-server', match: { server: 'second' } }],
  ['second-server-lacks-entries', { fault: 'disagreeing-server', match: { server: 'second' }, params: { as: 'missing' } }],
  ['own-categories-missing', at(CATEGORIES_OF, 'empty-list')],
  // Neither may cost the directory anything: what cannot be told, and what is allowed.
  ['token-refused-to-all', { fault: 'token-refused' }],
  ['out-of-order', { fault: 'server-error', params: { status: 503, retryAfter: '7' } }],
  ['unknown-members', { fault: 'unknown-fields' }],
  ['certificates-missing', { fault: 'empty-certificate-list' }],
]);

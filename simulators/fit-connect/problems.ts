/**
 * Problem documents (RFC 7807; Submission API 1.1.3, schema Error; fact sheet, section 12). Three types are known with
 * FITKO's prefix; all others carry a prefix of the simulator, so that nobody takes them for official ones.
 */
import type { RawHeader } from '../../src/core/exchange.ts';
import type { Answer } from './answer.ts';

const FITKO = 'https://schema.fitko.de/fit-connect/submission-api/problems/';
const OWN = 'urn:pruefstand:problem:';

/** Type, title and status of every problem document the simulator sends. */
export const PROBLEMS = {
  'submission-not-found': { type: `${FITKO}submission-not-found`, status: 404, title: 'Submission not found' },
  'destination-not-found': { type: `${FITKO}destination-not-found`, status: 404, title: 'Destination not found' },
  'destination-state-invalid': { type: `${FITKO}destination-state-invalid`, status: 422, title: 'Destination takes no submissions in its present status' },
  'path-not-found': { type: `${OWN}path-not-found`, status: 404, title: 'No operation has this path' },
  'tenant-not-found': { type: `${OWN}tenant-not-found`, status: 404, title: 'No such tenant' },
  'method-not-allowed': { type: `${OWN}method-not-allowed`, status: 405, title: 'The path does not offer this method' },
  'request-malformed': { type: `${OWN}request-malformed`, status: 400, title: 'Malformed request' },
  'token-missing': { type: `${OWN}token-missing`, status: 401, title: 'Access token missing' },
  'token-invalid': { type: `${OWN}token-invalid`, status: 401, title: 'Access token unknown, expired or revoked' },
  'right-missing': { type: `${OWN}right-missing`, status: 403, title: 'The client has no right to do this' },
  'client-not-linked': { type: `${OWN}client-not-linked`, status: 403, title: 'The client is not linked with the destination' },
  'client-filtered': { type: `${OWN}client-filtered`, status: 403, title: 'The User-Agent is not admitted' },
  'case-not-found': { type: `${OWN}case-not-found`, status: 404, title: 'Case not found' },
  'case-unknown': { type: `${OWN}case-not-found`, status: 422, title: 'The named case does not exist' },
  'attachment-not-found': { type: `${OWN}attachment-not-found`, status: 404, title: 'Attachment not found' },
  'key-not-found': { type: `${OWN}key-not-found`, status: 404, title: 'Key not found' },
  'invalid-state-transition': { type: `${OWN}invalid-state-transition`, status: 409, title: 'The status does not allow this' },
  'content-too-large': { type: `${OWN}content-too-large`, status: 413, title: 'The content is too large' },
  'content-type-wrong': { type: `${OWN}content-type-wrong`, status: 415, title: 'Wrong content type' },
  'not-announced': { type: `${OWN}not-announced`, status: 422, title: 'The attachment was not announced' },
  'attachments-missing': { type: `${OWN}attachments-missing`, status: 422, title: 'Announced attachments were not uploaded' },
  'invalid-jwe': { type: `${OWN}invalid-jwe`, status: 422, title: 'The content is no acceptable JWE' },
  'invalid-jwe-header': { type: `${OWN}invalid-jwe-header`, status: 422, title: 'The JWE header is not acceptable' },
  'set-invalid': { type: `${OWN}set-invalid`, status: 422, title: 'The security event token is wrong in content' },
  'internal-error': { type: `${OWN}internal-error`, status: 500, title: 'The simulator failed' },
  'service-unavailable': { type: `${OWN}service-unavailable`, status: 503, title: 'The service is not available' },
} as const;

export type ProblemName = keyof typeof PROBLEMS;

const HEADERS: readonly RawHeader[] = [['Content-Type', 'application/problem+json']];

/**
 * A problem document.
 * @param detail what was wrong with this request, one sentence; `undefined` leaves it out
 * @requirement FC-SVC-020
 */
export function problem(name: ProblemName, detail?: string, headers?: readonly RawHeader[]): Answer {
  const { type, title, status } = PROBLEMS[name];
  const body = JSON.stringify({ type, title, status, detail });
  return { status, headers: headers === undefined ? HEADERS : [...HEADERS, ...headers], body };
}

/** A problem document for a status that only faults bring about. */
export function problemOfStatus(status: number, headers: readonly RawHeader[] = []): Answer {
  const body = JSON.stringify({ type: `${OWN}armed`, title: `Answer ${status} on command`, status });
  return { status, headers: [...HEADERS, ...headers], body };
}

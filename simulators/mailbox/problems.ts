/**
 * Problem documents (RFC 9457). No public source shows an error body of the service: all types carry the simulator's own
 * prefix, all statuses are inferred (fact sheet on mailboxes, section 2.5).
 */
import type { RawHeader } from '../../src/core/exchange.ts';
import type { Answer } from './answer.ts';

const PREFIX = 'urn:pruefstand:problem:zbp:';

/** Status and title of every problem document the simulator sends. */
export const PROBLEMS = {
  'path-not-found': { status: 404, title: 'No operation has this path' },
  'tenant-not-found': { status: 404, title: 'No such tenant' },
  'method-not-allowed': { status: 405, title: 'The path does not offer this method' },
  'request-malformed': { status: 400, title: 'Malformed request' },
  'content-invalid': { status: 400, title: 'A member of the content is missing, of the wrong type, or beyond its limit' },
  'attachments-differ': { status: 400, title: 'Attachments and parts do not agree' },
  'certificate-missing': { status: 403, title: 'The connection has no client certificate' },
  'certificate-unknown': { status: 403, title: 'The client certificate is not registered here' },
  'certificate-expired': { status: 403, title: 'The client certificate is not valid at this time' },
  'certificate-of-other-environment': { status: 403, title: 'The client certificate belongs to another environment' },
  'token-missing': { status: 401, title: 'Token missing' },
  'token-malformed': { status: 401, title: 'The token is no JWT in compact form' },
  'token-algorithm': { status: 401, title: 'The token is not signed with RS512' },
  'token-signature': { status: 401, title: 'The token is not signed with the key of the sender' },
  'token-expired': { status: 401, title: 'The token has expired or names no end' },
  'token-not-yet-valid': { status: 401, title: 'The token was issued in the future or names no issuing time' },
  'token-too-long': { status: 401, title: 'The token lives longer than is taken' },
  'signer-unknown': { status: 403, title: 'The signer of the token is not the holder of the certificate' },
  'role-missing': { status: 403, title: 'The token does not name the role THIRD_PARTY' },
  'signature-wrong': { status: 422, title: 'The signature does not fit the content' },
  'status-reserved': { status: 422, title: 'The status NONE is set by the service itself only' },
  'virus-found': { status: 422, title: 'An attachment was taken for harmful' },
  'mailbox-not-found': { status: 404, title: 'There is no such mailbox' },
  'application-not-found': { status: 404, title: 'There is no such application' },
  'content-too-large': { status: 413, title: 'The content is too large' },
  'content-type-wrong': { status: 415, title: 'Wrong media type' },
  'attachment-type-closed': { status: 415, title: 'Attachments of this media type are not taken' },
  'switched-off': { status: 410, title: 'The SOAP interface was switched off after 30 June 2025' },
  'internal-error': { status: 500, title: 'The simulator failed' },
  maintenance: { status: 503, title: 'The service is under maintenance' },
} as const;

export type ProblemName = keyof typeof PROBLEMS;

const HEADERS: readonly RawHeader[] = [['Content-Type', 'application/problem+json']];

/** A problem document. @param detail what was wrong with this request, one sentence */
export function problem(name: ProblemName, detail?: string, headers: readonly RawHeader[] = []): Answer {
  const { status, title } = PROBLEMS[name];
  return { status, headers: [...HEADERS, ...headers], body: JSON.stringify({ type: PREFIX + name, title, status, detail }), refusal: name };
}

/** A problem document for a status that only a fault brings about. */
export function problemOfStatus(status: number, headers: readonly RawHeader[] = []): Answer {
  const body = JSON.stringify({ type: `${PREFIX}armed`, title: `Answer ${status} on command`, status });
  return { status, headers: [...HEADERS, ...headers], body, refusal: 'armed' };
}

/** Access tokens and rights (Submission API 1.1.3, security schemes; fact sheet, section 3). */
import type { RawHeader } from '../../../src/core/exchange.ts';
import type { Answer } from '../answer.ts';
import { headerValue } from '../call.ts';
import type { Call, Guard } from '../call.ts';
import { problem } from '../problems.ts';
import type { Right } from '../tenant.ts';

const CHALLENGE: readonly RawHeader[] = [['WWW-Authenticate', 'Bearer']];
const INVALID: readonly RawHeader[] = [['WWW-Authenticate', 'Bearer error="invalid_token"']];
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i;

/** Finds the token of a request, good or not, and by it the client the request counts for. */
export function identify(call: Call): void {
  const text = bearerOf(call);
  call.token = text === undefined ? undefined : call.tenant.tokens.find(text);
  call.client = call.token?.client;
  call.peer = call.client?.peer ?? 'unknown';
}

/** A token that was issued here, has not run out and was not revoked. @requirement FC-SVC-002 */
export function hasToken(call: Call): Answer | undefined {
  if (call.token !== undefined && call.tenant.tokens.isGood(call.token)) return undefined;
  if (headerValue(call, 'authorization') === null) return problem('token-missing', undefined, CHALLENGE);
  return problem('token-invalid', undefined, INVALID);
}

/** One of these rights. @requirement FC-SVC-002 */
export function hasRight(...rights: readonly Right[]): Guard {
  return (call) => {
    const held = call.client?.rights;
    if (held !== undefined && rights.some((right) => held.has(right))) return undefined;
    return problem('right-missing', `The operation needs the right to ${rights.join(' or ')}.`);
  };
}

function bearerOf(call: Call): string | undefined {
  const value = headerValue(call, 'authorization');
  return value === null ? undefined : BEARER.exec(value)?.[1];
}

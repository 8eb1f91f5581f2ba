/** The token endpoint (fact sheet, section 3; RFC 6749, sections 2.3 and 4.4): client credentials in the form body only. */
import type { RawHeader } from '../../../src/core/exchange.ts';
import { json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { headerValue } from '../call.ts';
import type { Call } from '../call.ts';
import type { Client, Right } from '../tenant.ts';

const LIFETIME_SECONDS = 1800;
const SCOPE_PREFIX = 'https://schema.fitko.de/fit-connect/oauth/scopes/';
const SCOPES: Readonly<Record<Right, string>> = {
  send: `${SCOPE_PREFIX}send-submissions`,
  subscribe: `${SCOPE_PREFIX}subscribe-destinations`,
  manage: `${SCOPE_PREFIX}manage-destinations`,
};
const HEADERS: readonly RawHeader[] = [
  ['Content-Type', 'application/json'],
  ['Cache-Control', 'no-store'],
];

/** Attributes the call to the client that `client_id` names, before anything is judged. */
export function identifyByForm(call: Call): void {
  const clientId = formOf(call).get('client_id');
  call.client = clientId === null ? undefined : call.tenant.clients.get(clientId);
  call.peer = call.client?.peer ?? 'unknown';
}

/**
 * `POST /token`. A token always carries all rights of its client, whatever scope was asked for.
 * @requirement FC-SVC-001
 */
export function requestToken(call: Call): Answer {
  if (headerValue(call, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    return refuse(400, 'invalid_request', 'The body has to be application/x-www-form-urlencoded.');
  }
  const form = formOf(call);
  if (headerValue(call, 'authorization') !== null) return refuse(401, 'invalid_client', 'Client credentials belong in the form body.');
  if (['grant_type', 'client_id', 'client_secret', 'scope'].some((name) => form.getAll(name).length > 1)) {
    return refuse(400, 'invalid_request', 'A parameter is given more than once.');
  }
  if (form.get('client_secret') !== call.client?.clientSecret) return refuse(401, 'invalid_client', 'Client id or secret is wrong.');
  const grantType = form.get('grant_type');
  if (grantType === null) return refuse(400, 'invalid_request', 'The parameter grant_type is missing.');
  if (grantType !== 'client_credentials') return refuse(400, 'unsupported_grant_type', 'Only client_credentials is supported.');
  return grant(call, call.client, form.get('scope'));
}

function grant(call: Call, client: Client, asked: string | null): Answer {
  const held = [...client.rights].map((right) => SCOPES[right]);
  const wanted = asked === null || asked.trim() === '' ? held : asked.trim().split(/ +/);
  if (wanted.length === 0 || !wanted.every((scope) => isHeld(client, scope))) return refuse(400, 'invalid_scope', 'The client does not hold the scope.');
  const lifetime = call.tenant.faults.tokenLifetime(call, LIFETIME_SECONDS);
  const scope = wanted.join(' ');
  const token = call.tenant.tokens.issue(client, lifetime, scope);
  const body = { access_token: token, token_type: 'Bearer', expires_in: lifetime, scope };
  return { ...json(200, body), headers: HEADERS };
}

/** Scopes of today are URIs; those of the description 1.1.3 are taken too, where they fit the client. */
function isHeld(client: Client, scope: string): boolean {
  const rights = client.rights;
  const [verb, kind, ...rest] = scope.split(':');
  const object = rest.join(':');
  if (verb === 'send' && kind === 'region') return rights.has('send') && /^DE\d{0,12}(\+send:service:.+)?$/.test(object);
  if (scope === 'create:destination') return rights.has('manage');
  if (kind === 'destination' && (verb === 'subscribe' || verb === 'manage')) return rights.has(verb) && client.destinationIds.has(object);
  return [...rights].some((right) => SCOPES[right] === scope);
}

function refuse(status: number, error: string, description: string): Answer {
  return { ...json(status, { error, error_description: description }), headers: HEADERS };
}

const forms = new WeakMap<Call, URLSearchParams>();

function formOf(call: Call): URLSearchParams {
  const known = forms.get(call);
  if (known !== undefined) return known;
  const form = new URLSearchParams(call.isBodyTooLarge ? '' : Buffer.from(call.body).toString('utf8'));
  forms.set(call, form);
  return form;
}

/**
 * Who calls XBezahldienste. The standard fixes no way; three are seen in practice: client certificate, HTTP Basic, and a token of
 * the OAuth client credentials grant (fact sheet, section 6). A client is known by exactly the way it is registered with.
 */
import { jsonText } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { formOf, headerValue } from '../call.ts';
import type { Call, Refusal } from '../call.ts';
import type { Client } from '../clients.ts';
import { TOKEN_SECONDS } from '../tokens.ts';
import { problem } from './problems.ts';

/** Attributes the call to a client by what it shows. Judges nothing. */
export function identify(call: Call): void {
  const authorization = headerValue(call, 'authorization');
  const basic = basicOf(authorization);
  if (basic !== undefined) return attribute(call, 'basic', call.tenant.clients.byPassword(...basic));
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (bearer !== undefined) attribute(call, 'oauth', call.tenant.clients.byName(call.tenant.tokens.clientOf(bearer) ?? ''));
  else identifyByCertificate(call);
}

/** Attributes the call to the client that is registered with the certificate of the connection. */
export function identifyByCertificate(call: Call): void {
  const { tenant, wire } = call;
  if (wire?.peerCertificate !== undefined) attribute(call, 'mtls', tenant.clients.byCertificate(wire.peerCertificate));
  else if (!tenant.seesCertificates) attribute(call, 'mtls', tenant.clients.firstWithCertificate());
}

function attribute(call: Call, authentication: 'mtls' | 'basic' | 'oauth', client: Client | undefined): void {
  call.authentication = authentication;
  if (client === undefined) return;
  call.client = client;
  call.peer = client.peer;
}

/** Whether the client's certificate, if it has one, is valid now. */
export function isCurrent({ tenant }: Call, { certificate }: Client): boolean {
  const now = tenant.service.clock.now();
  return certificate === undefined || (now >= certificate.notBefore && now <= certificate.notAfter);
}

/** Refuses a caller that is not known. @param status 403 where the operation has no other answer */
export function refuseCaller(call: Call, status: 401 | 403): Refusal {
  const { client } = call;
  if (client !== undefined && isCurrent(call, client)) return undefined;
  const headers = status === 401 ? ([['WWW-Authenticate', 'Basic realm="bezahldienst", charset="UTF-8", Bearer']] as const) : [];
  return problem(call, 'FORBIDDEN', 'The caller did not show who it is, or is not known here.', { status, headers });
}

/** The token endpoint. @spec RFC 6749, sections 4.4 and 5 */
export function openToken(call: Call): () => Answer {
  const form = formOf(call);
  const [clientId, secret] = basicOf(headerValue(call, 'authorization')) ?? [form?.get('client_id') ?? '', form?.get('client_secret') ?? ''];
  attribute(call, 'oauth', call.tenant.clients.byClientSecret(clientId, secret));
  return () => {
    if (form?.get('grant_type') === undefined || form.get('grant_type') === null) return tokenError(400, 'invalid_request');
    if (form.get('grant_type') !== 'client_credentials') return tokenError(400, 'unsupported_grant_type');
    if (call.client === undefined) return tokenError(401, 'invalid_client');
    const body = { access_token: call.tenant.tokens.issue(call.client.name), token_type: 'Bearer', expires_in: TOKEN_SECONDS };
    return jsonText(200, JSON.stringify(body));
  };
}

function tokenError(status: number, error: string): Answer {
  const answer = jsonText(status, JSON.stringify({ error }), error);
  return status === 401 ? { ...answer, headers: [...answer.headers, ['WWW-Authenticate', 'Basic realm="bezahldienst"']] } : answer;
}

type Credentials = readonly [username: string, password: string];

/** Remembers the last header, which a client sends with every request. */
function basicOf(authorization: string | undefined): Credentials | undefined {
  if (authorization !== last.authorization) last = { authorization, credentials: readBasic(authorization) };
  return last.credentials;
}

let last: { readonly authorization: string | undefined; readonly credentials: Credentials | undefined } = { authorization: undefined, credentials: undefined };

function readBasic(authorization: string | undefined): Credentials | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}

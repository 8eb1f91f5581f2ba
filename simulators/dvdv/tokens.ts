/**
 * The token endpoint and what it gave out (sheet, section 3.3): a form with a JWT, signed RS256 with the key of a client
 * certificate that the directory holds, against a token for a day. Tokens and assertions follow the real clock. Reading the
 * assertion judges nothing; the rules follow in the order in which the service would have to ask.
 */
import { createPublicKey, randomBytes, verify, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { decodeUtf8 } from '../../src/formats/json.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import { decodeJws } from '../../src/formats/jose.ts';
import type { DecodedJws } from '../../src/formats/jose.ts';
import { json } from './answer.ts';
import type { Answer } from './answer.ts';
import { headerValue, isMediaType } from './call.ts';
import type { Call } from './call.ts';
import type { AssertionView, ServerName } from './contract.ts';
import type { Certificate } from './directory/store.ts';
import { problem } from './problems.ts';
import type { Tenant } from './tenant.ts';

export interface IssuedToken {
  readonly fingerprint: string;
  readonly server: ServerName;
  /** Milliseconds since the epoch, real time; faults move it. */
  endsAt: number;
}

/** @spec DVDV2 API 2.15.0: valid for the day @unit seconds */
export const TOKEN_SECONDS = 86_400;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Accepted difference between the clocks; the official number is not known. @unit seconds */
const TOLERANCE_SECONDS = 30;
const MAX_ASSERTION_CHARS = 16_384;
const MAX_TOKENS = 10_000;

/** Carries out a token request. @param skewSeconds how far the service's clock is off; a fault */
export function answerToken(call: Call, skewSeconds = 0): Answer {
  const { form, jws, view, certificate } = readTokenRequest(call);
  call.notes.assertion = view;
  if (!isMediaType(headerValue(call, 'content-type'), 'application/x-www-form-urlencoded'))
    return problem('content-type-wrong', 'Das Token wird mit application/x-www-form-urlencoded angefordert.');
  if (form?.get('grant_type') !== 'client_credentials') return refused('grant_type lautet nicht client_credentials');
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) return refused('client_assertion_type lautet nicht jwt-bearer');
  if (jws === undefined) return refused('client_assertion ist kein JWT');
  if (view.fingerprint === undefined) return refused('sub lautet nicht fp: mit einem Fingerabdruck');
  if (jws.header['alg'] !== 'RS256') return refused('das JWT ist nicht mit RS256 signiert');
  if (certificate === undefined || !view.isRegistered) return refused(`kein Client-Zertifikat zum Fingerabdruck ${view.fingerprint}`);
  if (!view.isSignatureValid) return refused('die Signatur passt nicht zum Zertifikat');
  const late = timeProblem(jws, call.startedAt / 1000 + skewSeconds) ?? certificateProblem(certificate, call.tenant);
  return late === undefined ? issueToken(call, view.fingerprint) : refused(late);
}

function refused(reason: string): Answer {
  return problem('not-authenticated', `Anmeldung nicht möglich: ${reason}.`);
}

interface TokenRequest {
  readonly form: URLSearchParams | undefined;
  readonly jws: DecodedJws | undefined;
  readonly view: AssertionView;
  readonly certificate: Certificate | undefined;
}

function readTokenRequest({ body, tenant: { directory } }: Call): TokenRequest {
  const text = decodeUtf8(body);
  const form = text === undefined ? undefined : new URLSearchParams(text);
  const assertion = form?.get('client_assertion') ?? '';
  const jws = assertion.length > MAX_ASSERTION_CHARS ? undefined : decodeJws(assertion);
  const fingerprint = fingerprintIn(jws?.payload['sub']);
  const certificate = directory.certificate(fingerprint ?? '');
  const view: AssertionView = {
    fields: toldFields(form),
    ...(jws === undefined ? {} : { header: jws.header, claims: jws.payload, sha256: sha256Hex(assertion) }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    isRegistered: directory.withClientCertificate(fingerprint ?? '').length > 0,
    isSignatureValid: jws !== undefined && certificate !== undefined && isSigned(jws, certificate),
  };
  return { form, jws, view, certificate };
}

/** What says how it is asked. Anything else may be a credential: a body that is no form is one field whose name holds all of it. */
const TOLD_FIELDS: ReadonlySet<string> = new Set(['grant_type', 'client_assertion_type']);
/** Longer than any right value, and too short for a JWT. */
const TOLD_CHARS = 100;

function toldFields(form: URLSearchParams | undefined): AssertionView['fields'] {
  return [...(form ?? [])].filter(([name]) => TOLD_FIELDS.has(name)).map(([name, value]) => [name, value.slice(0, TOLD_CHARS)]);
}

function fingerprintIn(subject: unknown): string | undefined {
  return typeof subject === 'string' ? /^fp:([0-9a-f]{40})$/i.exec(subject)?.[1]?.toLowerCase() : undefined;
}

function isSigned(jws: DecodedJws, { der }: Certificate): boolean {
  const key = keyOf(der());
  return jws.header['alg'] === 'RS256' && key?.asymmetricKeyType === 'rsa' && verify('sha256', Buffer.from(jws.signingInput, 'utf8'), key, jws.signature);
}

/** As a key for PKCS #1 v1.5, also where the certificate names its key for PSS. */
function keyOf(der: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey(new X509Certificate(der).publicKey.export({ type: 'spki', format: 'pem' }));
  } catch {
    return undefined;
  }
}

/** Times are optional; those that are there have to fit. */
function timeProblem({ payload: { exp, nbf, iat } }: DecodedJws, seconds: number): string | undefined {
  if (exp !== undefined && (typeof exp !== 'number' || exp + TOLERANCE_SECONDS <= seconds)) return 'das JWT ist abgelaufen';
  for (const start of [nbf, iat])
    if (start !== undefined && (typeof start !== 'number' || start - TOLERANCE_SECONDS > seconds)) return 'das JWT gilt noch nicht';
  return undefined;
}

function certificateProblem({ listing, revocation }: Certificate, { clock }: Tenant): string | undefined {
  const now = clock.now();
  const { validFrom, validTo } = listing();
  if (now < Date.parse(validFrom) || now > Date.parse(validTo)) return 'das Client-Zertifikat gilt nicht';
  return revocation !== undefined && revocation.at <= now ? 'das Client-Zertifikat ist gesperrt' : undefined;
}

/** Issues a token for a certificate; what had to be checked was checked before. */
export function issueToken(call: Call, fingerprint: string): Answer {
  const { tenant, server, startedAt } = call;
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: `fp:${fingerprint}`, iat: Math.floor(startedAt / 1000), exp: Math.floor(startedAt / 1000) + TOKEN_SECONDS, jti: tenant.service.ids() };
  // Opaque to clients: what looks like a signature is random, and the token counts because it is remembered.
  const token = `${part({ typ: 'JWT', alg: 'RS256' })}.${part(claims)}.${randomBytes(64).toString('base64url')}`;
  call.issued = { fingerprint, server, endsAt: startedAt + TOKEN_SECONDS * 1000 };
  tenant.tokens.add(token, call.issued);
  return json(tenant.form.deviates('snake-token') ? snake(token) : camel(token));
}

function snake(token: string): object {
  return { access_token: token, expires_in: TOKEN_SECONDS, refresh_expires_in: 0, token_type: 'Bearer', 'not-before-policy': 0, scope: 'profile' };
}

function camel(token: string): object {
  return { accessToken: token, expiresIn: TOKEN_SECONDS, refreshExpiresIn: 0, tokenType: 'Bearer', notBeforePolicy: 0, scope: 'profile' };
}

/** Tokens that were given out; the oldest are forgotten beyond a bound. */
export interface TokenBook {
  add(token: string, issued: IssuedToken): void;
  find(token: string): IssuedToken | undefined;
}

/** An empty book. */
export function createTokenBook(): TokenBook {
  const tokens = new Map<string, IssuedToken>();
  return {
    add(token, issued) {
      const [oldest] = tokens.keys();
      if (tokens.size >= MAX_TOKENS && oldest !== undefined) tokens.delete(oldest);
      tokens.set(token, issued);
    },
    find: (token) => tokens.get(token),
  };
}

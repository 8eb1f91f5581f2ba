/** Tokens of the directory: a JWT that the product signs itself against one for a day, which is kept until shortly before its end. */
import { constants, createHash, randomUUID, sign } from 'node:crypto';
import type { Config } from './config.ts';
import type { Http } from './http.ts';
import type { Servers } from './servers.ts';

const PATH = '/extern/standaloneauth/token';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 60;
/** A token is not used in its last minute. */
const RESERVE_MS = 60_000;

export interface Tokens {
  /** @returns undefined when the directory gives none */
  current(): Promise<string | undefined>;
  /** Forgets a token that was refused. */
  drop(token: string): void;
}

interface KeptToken {
  readonly value: string;
  readonly endsAt: number;
}

/** Tokens for the configured certificate. */
export function createTokens(config: Config, http: Http, servers: Servers): Tokens {
  let kept: KeptToken | undefined;
  return {
    async current() {
      if (kept === undefined || Date.now() >= kept.endsAt) kept = await request(config, http, servers);
      return kept?.value;
    },
    drop(token) {
      if (kept?.value === token) kept = undefined;
    },
  };
}

async function request(config: Config, http: Http, servers: Servers): Promise<KeptToken | undefined> {
  const { faults } = config;
  const answer = await servers.ask(async (server) => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION_TYPE,
      client_assertion: assertion(config, server + PATH),
    });
    if (faults.has('assertion-type-missing')) form.delete('client_assertion_type');
    const isJson = faults.has('token-requested-as-json');
    return http({
      method: 'POST',
      server,
      target: PATH,
      headers: { 'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: isJson ? JSON.stringify(Object.fromEntries(form)) : form.toString(),
    });
  });
  if (answer?.status !== 200) return undefined;
  const { access_token: value, expires_in: seconds } = JSON.parse(answer.body) as { readonly access_token?: unknown; readonly expires_in?: unknown };
  return typeof value === 'string' && typeof seconds === 'number' ? { value, endsAt: Date.now() + seconds * 1000 - RESERVE_MS } : undefined;
}

function assertion(config: Config, audience: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const subject = subjectOf(config);
  const claims = { iss: subject, sub: subject, aud: audience, iat: seconds, nbf: seconds, exp: seconds + ASSERTION_SECONDS, jti: randomUUID() };
  const isPss = config.faults.has('assertion-ps256');
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ typ: 'JWT', alg: isPss ? 'PS256' : 'RS256' })}.${part(claims)}`;
  const key = { key: config.privateKey, ...(isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}) };
  const digest = config.faults.has('assertion-digest-sha512') ? 'sha512' : 'sha256';
  return `${input}.${sign(digest, Buffer.from(input), key).toString('base64url')}`;
}

function subjectOf({ certificate, faults }: Config): string {
  const digest = (name: string): string => createHash(name).update(certificate.raw).digest('hex');
  if (faults.has('subject-without-prefix')) return digest('sha1');
  if (faults.has('subject-with-colons')) return `fp:${certificate.fingerprint}`;
  return `fp:${digest(faults.has('subject-sha-256') ? 'sha256' : 'sha1')}`;
}

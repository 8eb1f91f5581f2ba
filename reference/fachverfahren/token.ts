/**
 * Access tokens by the client-credentials grant. One token serves all requests until shortly before it runs out; several
 * callers that need a new one share a single request. Named scopes are not asked for, as the documentation advises.
 */
import type { Faults } from './faults.ts';
import type { Http } from './http.ts';

/** The token endpoint refused or answered something unusable. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`token endpoint answered ${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

/** Hands out a valid access token. */
export interface TokenSource {
  get(): Promise<string>;
  /** Forgets this token, because the service refused it; a newer one is kept. */
  discard(token: string): void;
}

interface Held {
  readonly token: string;
  readonly usableUntilMs: number;
}

/** Options of {@link createTokenSource}; `now` is in milliseconds since the epoch. */
export interface TokenOptions {
  readonly http: Http;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly faults: Faults;
  readonly now?: () => number;
}

/** Creates a token source for one client. */
export function createTokenSource(options: TokenOptions): TokenSource {
  const now = options.now ?? Date.now;
  const neverRenews = options.faults.has('token-never-renewed');
  let held: Held | undefined;
  let pending: Promise<Held> | undefined;

  async function renew(): Promise<Held> {
    held = await requestToken(options, now);
    return held;
  }

  return {
    async get() {
      if (held !== undefined && (neverRenews || now() < held.usableUntilMs)) return held.token;
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      return (await pending).token;
    },
    discard(token) {
      if (held?.token === token && !neverRenews) held = undefined;
    },
  };
}

async function requestToken(options: TokenOptions, now: () => number): Promise<Held> {
  const askedAtMs = now();
  const { clientId, clientSecret } = options;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  if (options.faults.has('token-basic-auth')) {
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
  } else {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  const answer = await options.http.send({ method: 'POST', url: options.tokenUrl, headers, body: form.toString(), maxBytes: 65_536 });
  const body = parse(answer.body);
  if (answer.status !== 200) throw new TokenError(answer.status, typeof body['error'] === 'string' ? body['error'] : '');
  const token = body['access_token'];
  const lifetimeSeconds = Number(body['expires_in']);
  if (typeof token !== 'string' || token === '' || !(lifetimeSeconds > 0)) throw new TokenError(answer.status, 'unusable answer');
  const marginSeconds = Math.min(60, lifetimeSeconds * 0.1);
  return { token, usableUntilMs: askedAtMs + (lifetimeSeconds - marginSeconds) * 1000 };
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Who calls: by client certificate, by HTTP Basic, or by a token that was fetched with client credentials. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Client } from './config.ts';
import { json } from './server.ts';
import type { WebAnswer, WebRequest } from './server.ts';

export interface Clients {
  /** @returns undefined for a stranger */
  identify(request: Pick<WebRequest, 'authorization' | 'certificate'>): Client | undefined;
  /** The token endpoint (client credentials, RFC 6749 section 4.4). */
  issueToken(request: WebRequest): WebAnswer;
}

const TOKEN_SECONDS = 300;

/** Makes the registry of clients; tokens live in memory. */
export function createClients(known: readonly Client[], now: () => number = Date.now): Clients {
  const tokens = new Map<string, { readonly client: Client; readonly endsAt: number }>();
  const byToken = (token: string): Client | undefined => {
    const entry = tokens.get(token);
    return entry !== undefined && now() < entry.endsAt ? entry.client : undefined;
  };
  return {
    identify({ authorization = '', certificate }) {
      const [, scheme = '', value = ''] = /^(\S+) +(\S+)$/.exec(authorization) ?? [];
      if (scheme.toLowerCase() === 'bearer') return byToken(value);
      if (scheme.toLowerCase() === 'basic') return known.find(({ basic }) => basic !== undefined && isSame(value, pair(basic.user, basic.password)));
      return known.find(({ certificateSha256 }) => certificate !== undefined && certificateSha256 === certificate);
    },
    issueToken({ authorization = '', body }) {
      const form = new URLSearchParams(body);
      const [, basic = ''] = /^basic +(\S+)$/i.exec(authorization) ?? [];
      const given = basic === '' ? pair(form.get('client_id') ?? '', form.get('client_secret') ?? '') : basic;
      const client = known.find(({ oauth }) => oauth !== undefined && isSame(given, pair(oauth.clientId, oauth.clientSecret)));
      if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
      if (client === undefined) return json(401, { error: 'invalid_client' });
      const token = randomBytes(24).toString('base64url');
      tokens.set(token, { client, endsAt: now() + TOKEN_SECONDS * 1000 });
      return json(200, { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS });
    },
  };
}

function pair(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

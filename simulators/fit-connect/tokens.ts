/**
 * Access tokens of one tenant: issued, looked up, revoked (fact sheet, section 3). A token has the form of a JWT, signed
 * with HS256 and a secret of this process, since nobody but the service reads it. Expiry follows the real clock, which
 * products compare `expires_in` with. Expired tokens are remembered for a while, so that the record can say whose they were.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../src/core/clock.ts';
import type { Client } from './tenant.ts';

export interface Token {
  readonly client: Client;
  /** Milliseconds since the epoch, real time. */
  readonly expiresAt: number;
  /** Order of issue within the tenant, from 1. */
  readonly number: number;
  readonly isRevoked: boolean;
}

export interface TokenBook {
  /** @param scope written into the token, for its shape only @returns JWT of three base64url parts */
  issue(client: Client, expiresInSeconds: number, scope: string): string;
  /** The token of that text, whether still good or not. */
  find(text: string): Token | undefined;
  isGood(token: Token): boolean;
  revokeAll(clientId: string): void;
  /** Number of the token issued last; 0 when there is none. */
  readonly lastNumber: number;
}

interface IssuedToken extends Token {
  readonly text: string;
  isRevoked: boolean;
}

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
const MAX_REMEMBERED = 20_000;

/** An empty token book. @param issuer goes into the claim `iss` */
export function createTokenBook(clock: Clock, issuer: () => string): TokenBook {
  // By signature: a product sends its token with every request, and the whole text would be a long key to look up.
  const tokens = new Map<string, IssuedToken>();
  const secret = randomBytes(32);
  let lastNumber = 0;
  return {
    issue(client, expiresInSeconds, scope) {
      const now = clock.now();
      lastNumber += 1;
      const iat = Math.floor(now / 1000);
      const claims = { iss: issuer(), sub: client.clientId, scope, iat, exp: iat + expiresInSeconds, jti: `${lastNumber}` };
      const input = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
      const text = `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
      tokens.set(signatureOf(text), { text, client, expiresAt: now + expiresInSeconds * 1000, number: lastNumber, isRevoked: false });
      if (tokens.size > MAX_REMEMBERED) forgetOldest(tokens);
      return text;
    },
    find(text) {
      const token = tokens.get(signatureOf(text));
      return token?.text === text ? token : undefined;
    },
    isGood: (token) => !token.isRevoked && token.expiresAt > clock.now(),
    revokeAll(clientId) {
      for (const token of tokens.values()) if (token.client.clientId === clientId) token.isRevoked = true;
    },
    get lastNumber() {
      return lastNumber;
    },
  };
}

/** Last part of a JWT. */
function signatureOf(text: string): string {
  return text.slice(text.lastIndexOf('.') + 1);
}

function forgetOldest(tokens: Map<string, Token>): void {
  for (const signature of tokens.keys()) {
    tokens.delete(signature);
    if (tokens.size <= MAX_REMEMBERED / 2) return;
  }
}

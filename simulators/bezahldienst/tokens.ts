/** Access tokens of one tenant: opaque texts, issued, looked up, revoked. Expiry follows the real clock, which clients compare with. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../src/core/clock.ts';

export interface TokenBook {
  /** @returns the token, 43 characters */
  issue(clientName: string): string;
  /** Name of the client whose token it is. @returns undefined for one that is unknown, expired or revoked */
  clientOf(token: string): string | undefined;
  revokeAll(): void;
}

/** Life of a token. @unit seconds */
export const TOKEN_SECONDS = 3600;
const MAX_REMEMBERED = 10_000;

/** An empty book. @param clock real time */
export function createTokenBook(clock: Clock): TokenBook {
  const tokens = new Map<string, { readonly clientName: string; readonly expiresAt: number }>();
  return {
    issue(clientName) {
      const token = randomBytes(32).toString('base64url');
      tokens.set(token, { clientName, expiresAt: clock.now() + TOKEN_SECONDS * 1000 });
      const [oldest] = tokens.keys();
      if (tokens.size > MAX_REMEMBERED && oldest !== undefined) tokens.delete(oldest);
      return token;
    },
    clientOf(token) {
      const known = tokens.get(token);
      return known !== undefined && known.expiresAt > clock.now() ? known.clientName : undefined;
    },
    revokeAll: () => tokens.clear(),
  };
}

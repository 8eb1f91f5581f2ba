/**
 * Logins with an ID card that are under way at one tenant: the token for the eID client, the browser it belongs to, and what
 * came of it. Each address and each step counts once. In memory and bounded, the oldest go first.
 */
import type { LoginOrder } from '../src/core/account-control.ts';
import type { Login } from './account-logins.ts';
import type { Randomness } from './account-system.ts';
import type { EidResult } from './eid-exchange.ts';

export interface EidSession {
  /** In the addresses that browser and client are sent to. */
  readonly key: string;
  /** `SessionIdentifier` of the token. */
  readonly identifier: string;
  /** Hexadecimal, 256 bits. */
  readonly psk: string;
  /** Value of the cookie of the browser that began. */
  readonly browser: string;
  readonly login: Login;
  /** What is carried out once the card has been read; absent when a person is on the pages. */
  readonly order?: LoginOrder;
  /** Milliseconds since the epoch, of the tenant's clock. */
  readonly begunAt: number;
  /** `over`: the browser is back. */
  state: 'begun' | 'token-read' | 'started' | 'done' | 'over';
  result?: EidResult;
}

export interface EidSessions {
  begin(login: Login, order: LoginOrder | undefined, now: number): EidSession;
  /** @returns undefined for one that is unknown or too old */
  find(key: string, now: number): EidSession | undefined;
  /** By `SessionIdentifier`. */
  findByIdentifier(identifier: string, now: number): EidSession | undefined;
}

const MAX_SESSIONS = 500;
/** How long a card may take; ours, no source has it. */
const LIFETIME_MS = 10 * 60_000;

/** An empty store. */
export function createEidSessions({ uuid, xmlId }: Randomness): EidSessions {
  const byKey = new Map<string, EidSession>();
  const hex = (): string => xmlId().slice(1);
  const fresh = (session: EidSession | undefined, now: number): EidSession | undefined =>
    session === undefined || now - session.begunAt > LIFETIME_MS ? undefined : session;
  return {
    begin(login, order, now) {
      const session: EidSession = {
        key: uuid(),
        identifier: hex(),
        psk: hex() + hex(),
        browser: hex(),
        login,
        ...(order === undefined ? {} : { order }),
        begunAt: now,
        state: 'begun',
      };
      byKey.set(session.key, session);
      const [oldest] = byKey.keys();
      if (byKey.size > MAX_SESSIONS && oldest !== undefined) byKey.delete(oldest);
      return session;
    },
    find: (key, now) => fresh(byKey.get(key), now),
    findByIdentifier: (identifier, now) =>
      fresh(
        [...byKey.values()].find((session) => session.identifier === identifier),
        now,
      ),
  };
}

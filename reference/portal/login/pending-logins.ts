/**
 * Logins under way: each belongs to one browser (a cookie holds its handle), to one account and one request, is sent once
 * and answered once, and is over after a while.
 */
import { randomBytes } from 'node:crypto';
import type { Level } from '../accounts/levels.ts';
import type { ProviderName } from '../accounts/provider.ts';
import type { Faults } from '../faults.ts';

/** A login that was started. */
export interface PendingLogin {
  readonly handle: string;
  readonly provider: ProviderName;
  readonly level: Level;
  readonly returnPath: string;
  /** The session of the browser, which its form and a step-up belong to. */
  readonly sessionId: string | undefined;
  /** The account whose open case a step-up continues. */
  readonly stepUpOf: string | undefined;
  /** Where "back" at the account leads. */
  readonly backUrl: string | undefined;
  readonly relayState: string;
}

/** What was sent of a login. */
export interface SentRequest {
  readonly requestId: string;
  readonly xml: string;
}

/** The logins under way. */
export interface PendingLogins {
  start(login: Omit<PendingLogin, 'handle' | 'relayState'>): PendingLogin;
  find(handle: string | undefined): PendingLogin | undefined;
  /** Remembers what is sent. */
  send(handle: string, request: SentRequest): void;
  sent(handle: string): SentRequest | undefined;
  /** By the request that is answered; only a fault looks for it that way. */
  findByRequest(requestId: string): PendingLogin | undefined;
  /** Takes the login away. @returns false when somebody was faster */
  consume(handle: string): boolean;
}

interface Entry {
  readonly login: PendingLogin;
  readonly startedMs: number;
  request: SentRequest | undefined;
}

const MAX_PENDING = 10_000;

/** Logins in a file that outlives the process; only a fault keeps them there. */
export type KeptLogins = Map<string, Entry>;

export const createKeptLogins = (): KeptLogins => new Map();

/** Creates the store, in memory: after a restart nobody waits for an answer any more. */
export function createPendingLogins(options: {
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly faults: Faults;
  readonly kept: KeptLogins;
}): PendingLogins {
  const { now, timeoutMs, faults, kept } = options;
  const keeps = faults.has('restores-answered-logins');
  const entries = new Map<string, Entry>(keeps ? kept : []);
  const live = (handle: string | undefined): Entry | undefined => {
    const entry = handle === undefined ? undefined : entries.get(handle);
    if (entry !== undefined && now() > entry.startedMs + timeoutMs) {
      entries.delete(entry.login.handle);
      return undefined;
    }
    return entry;
  };
  return {
    start: (wish) => {
      const [oldest] = entries.keys();
      if (entries.size >= MAX_PENDING && oldest !== undefined) entries.delete(oldest);
      const login = { ...wish, handle: random(), relayState: random() };
      const entry: Entry = { login, startedMs: now(), request: undefined };
      entries.set(login.handle, entry);
      // The fault: that it was answered is not written there.
      if (keeps) kept.set(login.handle, entry);
      return login;
    },
    find: (handle) => live(handle)?.login,
    send: (handle, request) => {
      const entry = live(handle);
      if (entry !== undefined) entry.request = request;
    },
    sent: (handle) => live(handle)?.request,
    findByRequest: (requestId) => [...entries.values()].find(({ request }) => request?.requestId === requestId)?.login,
    consume: (handle) => faults.has('accepts-replay') || entries.delete(handle),
  };
}

const random = (): string => randomBytes(24).toString('base64url');

/**
 * Sessions of browsers: what was typed into the form, and who is logged in for how long. At login the id changes and the
 * form comes along; limits follow the level of the login.
 */
import { randomBytes } from 'node:crypto';
import type { Account } from './accounts/account.ts';
import { sessionLimits } from './accounts/levels.ts';
import type { Faults } from './faults.ts';

/** What was typed into the form of the service. */
export type Draft = Readonly<Record<string, string>>;

/** A login in a session. */
export interface Login {
  readonly account: Account;
  readonly sinceMs: number;
  /** At the latest. */
  readonly endsMs: number;
}

/** A session as read. */
export interface Session {
  readonly id: string;
  readonly draft: Draft;
  readonly login: Login | undefined;
}

/** The session before a login, and whether its form goes to whoever logs in, even if somebody else filled it in. */
export interface Former {
  readonly id: string | undefined;
  readonly handsOver: boolean;
}

/** The sessions. */
export interface Sessions {
  /** The session of that id; looking at it counts as a sign of life. */
  find(id: string | undefined): Session | undefined;
  create(): Session;
  saveDraft(id: string, draft: Draft): void;
  /** Logs in, taking the form of the former session along. @returns the session with its new id */
  logIn(former: Former, account: Account, sessionEndMs: number | undefined): Session;
  end(id: string): void;
  /** Ends the logins for which that holds. @returns how many */
  endWhere(isMeant: (account: Account) => boolean): number;
}

interface Entry {
  readonly id: string;
  draft: Draft;
  login: Login | undefined;
  lastSeenMs: number;
}

const ANONYMOUS_IDLE_MS = 12 * 60 * 60_000;
const MAX_SESSIONS = 10_000;

/** Creates the store, in memory. */
export function createSessions(now: () => number, faults: Faults): Sessions {
  const entries = new Map<string, Entry>();

  const add = (id: string, draft: Draft, login: Login | undefined): Entry => {
    const [oldest] = entries.keys();
    if (entries.size >= MAX_SESSIONS && oldest !== undefined) entries.delete(oldest);
    const entry: Entry = { id, draft, login, lastSeenMs: now() };
    entries.set(id, entry);
    return entry;
  };
  const isOver = ({ login, lastSeenMs }: Entry): boolean => {
    if (faults.has('session-never-ends')) return false;
    const idleMs = login === undefined ? ANONYMOUS_IDLE_MS : sessionLimits(login.account.level).idleMs;
    return now() > lastSeenMs + idleMs || (login !== undefined && now() > login.endsMs);
  };
  const find = (id: string | undefined): Session | undefined => {
    const entry = id === undefined ? undefined : entries.get(id);
    if (entry === undefined) return undefined;
    if (isOver(entry)) {
      entries.delete(entry.id);
      return undefined;
    }
    entry.lastSeenMs = now();
    return { ...entry };
  };

  return {
    find,
    create: () => ({ ...add(newId(), {}, undefined) }),
    saveDraft: (id, draft) => {
      const entry = entries.get(id);
      if (entry !== undefined) entry.draft = draft;
    },
    logIn: ({ id: formerId, handsOver }, account, sessionEndMs = Number.POSITIVE_INFINITY) => {
      const former = find(formerId);
      const owner = former?.login?.account.accountId;
      const draft = owner === undefined || owner === account.accountId || handsOver ? former?.draft : undefined;
      if (former !== undefined) entries.delete(former.id);
      const keptId = faults.has('keeps-session-id') ? former?.id : undefined;
      const endsMs = Math.min(now() + sessionLimits(account.level).totalMs, sessionEndMs);
      return { ...add(keptId ?? newId(), draft ?? {}, { account, sinceMs: now(), endsMs }) };
    },
    end: (id) => {
      if (!faults.has('logout-keeps-session')) entries.delete(id);
    },
    endWhere: (isMeant) => {
      const meant = [...entries.values()].filter(({ login }) => login !== undefined && isMeant(login.account));
      for (const { id } of meant) entries.delete(id);
      return meant.length;
    },
  };
}

const newId = (): string => randomBytes(32).toString('base64url');

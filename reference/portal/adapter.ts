/**
 * The test interface of this product under `/adapter`: what a test bench may ask to see and do. It exists only when
 * ADAPTER_TOKEN is set and every request carries that token; who is asked about is told by the cookies that come along.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account } from './accounts/account.ts';
import type { KeptLog } from '../kit/log.ts';
import { orderAdapterRoutes } from './orders/order-adapter.ts';
import type { Portal } from './portal.ts';
import type { Login } from './sessions.ts';
import { SESSION_COOKIE } from './web/cookies.ts';
import { json } from './web/layout.ts';
import type { Handler, Routes, WebAnswer } from './web/server.ts';

/** Where the adapter lives. */
export const ADAPTER_PATH = '/adapter';

/** What the adapter asks of the process, beyond the portal that runs in it. */
export interface Operation {
  readonly lines: KeptLog['lines'];
  /** Number of this start, from 1. */
  readonly start: number;
  /** Begins anew once the answer is out. */
  readonly restart: () => void;
  /** Reads the metadata of the accounts again. */
  readonly refresh: () => Promise<void>;
}

/** Creates the routes of the adapter. */
export function adapterRoutes(portal: Portal, token: string, { lines, start, restart, refresh }: Operation): Routes {
  const guarded =
    (handler: Handler): Handler =>
    (request) =>
      isAllowed(request.authorization, token) ? handler(request) : json(401, { error: 'The adapter token is missing or wrong.' });
  const { paidService: settings } = portal.config;
  const { desk } = portal;
  const orders = settings === undefined || desk === undefined ? {} : orderAdapterRoutes(portal, { settings, desk }, { path: ADAPTER_PATH, guarded });
  const whoami: Handler = guarded(({ cookies }) => json(200, identity(portal.sessions.find(cookies.get(SESSION_COOKIE))?.login)));
  return {
    ...orders,
    [`GET ${ADAPTER_PATH}/health`]: guarded(() => json(200, { status: 'ok' })),
    [`GET ${ADAPTER_PATH}/whoami`]: whoami,
    'GET /konto.json': whoami,
    [`GET ${ADAPTER_PATH}/applications`]: guarded(() => json(200, { applications: portal.applications.list() })),
    [`GET ${ADAPTER_PATH}/log`]: guarded(({ query }) => json(200, { lines: latest(lines(), query.get('last')) })),
    [`GET ${ADAPTER_PATH}/restart`]: guarded(() => json(200, { start: String(start) })),
    [`POST ${ADAPTER_PATH}/restart`]: guarded(() => {
      restart();
      return json(200, { start: String(start) });
    }),
    [`POST ${ADAPTER_PATH}/metadata`]: guarded(async () => {
      await refresh();
      return json(200, { status: 'ok' });
    }),
    [`POST ${ADAPTER_PATH}/clock`]: guarded(({ body }) => setClock(portal, body)),
  };
}

/** All lines, or as many of the latest as are asked for. */
const latest = (lines: readonly string[], last: string | null): readonly string[] => (/^[1-9]\d{0,3}$/.test(last ?? '') ? lines.slice(-Number(last)) : lines);

function identity(login: Login | undefined): Record<string, unknown> {
  if (login === undefined) return { isLoggedIn: false };
  const { account, sinceMs, endsMs } = login;
  const { userKey, levelText, provider, issuer, accountId, displayName, mailbox, pseudonym, organisation } = account;
  return {
    isLoggedIn: true,
    userKey,
    level: levelText,
    idp: provider,
    issuer,
    accountId,
    displayName,
    attributes: Object.fromEntries(account.attributes.map(({ name, value }) => [name, value])),
    ...trustOf(account),
    mailbox: { handle: mailbox.handle ?? null, applicationId: mailbox.applicationId ?? null },
    pseudonym: pseudonym === undefined ? null : { source: pseudonym.source ?? null, value: pseudonym.value },
    organisation: organisation ?? null,
    since: new Date(sinceMs).toISOString(),
    endsAt: new Date(endsMs).toISOString(),
  };
}

const trustOf = ({ attributes }: Account): Record<string, unknown> => ({
  trust: Object.fromEntries(attributes.flatMap(({ name, trust }) => (trust === undefined ? [] : [[name, trust]]))),
  proven: attributes.filter(({ isProven }) => isProven).map(({ name }) => name),
});

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

function setClock({ clock }: Portal, body: string): WebAnswer {
  const now = timeIn(body);
  if (now === undefined) return json(400, { error: 'The member now must be a time of RFC 3339 in UTC.' });
  clock.set(now);
  return json(200, { now: new Date(now).toISOString() });
}

function timeIn(body: string): number | undefined {
  try {
    const { now } = JSON.parse(body) as { now?: unknown };
    const time = typeof now === 'string' && TIME.test(now) ? Date.parse(now) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}

/** Compares digests, so that neither content nor length of the token shows in the time taken. */
function isAllowed(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}

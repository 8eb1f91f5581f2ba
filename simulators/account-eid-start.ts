/**
 * The beginning of a login with an ID card: a session with its addresses, bound to the browser by a cookie, and the address
 * of the eID client on the person's own machine (`tcTokenURL`).
 */
import type { LoginOrder } from '../src/core/account-control.ts';
import type { RawHeader } from '../src/core/exchange.ts';
import { seeOther } from './account-answer.ts';
import type { Answer } from './account-answer.ts';
import type { AccountCall } from './account-call.ts';
import type { EidSession } from './account-eid-sessions.ts';
import type { Login } from './account-logins.ts';
import type { AccountEid, Choice } from './account-system.ts';
import type { AccountTenant } from './account-tenant.ts';

/** Whether orders for this choice go by the card. */
export function goesByCard({ settings, service }: AccountTenant, { outcome }: LoginOrder, choice: Choice | undefined): boolean {
  return settings.eid?.carriesOrders === true && outcome === 'success' && choice !== undefined && service.system.eid?.isCard(choice) === true;
}

export interface EidBeginning {
  readonly session: EidSession;
  /** Of the eID client, with the address of the token. */
  readonly clientAddress: string;
  readonly cookie: RawHeader;
}

/** Begins. @returns undefined where the tenant has no eID client */
export function beginEid({ tenant }: AccountCall, login: Login, order?: LoginOrder): EidBeginning | undefined {
  const { eid } = tenant.service.system;
  const { clientUrl } = tenant.settings.eid ?? {};
  if (eid === undefined || clientUrl === undefined) return undefined;
  const session = tenant.eidSessions.begin(login, order, tenant.clock.now());
  const { token } = eidAddresses(tenant, eid, session);
  return {
    session,
    clientAddress: `${clientUrl}?tcTokenURL=${encodeURIComponent(token)}`,
    cookie: ['Set-Cookie', cookieOf(tenant, eid, session)],
  };
}

/** Straight to the client, for an order. */
export function leadToClient(call: AccountCall, login: Login, order: LoginOrder): Answer {
  const begun = beginEid(call, login, order);
  if (begun === undefined) throw new TypeError('The tenant has no eID client.');
  const answer = seeOther(begun.clientAddress);
  return { ...answer, headers: [...answer.headers, begun.cookie] };
}

export interface EidAddresses {
  /** `tcTokenURL`. */
  readonly token: string;
  readonly server: string;
  readonly refresh: string;
  readonly communicationError: string;
}

/** Where client and browser are sent. */
export function eidAddresses(tenant: AccountTenant, { path }: AccountEid, { key }: EidSession): EidAddresses {
  const base = `${tenant.base()}${path}`;
  return { token: `${base}/${key}/tctoken`, server: `${base}-server`, refresh: `${base}/${key}/refresh`, communicationError: `${base}/${key}/error` };
}

/** Each session has its own, since several may be open in one browser. */
function cookieName({ key }: EidSession): string {
  return `eid-${key.slice(0, 8)}`;
}

/** `Lax`: the browser comes back from the client by GET, from another site. */
function cookieOf(tenant: AccountTenant, { path }: AccountEid, session: EidSession): string {
  const isSecure = tenant.base().startsWith('https:');
  return `${cookieName(session)}=${session.browser}; Path=${tenant.prefix}${path}/${session.key}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

/** Whether the request comes from the browser that began. */
export function isSameBrowser({ request }: AccountCall, session: EidSession): boolean {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.includes(`${cookieName(session)}=${session.browser}`);
}

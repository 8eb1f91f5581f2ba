/**
 * LogoutRequests that somebody brings to the portal: by HTTP-POST from a page of the account, or by HTTP-Redirect in an address. Forged
 * ones, ones that were used before, and true ones, which show that a session that goes on could have ended.
 */
import { ATTACK_DEFAULTS } from '../../core/attack.ts';
import type { AttackDelivery } from '../../core/attack.ts';
import type { DeviationParams, LoginRecord, LogoutForm, LogoutWish } from '../../core/account-control.ts';
import { NotCarriedOut, lastLogin } from './attack-controls.ts';
import type { AttackTools } from './attack-controls.ts';
import type { HttpPortalBrowser } from './http-driver.ts';
import { stepOf } from './navigation.ts';
import type { Step } from './navigation.ts';
import type { PortalOutcome } from './portal-driver.ts';

type LogoutDelivery = Extract<AttackDelivery, { kind: 'logout-request' }>;
type Wish = Omit<LogoutWish, 'login' | 'otherwise'>;

/** A session that should go on, and the requests that should not end it: in the browser of the person, and from elsewhere. */
export interface ForgedLogout {
  /** The login whose session it is. */
  readonly login: LoginRecord;
  readonly here: Step;
  readonly elsewhere: Step;
}

/** Makes the requests for a session of this login. @throws NotCarriedOut when one that has to be used before ended nothing */
export async function forgedLogout(
  tools: AttackTools,
  { browser, login, params }: { readonly browser: HttpPortalBrowser; readonly login: LoginRecord; readonly params: DeviationParams },
  how: LogoutDelivery,
): Promise<ForgedLogout> {
  if (how.flaw === 'repeated') return usedBefore(tools, browser, login);
  const { nameId, binding, flaw } = how;
  const isForeign = nameId === 'foreign';
  const wish: Wish = {
    isSigned: isForeign || flaw !== undefined,
    ...(isForeign ? { nameId: String(params['evilNameId'] ?? ATTACK_DEFAULTS.evilNameId) } : {}),
    ...(binding === undefined ? {} : { binding }),
    ...(flaw === undefined ? {} : { forgery: flaw }),
  };
  const elsewhere = await stepFor(tools, login, wish);
  return { login, elsewhere, here: await stepFor(tools, login, wish) };
}

/** Ends the session by a request that names no session, and logs in again: the same request is about the new session as well. */
async function usedBefore(tools: AttackTools, browser: HttpPortalBrowser, login: LoginRecord): Promise<ForgedLogout> {
  const { control, persona } = tools;
  const step = await stepFor(tools, login, { isSigned: true, binding: 'HTTP-Redirect', namesSession: false });
  const ended = await browser.settle(await browser.agent.send(step));
  if (ended.session !== 'none') throw new NotCarriedOut('The logout by the account ended no session.');
  await control.armLogin({ outcome: 'success', persona });
  const { session } = await browser.login();
  const next = await lastLogin(control, login.seq);
  if (session !== 'authenticated' || next === undefined) throw new NotCarriedOut('The login after the logout led to no session.');
  return { login: next, here: step, elsewhere: step };
}

/** To the address for single logout of the metadata, else to the portal's own logout; by HTTP-Redirect to the former only. */
async function stepFor(tools: AttackTools, login: LoginRecord, wish: Wish): Promise<Step> {
  return stepFrom(tools, await logoutForm(tools, login, wish));
}

async function logoutForm({ control, target }: AttackTools, { id }: LoginRecord, wish: Wish): Promise<LogoutForm> {
  if (target.logoutUrl === undefined) throw new NotCarriedOut('The target names no logoutUrl.');
  const form = await control.logoutRequest({ login: id, otherwise: target.logoutUrl, ...wish });
  if (wish.binding === 'HTTP-Redirect' && !form.isSingleLogout) throw new NotCarriedOut('The metadata name no address for logout by HTTP-Redirect.');
  return form;
}

async function stepFrom({ control }: AttackTools, { action, fields }: LogoutForm): Promise<Step> {
  const { ssoPostUrl: page } = await control.addresses();
  if (fields.length === 0) return { method: 'GET', url: action, page, reason: 'redirected' };
  return stepOf({ method: 'POST', action, enctype: 'application/x-www-form-urlencoded', fields, page }, 'self-submitted');
}

/** Ends the session as it should end: by a signed request where there is single logout, else by the portal's own logout. */
export async function trueLogout(
  tools: AttackTools,
  browser: HttpPortalBrowser,
  login: LoginRecord,
  { binding }: Pick<LogoutDelivery, 'binding'>,
): Promise<PortalOutcome> {
  const form = await logoutForm(tools, login, { isSigned: true, ...(binding === undefined ? {} : { binding }) });
  if (!form.isSingleLogout) return browser.logout();
  return browser.settle(await browser.agent.send(await stepFrom(tools, form)));
}

/**
 * What attacks have the account do besides answering a login: metadata that it serves anew, and LogoutRequests that somebody brings
 * to the portal.
 */
import type { LoginRecord, LogoutForm, LogoutWish, MetadataChange } from '../../core/account-control.ts';
import { NotCarriedOut } from './attack-controls.ts';
import type { AttackTools } from './attack-controls.ts';
import type { HttpPortalBrowser } from './http-driver.ts';
import { stepOf } from './navigation.ts';
import type { Step } from './navigation.ts';
import type { PortalOutcome } from './portal-driver.ts';

/**
 * Lets the portal fetch other metadata for the time of an act, and the true ones again. A key that was withdrawn comes back as a new
 * one, which a careful product holds back: when it starts anew, it reads what its operator set up.
 * @throws NotCarriedOut when it does not fetch them
 */
export async function withMetadata<Result>(
  { control, refreshMetadata, restart }: AttackTools,
  change: MetadataChange,
  act: () => Promise<Result>,
): Promise<Result> {
  await control.changeMetadata(change);
  try {
    if ((await refreshMetadata?.()) !== true) throw new NotCarriedOut('The product did not fetch the metadata of the account again.');
    return await act();
  } finally {
    await control.changeMetadata(null);
    await refreshMetadata?.();
    if (change === 'old-key-withdrawn') await restart?.();
  }
}

type Wish = Pick<LogoutWish, 'isSigned' | 'nameId'>;

/** A LogoutRequest from a page of the account: to the address for single logout of the metadata, else to the portal's own logout. */
export async function logoutStep(tools: AttackTools, login: LoginRecord, wish: Wish): Promise<Step> {
  return stepFrom(tools, await logoutForm(tools, login, wish));
}

async function logoutForm({ control, target }: AttackTools, { id }: LoginRecord, wish: Wish): Promise<LogoutForm> {
  if (target.logoutUrl === undefined) throw new NotCarriedOut('The target names no logoutUrl.');
  return control.logoutRequest({ login: id, otherwise: target.logoutUrl, ...wish });
}

async function stepFrom({ control }: AttackTools, { action, fields }: LogoutForm): Promise<Step> {
  const { ssoPostUrl: page } = await control.addresses();
  return stepOf({ method: 'POST', action, enctype: 'application/x-www-form-urlencoded', fields, page }, 'self-submitted');
}

/** Ends the session as it should end: by a signed request where there is single logout, else by the portal's own logout. */
export async function trueLogout(tools: AttackTools, browser: HttpPortalBrowser, login: LoginRecord): Promise<PortalOutcome> {
  const form = await logoutForm(tools, login, { isSigned: true });
  if (!form.isSingleLogout) return browser.logout();
  return browser.settle(await browser.agent.send(await stepFrom(tools, form)));
}

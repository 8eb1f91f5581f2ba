/**
 * What a browser has behind it when an attack begins: a form that was filled in, so that the portal knows the browser and a case
 * is open, and a login whose session stays. And what became of that case in the end.
 */
import type { AttackFacts } from '../../core/attack.ts';
import { NotCarriedOut, lastLogin } from './attack-controls.ts';
import type { AttackTools } from './attack-controls.ts';
import { filledForm } from './form-filling.ts';
import type { HttpPortalBrowser } from './http-driver.ts';
import type { PortalOutcome } from './portal-driver.ts';
import type { PortalTarget } from './target.ts';

/** Stands in no page of its own accord. */
const ENTERED = 'Kanarina-Angriffseintrag';

/** A browser that is ready for the login of the attack. */
export interface Stage {
  readonly browser: HttpPortalBrowser;
  /** The last login of the record now. */
  readonly loginSeq: number;
  /** User key of the person whose case is open. */
  readonly owner?: string;
}

/** Opens the browser of the attack. @throws NotCarriedOut when what belongs before it does not succeed */
export async function openStage(tools: AttackTools, { delivery, watch }: AttackFacts, loginSeq: number): Promise<Stage> {
  const browser = await tools.driver.openBrowser();
  if (watch.includes('new-session') || watch.includes('no-takeover')) await fillIn(browser, tools.target);
  const before = delivery.find((how) => how.kind === 'login-before');
  if (before === undefined) return { browser, loginSeq };
  const first = before.keepsSession ? browser : await tools.driver.openBrowser();
  return { browser, ...(await logInBefore(tools, first, loginSeq)) };
}

async function logInBefore({ control, persona }: AttackTools, browser: HttpPortalBrowser, loginSeq: number): Promise<Omit<Stage, 'browser'>> {
  await control.armLogin({ outcome: 'success', persona });
  const { session, identity } = await browser.login();
  if (session !== 'authenticated') throw new NotCarriedOut('The ordinary login before the attack led to no session.');
  const owner = identity?.userKey;
  return { loginSeq: (await lastLogin(control, loginSeq))?.seq ?? loginSeq, ...(owner === undefined ? {} : { owner }) };
}

/** Targets that name no form have none. */
async function fillIn({ agent }: HttpPortalBrowser, { form: settings }: PortalTarget): Promise<void> {
  if (settings === undefined) return;
  const { page } = await agent.goTo(settings.url);
  const form = page === undefined ? undefined : filledForm(page, { field: settings.field, value: ENTERED, press: settings.save });
  if (form === undefined) throw new NotCarriedOut('The page of the form has no such field or button.');
  await agent.submit(form);
}

/** Whose the open case is after the attack, as the adapter tells; fits the subject of the attack checks. */
export interface OpenCase {
  readonly exchange: string;
  readonly ownerBefore: string;
  readonly ownerAfter: string;
}

/** @returns undefined where it cannot be seen */
export async function caseAfter({ browser, owner }: Stage, { form }: PortalTarget, attacked: PortalOutcome): Promise<OpenCase | undefined> {
  const exchange = attacked.pages.at(-1);
  if (form === undefined || owner === undefined || exchange === undefined) return undefined;
  const { page } = await browser.agent.goTo(form.url, { isAside: true, staysAtPortal: true });
  const isShown = page?.forms.some(({ fields }) => fields.some(([, value]) => value === ENTERED)) === true;
  const after = isShown ? attacked.identity?.userKey : owner;
  return after === undefined ? undefined : { exchange, ownerBefore: owner, ownerAfter: after };
}

/** The form of the service: filled in before or after a login, looked at again, handed in. */
import type { Exchange } from '../../src/core/exchange.ts';
import { filledForm } from '../../src/drivers/portal/form-filling.ts';
import type { HttpPortalBrowser } from '../../src/drivers/portal/http-driver.ts';
import type { FormSettings } from '../../src/drivers/portal/target.ts';
import { exchangesNamed } from './login-stage.ts';
import type { PortalWorld } from './world.ts';

/** Stands in no page of its own accord. */
export const ENTERED = 'Kanarina-Prüfeintrag';

/** Fills in the form and has it kept. @returns whether the target names a form at all */
export async function enterIntoForm(world: PortalWorld, browser: HttpPortalBrowser): Promise<boolean> {
  const { form } = world.parameters.portal;
  if (form === undefined) return false;
  await sendForm(browser, form, form.save);
  return true;
}

/** Fills in the form and hands it in. @returns whether the target says how to */
export async function handInForm(world: PortalWorld, browser: HttpPortalBrowser): Promise<boolean> {
  const { form } = world.parameters.portal;
  if (form?.submit === undefined) return false;
  await sendForm(browser, form, form.submit);
  return true;
}

async function sendForm({ agent }: HttpPortalBrowser, { url, field }: FormSettings, press: string): Promise<void> {
  const { page } = await agent.goTo(url);
  const form = page === undefined ? undefined : filledForm(page, { field, value: ENTERED, press });
  if (form === undefined) throw new Error(`The page of the form has no field "${field}" with a button "${press}".`);
  await agent.submit(form);
}

/** The page of the form as this browser gets it now. */
export async function formPage(world: PortalWorld, { agent }: HttpPortalBrowser): Promise<Exchange | undefined> {
  const { form } = world.parameters.portal;
  if (form === undefined) return undefined;
  const { visits } = await agent.goTo(form.url, { isAside: true, staysAtPortal: true });
  const [page] = await exchangesNamed(world, [visits.at(-1)?.exchange]);
  return page;
}

/** Whether the page shows what was entered. */
export function showsEntry(page: Exchange | undefined): boolean {
  return page?.response?.body.text?.includes(ENTERED) === true;
}

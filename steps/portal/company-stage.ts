/** Sets the stage for logins with Mein Unternehmenskonto that take another way than usual. */
import type { LoginSubject } from '../../src/checks/portal/index.ts';
import { answerOfBeside } from '../../src/drivers/portal/attack-accounts.ts';
import type { HttpPortalBrowser } from '../../src/drivers/portal/http-driver.ts';
import type { PortalOutcome } from '../../src/drivers/portal/portal-driver.ts';
import { stepOf } from '../../src/drivers/portal/navigation.ts';
import type { Step } from '../../src/drivers/portal/navigation.ts';
import { lastSeq, openHttpBrowser, requestsSince, stageIn, stageLogin, subjectOf, withOrder } from './login-stage.ts';
import { CROSS_SITE, FROM_BESIDE, STALE } from './company-logins.ts';
import type { PortalWorld } from './world.ts';

/** The answer of a login, held back in its browser. @throws Error when the account gave none */
async function heldAnswer(browser: HttpPortalBrowser): Promise<Step> {
  const { end } = await browser.startLogin({ holdBefore: 'SAMLResponse' });
  if (end.kind !== 'held') throw new Error('The account gave no response to hold back.');
  return end.step;
}

/** Somebody leaves the account, begins anew, and the answer names the request of before. */
export async function answerLate(world: PortalWorld): Promise<LoginSubject> {
  const before = await world.logIn();
  await using browser = await openHttpBrowser(world);
  await withOrder(world, { outcome: 'success', persona: world.ordinaryPersona }, async () => heldAnswer(browser));
  let delivered = 0;
  const staged = await stageIn(world, browser, STALE, async (one) => {
    const step = await heldAnswer(one);
    delivered = await lastSeq(world);
    return one.settle(await one.agent.send(step));
  });
  const laterRequests = await requestsSince(world, delivered);
  return { ...subjectOf(world, STALE, staged, [before, await world.logIn()]), laterRequests };
}

/**
 * A login as it always is: its answer is posted from the account's site. Where all of these fail, one whose answer nobody's page
 * posted shows that it is the cookies that do not come along.
 */
export async function answerFromTheAccount(world: PortalWorld): Promise<LoginSubject> {
  const staged = await stageLogin(world, CROSS_SITE);
  await using browser = await openHttpBrowser(world);
  const { seen } = await stageIn(world, browser, {}, async (one) => {
    const { form } = await heldAnswer(one);
    if (form === undefined) throw new Error('The response is no form.');
    const { page: _, ...nobodys } = form;
    return one.settle(await one.agent.send(await stepOf(nobodys, 'typed')));
  });
  return subjectOf(world, CROSS_SITE, staged, [seen]);
}

/** A login whose answer is put aside for one that the other account gave to another request. */
export async function answerFromBeside(world: PortalWorld): Promise<LoginSubject> {
  const { other } = world;
  if (other === undefined) throw new Error('The target names no second account.');
  const before = await world.logIn();
  await using browser = await openHttpBrowser(world);
  const staged = await stageIn(world, browser, {}, async (one): Promise<PortalOutcome> => {
    const step = await heldAnswer(one);
    return one.settle(await one.agent.send(await answerOfBeside(other, step, {})));
  });
  return subjectOf(world, FROM_BESIDE, staged, [before, await world.logIn()]);
}

/**
 * Sets the stage for sessions: time that passes over them, logout, the id around a login, a step-up in an open case, and "back"
 * after a request was sent.
 */
import { SESSION_LIMITS } from '../../src/checks/portal/index.ts';
import type { BackSubject, LogoutSubject, SessionIdSubject, SessionTimeSubject, StepUpSubject } from '../../src/checks/portal/index.ts';
import type { HttpPortalBrowser } from '../../src/drivers/portal/http-driver.ts';
import type { Journey } from '../../src/drivers/portal/journey.ts';
import type { PortalBrowser } from '../../src/drivers/portal/portal-driver.ts';
import { enterIntoForm, formPage, showsEntry } from './form-stage.ts';
import { lastSeq, openHttpBrowser, requestsSince, seenBy, stageIn, withOrder } from './login-stage.ts';
import { withClock } from './test-interface-stage.ts';
import type { PortalWorld } from './world.ts';

/** Often enough that a session in use never counts as idle. */
const PART_OF_IDLE = 0.8;
const SECOND_PERSONA = 'balduina-zweifaktor';

/** Two sessions: one is left alone for longer than it may, one is used until it is older than it may become. */
export async function passTime(world: PortalWorld): Promise<SessionTimeSubject> {
  return withClock(world, async (setAhead) => {
    await using idle = await world.driver.openBrowser();
    await using busy = await world.driver.openBrowser();
    const { seen: first } = await stageIn(world, idle, {});
    const { seen: second, delivered } = await stageIn(world, busy, {});
    const level = delivered.level ?? 1;
    const { age, idle: mostIdle } = SESSION_LIMITS[level];
    const step = Math.floor(mostIdle * PART_OF_IDLE);
    const probes: SessionTimeSubject['probes'][number][] = [first, second].map((seen) => ({ ageSeconds: 0, idleSeconds: 0, seen }));
    const probe = async (browser: PortalBrowser, ageSeconds: number, idleSeconds: number): Promise<void> => {
      probes.push({ ageSeconds, idleSeconds, seen: seenBy(await browser.whoami()) });
    };
    for (let now = step; now <= age + step; now += step) {
      await setAhead(now);
      await probe(busy, now, step);
      if (now === 2 * step) await probe(idle, now, now);
    }
    return { level, probes };
  });
}

/** Logs in and out; somebody kept the cookies. Then the next login in the same browser. */
export async function logOut(world: PortalWorld): Promise<LogoutSubject> {
  await using browser = await openHttpBrowser(world);
  const { seen: before } = await stageIn(world, browser, {});
  await using thief = browser.fork();
  const after = await browser.logout();
  const copied = seenBy(await thief.whoami());
  const { seen: next, requests: nextRequests } = await stageIn(world, browser, {});
  return { before, after, copied, next, nextRequests };
}

/** A browser that was at the portal before logs in; a copy of it has the cookies of before only. */
export async function keepCookiesOfBefore(world: PortalWorld): Promise<SessionIdSubject> {
  await using browser = await openHttpBrowser(world);
  if (!(await enterIntoForm(world, browser))) await browser.agent.goTo(world.parameters.portal.loginUrl);
  await using former = browser.fork();
  const before = browser.agent.cookies();
  const { seen: login } = await stageIn(world, browser, {});
  return { login, copied: seenBy(await former.whoami()), before, after: browser.agent.cookies() };
}

/** Somebody begins a case at a lower level; at the step-up somebody else logs in. */
export async function stepUp(world: PortalWorld): Promise<StepUpSubject> {
  const { stepUp: wanted } = world.parameters.portal;
  if (wanted === undefined) throw new Error('The target names no address for a step-up.');
  await using browser = await openHttpBrowser(world);
  const { seen, requests: first } = await stageIn(world, browser, { means: 'Elster' });
  if (seen.session !== 'authenticated') throw new Error('Nobody could log in at the level below.');
  const hasCase = await enterIntoForm(world, browser);
  const ownerBefore = seen.identity?.userKey;
  const isShown = hasCase && showsEntry(await formPage(world, browser));
  const second = await stageIn(world, browser, { persona: SECOND_PERSONA, means: 'eID' }, async (one) => one.settle(await one.startLogin({ at: wanted.url })));
  const subject = { wantedLevel: wanted.level, first, second: second.requests };
  const after = showsEntry(await formPage(world, browser)) ? second.seen.identity?.userKey : ownerBefore;
  if (!isShown || ownerBefore === undefined || after === undefined || second.told === undefined) return subject;
  return { ...subject, case: { exchange: second.told.id, ownerBefore, ownerAfter: after } };
}

/** Goes to the account, where nobody logs in, and back to the page that sent the request. */
export async function goBack(world: PortalWorld): Promise<BackSubject> {
  await using browser = await openHttpBrowser(world);
  const afterSeq = await lastSeq(world);
  const journey = await browser.startLogin();
  const first = await requestsSince(world, afterSeq);
  const atAccount = await lastSeq(world);
  const after = await browser.settle((await backToSender(browser, journey)) ?? journey);
  return { first, second: await requestsSince(world, atAccount), after };
}

/** "Back" asks for the page again that held the request; one that came of a form is asked for as the browser's history has it. */
async function backToSender({ agent }: HttpPortalBrowser, { visits }: Journey): Promise<Journey | undefined> {
  const sent = visits.findIndex(({ carries }) => carries === 'SAMLRequest');
  const sender = sent > 0 ? visits[sent - 1] : undefined;
  return sender?.method === 'GET' ? agent.send({ method: 'GET', url: sender.url, reason: 'went back' }) : agent.back();
}

/** A login whose response arrives in a browser that has lost its cookies. */
export async function loseCookies(
  world: PortalWorld,
): Promise<{ readonly staged: Awaited<ReturnType<typeof stageIn>>; readonly laterRequests: BackSubject['second'] }> {
  await using browser = await openHttpBrowser(world);
  let delivered = 0;
  const staged = await stageIn(world, browser, {}, async (one) => {
    const { end } = await one.startLogin({ holdBefore: 'SAMLResponse' });
    one.agent.clearCookies();
    delivered = await lastSeq(world);
    if (end.kind !== 'held') throw new Error('The account gave no response to hold back.');
    return one.settle(await one.agent.send(end.step));
  });
  return { staged, laterRequests: await requestsSince(world, delivered) };
}

/** One login from an address of the portal with a return address that is not the portal's. @returns what was planted */
export async function plantReturn(world: PortalWorld, address: string): Promise<Awaited<ReturnType<typeof requestsSince>>> {
  const { loginUrl, returnParameter } = world.parameters.portal;
  if (returnParameter === undefined) throw new Error('The target names no parameter for the return address.');
  const at = new URL(loginUrl);
  at.searchParams.set(returnParameter, address);
  const afterSeq = await lastSeq(world);
  await using browser = await openHttpBrowser(world);
  await withOrder(world, { outcome: 'success', persona: world.ordinaryPersona }, async () => browser.startLogin({ at: at.href }));
  return await requestsSince(world, afterSeq);
}

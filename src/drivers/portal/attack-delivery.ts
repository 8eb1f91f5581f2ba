/**
 * How the answer of an attack reaches the portal: held back in the browser of the login, then delivered as the case says. An
 * attack that could not be carried out is told as such and never passes for one that was refused.
 */
import type { AttackDelivery, AttackFacts } from '../../core/attack.ts';
import type { DeviationParams, LoginRecord } from '../../core/account-control.ts';
import { answerFromBeside, sameKeyFromBeside } from './attack-accounts.ts';
import { withMetadata } from './attack-account-side.ts';
import { NotCarriedOut, lastLogin } from './attack-controls.ts';
import type { AttackTools } from './attack-controls.ts';
import { forgedLogout, trueLogout } from './attack-logout.ts';
import { outcomeFor } from './attack-marks.ts';
import { caseAfter, openStage } from './attack-stage.ts';
import type { OpenCase, Stage } from './attack-stage.ts';
import type { HttpPortalBrowser } from './http-driver.ts';
import type { Journey } from './journey.ts';
import type { Step } from './navigation.ts';
import { outcomeOf } from './portal-driver.ts';
import type { PortalOutcome } from './portal-driver.ts';
import type { PortalTarget } from './target.ts';

/** An attack to be carried out. */
export interface AttackOrder {
  readonly facts: AttackFacts;
  readonly params: DeviationParams;
  /** The last login of the record before it. */
  readonly loginSeq: number;
}

/** What came of it. */
export interface Delivered {
  readonly attacked: PortalOutcome;
  /** Ids of the exchanges from the answer on, the ACS first. */
  readonly answers: readonly string[];
  /** What the account delivered before the change. */
  readonly login: LoginRecord;
  /** Outcomes of answers at the same time. */
  readonly peers?: readonly PortalOutcome[];
  readonly case?: OpenCase;
  /** Logins of both accounts whose identities are to be compared. */
  readonly told?: readonly PortalOutcome[];
  /** What came of a true logout after the forged one. */
  readonly ended?: PortalOutcome;
}

/** A login whose answer waits in its browser. */
interface Held {
  readonly browser: HttpPortalBrowser;
  readonly step: Step;
  readonly login: LoginRecord;
  readonly order: AttackOrder;
}

type Deliver<Kind extends AttackDelivery['kind']> = (
  tools: AttackTools,
  held: Held,
  how: Extract<AttackDelivery, { kind: Kind }>,
) => Promise<Omit<Delivered, 'login'>>;

/** A portal that starts the next login by itself goes no further than its request. */
const ONCE = { holdBefore: 'SAMLRequest' } as const;
/** Where the answer of the portal leads on to is not its own affair. */
const ALONE = { follow: 'none' } as const;

/** Starts the login, holds the answer, delivers it. @throws NotCarriedOut when the answer could not be had or delivered that way */
export async function carryOut(tools: AttackTools, order: AttackOrder): Promise<Delivered> {
  const [served] = order.facts.delivery.filter((how) => how.kind === 'idp-metadata');
  return served === undefined ? carryOutNow(tools, order) : withMetadata(tools, served.change, async () => carryOutNow(tools, order));
}

async function carryOutNow(tools: AttackTools, order: AttackOrder): Promise<Delivered> {
  const { delivery, watch } = order.facts;
  const stage = await openStage(tools, order.facts, order.loginSeq);
  await using browser = stage.browser;
  const held = await hold(tools, order, stage);
  if (watch.includes('new-session')) return { ...(await withFormerCookies(held)), login: held.login };
  const [how] = delivery.filter(({ kind }) => kind !== 'login-before');
  const delivered = how === undefined ? await post(browser, held.step) : await DELIVERIES[how.kind](tools, held, how as never);
  const open = watch.includes('no-takeover') ? await caseAfter(stage, tools.target, delivered.attacked) : undefined;
  return { ...delivered, login: held.login, ...(open === undefined ? {} : { case: open }) };
}

/** Its document is that of the account beside; the account asked answers as ever. */
function isFromBeside({ delivery }: AttackFacts): boolean {
  return delivery.some((how) => how.kind === 'other-account' && how.account === 'its-answer');
}

async function hold({ control, persona, target }: AttackTools, attack: AttackOrder, { browser, loginSeq }: Stage): Promise<Held> {
  const { facts, params } = attack;
  const deviation = facts.isDeliveryOnly || isFromBeside(facts) ? {} : { deviation: facts.id, params };
  const order = await control.armLogin({ outcome: outcomeFor(facts), persona, ...deviation });
  const { end } = await browser.startLogin({ at: startOf(facts, target), holdBefore: 'SAMLResponse' });
  const login = await lastLogin(control, loginSeq);
  if (login !== undefined && end.kind === 'held') return { browser, step: end.step, login, order: attack };
  // An order that no request used would be taken by the next one.
  await control.disarmLogin(order).catch(() => undefined);
  throw new NotCarriedOut(`The account gave no answer to deliver (${login?.code ?? end.kind}).`);
}

/** Somebody who knew the cookies of the browser before the login is asked for after it. */
async function withFormerCookies({ browser, step }: Held): Promise<Omit<Delivered, 'login'>> {
  await using copy = browser.fork();
  const { attacked, answers } = await post(browser, step);
  if (attacked.session !== 'authenticated') throw new NotCarriedOut('The login led to no session.');
  return { attacked: outcomeOf({ pages: [], durationMs: 0 }, await copy.whoami()), answers };
}

/** Where the login starts: with return parameters, or where the portal demands the level of the case. */
function startOf({ delivery, demandedLevel }: AttackFacts, { loginUrl, stepUp, returnParameter }: PortalTarget): string {
  const how = delivery.find((known) => known.kind === 'start-parameter');
  const isHigher = stepUp !== undefined && (stepUp.level === demandedLevel || delivery.some(({ kind }) => kind === 'step-up'));
  if (how === undefined) return isHigher ? stepUp.url : loginUrl;
  const url = new URL(loginUrl);
  for (const name of [...how.names, ...(returnParameter === undefined ? [] : [returnParameter])]) url.searchParams.set(name, how.value);
  return url.href;
}

async function post(browser: HttpPortalBrowser, step: Step): Promise<Omit<Delivered, 'login'>> {
  const journey = await browser.agent.send(step, ONCE);
  return { attacked: await browser.settle(journey), answers: exchangesOf(journey) };
}

function exchangesOf({ visits }: Journey): readonly string[] {
  if (visits.length === 0) throw new NotCarriedOut('The answer was not delivered.');
  return visits.map(({ exchange }) => exchange);
}

const postTwice: Deliver<'post-twice'> = async ({ driver, restart }, { browser, step }, { browser: which, after }) => {
  // The cookies of the login without the session that the first delivery makes: else the second could not be seen.
  await using copy = browser.fork();
  await using other = await driver.openBrowser();
  if (which === 'other') await other.startLogin(ONCE);
  const first = await post(browser, step);
  if (first.attacked.session !== 'authenticated') throw new NotCarriedOut('The first delivery of the answer led to no session.');
  // Awaited here: the browsers end with this function.
  if (after === 'logout') return await postAfterLogout(browser, step);
  if (after === 'restart' && (await restart?.()) !== true) throw new NotCarriedOut('The product did not start anew.');
  return await post(which === 'other' ? other : copy, step);
};

async function postAfterLogout(browser: HttpPortalBrowser, step: Step): Promise<Omit<Delivered, 'login'>> {
  const { session } = await browser.logout();
  if (session !== 'none') throw new NotCarriedOut('Logging out did not end the session.');
  return post(browser, step);
}

const otherBrowser: Deliver<'other-browser'> = async ({ driver }, { step }, { hasOwnRequest }) => {
  await using other = await driver.openBrowser();
  if (hasOwnRequest) await other.startLogin(ONCE);
  return await post(other, step);
};

const parallel: Deliver<'parallel'> = async (_tools, { browser, step }, { count }) => {
  if (step.form === undefined) throw new NotCarriedOut('The answer is no form.');
  const sent = await browser.submitAtOnce(step.form, count);
  const peers: PortalOutcome[] = [];
  for (const { browser: one, journey } of sent) peers.push(await one.settle(journey));
  const attacked = peers.find(({ session }) => session === 'authenticated') ?? peers[0];
  if (attacked === undefined) throw new NotCarriedOut('The answer was not delivered.');
  return { attacked, peers, answers: sent.flatMap(({ journey }) => exchangesOf(journey)) };
};

const byGet: Deliver<'get'> = async (_tools, { browser, step }) => {
  if (step.form === undefined) throw new NotCarriedOut('The answer is no form.');
  const journey = await browser.agent.submit({ ...step.form, method: 'GET' }, ONCE);
  return { attacked: await browser.settle(journey), answers: exchangesOf(journey) };
};

const plainHttp: Deliver<'plain-http'> = async (_tools, { browser, step }) => {
  if (!step.url.startsWith('https:')) throw new NotCarriedOut('The address is without TLS anyway.');
  return post(browser, { ...step, url: step.url.replace(/^https:/, 'http:') });
};

const otherAccount: Deliver<'other-account'> = async (tools, { browser, step, login, order }, { account }) => {
  if (account === 'its-answer') return post(browser, await answerFromBeside(tools, order.facts, { step, login }));
  const own = await post(browser, step);
  if (own.attacked.session !== 'authenticated') throw new NotCarriedOut('The login with the first account led to no session.');
  return { ...own, told: [own.attacked, await sameKeyFromBeside(tools, order.facts, order.params)] };
};

/** What is particular was the start of the login. */
const asIs = async (_tools: AttackTools, { browser, step }: Held): Promise<Omit<Delivered, 'login'>> => post(browser, step);

/** In the browser of the person from a page of the account, and by somebody who has none of its cookies; then a true logout. */
const logoutRequest: Deliver<'logout-request'> = async (tools, { browser, step, login, order: { params } }, how) => {
  const own = await post(browser, step);
  if (own.attacked.session !== 'authenticated') throw new NotCarriedOut('The login led to no session that could be ended.');
  const forged = await forgedLogout(tools, { browser, login, params }, how);
  await using stranger = await tools.driver.openBrowser();
  const elsewhere = await stranger.agent.send(forged.elsewhere, ALONE);
  const here = await browser.agent.send(forged.here, ALONE);
  const attacked = await browser.settle(here);
  return { attacked, answers: [...exchangesOf(here), ...exchangesOf(elsewhere)], ended: await trueLogout(tools, browser, forged.login, how) };
};

const DELIVERIES: { readonly [Kind in AttackDelivery['kind']]: Deliver<Kind> } = {
  'post-twice': postTwice,
  'other-browser': otherBrowser,
  parallel,
  get: byGet,
  'plain-http': plainHttp,
  'login-before': asIs,
  'start-parameter': asIs,
  'step-up': asIs,
  'other-account': otherAccount,
  'logout-request': logoutRequest,
  // Served and fetched before the login began.
  'idp-metadata': asIs,
};

/**
 * Sets the stage for one login of a certain kind: it is ordered at the account, carried out in a browser of its own between
 * two ordinary ones, and everything known of it is put together. What is right or wrong the checks say.
 */
import type { CompanyPersona } from '../../src/core/account.ts';
import type { Exchange } from '../../src/core/exchange.ts';
import type { Bilingual } from '../../src/core/language.ts';
import type { LoginOrder, LoginRecord } from '../../src/core/account-control.ts';
import { deliveredLogin } from '../../src/checks/portal/index.ts';
import type { LoginSubject, LoginView, SeenLogin } from '../../src/checks/portal/index.ts';
import type { HttpPortalBrowser } from '../../src/drivers/portal/http-driver.ts';
import type { PortalBrowser, Whoami } from '../../src/drivers/portal/portal-driver.ts';
import type { PortalWorld } from './world.ts';

/** How a login is to go, and how it is called: `description` follows "a login". */
export interface LoginPlan extends Partial<LoginOrder> {
  readonly description: Bilingual;
}

/** A login as it went, with the exchanges of its time. */
export interface StagedLogin extends LoginView {
  readonly answers: readonly Exchange[];
  /** Requests that reached the account. */
  readonly requests: readonly Exchange[];
}

/** What is done with the browser; by default it logs in. */
export type Act<Browser extends PortalBrowser = PortalBrowser> = (browser: Browser) => Promise<SeenLogin>;

/** Number of the last exchange so far. */
export async function lastSeq({ control }: PortalWorld): Promise<number> {
  return (await control.waitFor({ kind: 'exchange', query: {} }, 0)).seq;
}

/** Requests that reached the account since then. */
export async function requestsSince({ control }: PortalWorld, afterSeq: number): Promise<readonly Exchange[]> {
  return control.exchanges({ direction: 'inbound', operation: 'authn-request', afterSeq });
}

/** A browser that can hold messages back, go back and be copied. @throws Error when the target's driver has none */
export async function openHttpBrowser({ driver }: PortalWorld): Promise<HttpPortalBrowser> {
  if (driver.kind !== 'http') throw new Error(`The driver "${driver.kind}" has no cookies that the suite could handle.`);
  return driver.openBrowser();
}

/** Orders a login at the account and acts; an order that nobody used is taken back. */
export async function withOrder<Result>({ control }: PortalWorld, order: LoginOrder, act: () => Promise<Result>): Promise<Result> {
  const id = await control.armLogin(order);
  try {
    return await act();
  } finally {
    await control.disarmLogin(id).catch(() => undefined);
  }
}

/** Orders a login and acts in a browser of its own. */
export async function stageLogin(
  world: PortalWorld,
  { description: _, ...wish }: LoginPlan,
  act: Act = async (browser) => browser.login(),
): Promise<StagedLogin> {
  await using browser = await world.driver.openBrowser();
  return await stageIn(world, browser, wish, act);
}

/** Orders a login and acts in that browser. */
export async function stageIn<Browser extends PortalBrowser>(
  world: PortalWorld,
  browser: Browser,
  wish: Partial<LoginOrder>,
  act: Act<Browser> = async (one) => one.login(),
): Promise<StagedLogin> {
  const afterSeq = await lastSeq(world);
  const { outcome = 'success' } = wish;
  const order: LoginOrder = { ...wish, outcome, ...(outcome === 'success' ? { persona: wish.persona ?? world.ordinaryPersona } : {}) };
  const seen = await withOrder(world, order, async () => act(browser));
  return gather(world, seen, afterSeq);
}

async function gather(world: PortalWorld, seen: SeenLogin, afterSeq: number): Promise<StagedLogin> {
  const exchanges = await world.control.exchanges({ afterSeq });
  const requests = exchanges.filter(({ direction, operation }) => direction === 'inbound' && operation === 'authn-request');
  const record = await loginOf(world, requests);
  const documents = record === undefined ? undefined : await world.control.documents(record.id);
  const own = exchanges.filter(({ id }) => seen.pages.includes(id));
  const told = own.findLast(({ operation }) => operation === 'adapter-whoami');
  const company = await companyOf(world, record);
  const delivered = { ...deliveredLogin(record, documents?.assertion), ...(company === undefined ? {} : { company }) };
  return { delivered, seen, answers: answersIn(own), requests, ...(told === undefined ? {} : { told }) };
}

/** The organisation that was delivered, as the account knows it. */
export async function companyOf({ control, facts }: PortalWorld, record: LoginRecord | undefined): Promise<CompanyPersona | undefined> {
  if (facts.account !== 'unternehmenskonto' || record?.persona === undefined) return undefined;
  const known = (await control.personas()).find(({ id }) => id === record.persona);
  return known?.kind === 'company' ? known : undefined;
}

/** The login that the first of these requests began. */
async function loginOf({ control }: PortalWorld, [request]: readonly Exchange[]): Promise<LoginRecord | undefined> {
  if (request === undefined) return undefined;
  return (await control.logins({})).find(({ exchanges }) => exchanges.includes(request.id));
}

/** Pages of the portal from the SAML response on; what its adapter tells is no page. */
export function answersIn(own: readonly Exchange[]): readonly Exchange[] {
  const start = own.findIndex(({ operation }) => operation === 'browser-saml-response');
  return start === -1 ? [] : own.slice(start).filter(({ peer, operation }) => peer === 'product' && !operation.startsWith('adapter-'));
}

/** Pages of the portal on the way to the account. */
export function pagesBefore(own: readonly Exchange[]): readonly Exchange[] {
  const end = own.findIndex(({ operation }) => operation === 'browser-saml-request');
  return own.slice(0, Math.max(0, end)).filter(({ peer, operation }) => peer === 'product' && operation === 'browser-visit');
}

/** A login of a certain kind between two ordinary ones. */
export async function betweenOrdinary(world: PortalWorld, plan: LoginPlan, act?: Act): Promise<LoginSubject> {
  const before = await world.logIn();
  const staged = await stageLogin(world, plan, act);
  return subjectOf(world, plan, staged, [before, await world.logIn()]);
}

export function subjectOf(
  { facts }: PortalWorld,
  { description }: Pick<LoginPlan, 'description'>,
  staged: StagedLogin,
  controls: readonly SeenLogin[],
): LoginSubject {
  const { requests: _, ...view } = staged;
  return { facts, description, ...view, controls };
}

/** What is to be cited. */
export function exchangesOf({ answers, told }: Pick<LoginSubject, 'answers' | 'told'>): readonly Exchange[] {
  return told === undefined ? answers : [...answers, told];
}

/** The exchanges of these ids. */
export async function exchangesNamed({ control }: PortalWorld, ids: readonly (string | undefined)[]): Promise<readonly Exchange[]> {
  return (await control.exchanges({})).filter(({ id }) => ids.includes(id));
}

/** An answer of the oracle as what was seen. */
export function seenBy({ session, identity, problem, pages, durationMs }: Whoami): SeenLogin {
  return {
    session,
    ...(identity === undefined ? {} : { identity }),
    ...(problem === undefined ? {} : { problem }),
    pages,
    timings: { actionMs: 0, whoamiMs: durationMs },
  };
}

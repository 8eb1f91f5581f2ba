/**
 * What a test of a fault is made of: a probe that says whether the product does right. It has to hold without the fault and
 * to fail with it.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { FaultName } from '../faults.ts';
import type { ResponseWish } from './identity-provider.ts';
import type { AccountName, World } from './world.ts';
import { BPK2 } from './persons.ts';

/** True if the product does right. */
export type Probe = (world: World) => Promise<boolean>;

/** A probe, with more environment if it needs some. */
export interface Case {
  readonly env?: Readonly<Record<string, string>>;
  readonly probe: Probe;
}

/** Cases by the fault they show. */
export type Cases = Readonly<Partial<Record<FaultName, Case | Probe>>>;

type Change = Partial<ResponseWish> | ((world: World) => Partial<ResponseWish>);

const resolved = (change: Change, world: World): Partial<ResponseWish> => (typeof change === 'function' ? change(world) : change);

/** The response has to be refused. */
export const refuses =
  (change: Change, account?: AccountName): Probe =>
  async (world) =>
    (await world.login(resolved(change, world), account))['isLoggedIn'] === false;

/** The response has to be accepted. */
export const accepts =
  (change: Change = {}, account?: AccountName): Probe =>
  async (world) =>
    (await world.login(resolved(change, world), account))['isLoggedIn'] === true;

/** What the test interface tells after a login has to fit. */
export const tells =
  (fits: (who: Record<string, unknown>) => boolean, change: Change = {}, account?: AccountName): Probe =>
  async (world) => {
    const who = await world.login(resolved(change, world), account);
    return who['isLoggedIn'] === true && fits(who);
  };

/** The request has to fit. */
export const sends =
  (fits: (request: string) => boolean, account?: AccountName): Probe =>
  async (world) =>
    fits((await world.start(account)).request);

/** Ends the product and starts it again, with nothing of what was in memory. */
export async function restart({ adapter }: World): Promise<void> {
  const before = (await adapter('/adapter/restart', { method: 'POST' }))['start'];
  while ((await adapter('/adapter/restart'))['start'] === before) await setImmediate();
}

/** The metadata have to fit. */
export const publishes =
  (fits: (metadata: string) => boolean): Probe =>
  async ({ product }) =>
    fits(await (await fetch(`${product.url}/saml/metadata`)).text());

/** Time between seconds from now, as text. */
export const instant = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** Another identity in an assertion that keeps everything else but signature and ID. */
export const evil = (assertion: string): string =>
  assertion
    .replace(/<ds:Signature[\s>].*?<\/ds:Signature>/s, '')
    .replace(BPK2, 'EVIL')
    .replace(/ ID="[^"]*"/, ` ID="_${randomUUID()}"`);

/** Runs a probe with an address whose visits are counted; right is that nobody came. */
export async function unvisited(run: (address: string) => Promise<unknown>): Promise<boolean> {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end('x');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/canary`);
  await new Promise((resolve) => server.close(resolve));
  return visits === 0;
}

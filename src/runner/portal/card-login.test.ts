/**
 * Logins by card through the whole chain: reference portal, account, simulated eID client and back, by the driver `http` as a
 * run uses it. Scenarios need not know: orders by card go that way, all others as ever.
 */
import { after, before, test } from 'node:test';
import { equal, ok } from 'node:assert/strict';
import { createPortalDriver } from '../../drivers/portal/create-driver.ts';
import type { AnyPortalDriver } from '../../drivers/portal/create-driver.ts';
import type { PortalOutcome } from '../../drivers/portal/portal-driver.ts';
import type { PortalParameters } from '../../drivers/portal/scenario-parameters.ts';
import { createControlClient } from '../../../simulators/bundid/index.ts';
import { createKeyRing } from '../keys.ts';
import type { Room } from '../room.ts';
import type { RunningProduct } from '../product.ts';
import { loadEmbeddedPortal } from './embedded-portal.ts';
import { openPortalRoom } from './portal-room.ts';

const HOLDER = 'xaveria-pruefstand';

let room: Room;
let product: RunningProduct | undefined;
let parameters: PortalParameters;
let driver: AnyPortalDriver;
let control: ReturnType<typeof createControlClient>;

before(async () => {
  const loaded = await loadEmbeddedPortal({ profile: 'bundid-portal', account: 'bundid', eid: 'simulated-card' });
  room = await openPortalRoom(loaded, { keys: createKeyRing(undefined, Date.now()), onStage: () => undefined });
  product = await room.startProduct(new AbortController().signal);
  parameters = room.worldParameters(product) as PortalParameters;
  control = createControlClient({ url: parameters.controlUrl, tenant: parameters.tenant });
  driver = createPortalDriver({
    target: parameters.portal,
    accountOrigins: [new URL(parameters.idp.ssoPostUrl).origin, parameters.cardClientOrigin ?? ''],
    note: async (exchange) => control.note(exchange),
    salt: parameters.salt,
  });
});

after(async () => {
  await driver[Symbol.asyncDispose]();
  await product?.stop();
  await room[Symbol.asyncDispose]();
});

async function logIn(order: Parameters<typeof control.armLogin>[0]): Promise<PortalOutcome> {
  await control.armLogin(order);
  await using browser = await driver.openBrowser();
  return await browser.login();
}

const operations = async (): Promise<readonly string[]> => (await control.exchanges({ direction: 'inbound' })).map(({ operation }) => operation);

test('a card logs its holder in at the portal, by way of the client', async () => {
  const { session, identity, problem } = await logIn({ outcome: 'success', persona: HOLDER });
  equal(session, 'authenticated', JSON.stringify(problem));
  const [expected] = await control.identities(HOLDER, 'https://kita.pruefstadt.example/saml');
  equal(identity?.userKey, expected?.identity.bPK2);
  const seen = await operations();
  for (const operation of ['eid-tctoken', 'eid-exchange', 'eid-refresh']) ok(seen.includes(operation), operation);
  equal(seen.filter((operation) => operation === 'eid-exchange').length, 2);
});

test('each order gets the card of its own person, however many log in at once', async () => {
  const people = [HOLDER, 'nguyen-aufenthalt', HOLDER];
  const outcomes = await Promise.all(people.map(async (persona) => logIn({ outcome: 'success', persona })));
  for (const { session, problem } of outcomes) equal(session, 'authenticated', JSON.stringify(problem));
});

test('other means, and logins that fail, do not touch the client', async () => {
  const count = async (): Promise<number> => (await operations()).filter((operation) => operation.startsWith('eid-')).length;
  const known = await count();
  equal((await logIn({ outcome: 'success', persona: 'elmar-elsterling' })).session, 'authenticated');
  equal((await logIn({ outcome: 'cancel' })).session, 'none');
  equal(await count(), known);
});

test('a deviation strikes behind the card as it does without', async () => {
  equal((await logIn({ outcome: 'success', persona: HOLDER, deviation: 'fremder-schluessel' })).session, 'none');
});

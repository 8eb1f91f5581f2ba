/** The service with a fee before services that fail: every fault shown in both directions, and what else people rely on. */
import assert from 'node:assert/strict';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Faults } from '../faults.ts';
import { decisionOf, stateOf } from '../orders/order.ts';
import type { Wish } from '../orders/order.ts';
import { openDesk } from '../orders/paid-service-parts.ts';
import type { Desk } from '../orders/desk.ts';
import type { PaidService } from '../paid-service.ts';
import type { Http } from '../web/http-client.ts';
import { DELIVERY_URL, DIRECTORY_URL, PAYMENT_URL, createFakeServices } from './fake-services.ts';
import { makeKey } from './keys.ts';
import type { TestKey } from './keys.ts';
import { PAID_SERVICE_CASES, comes, withFault } from './paid-service-mistakes.ts';
import type { Counter } from './paid-service-mistakes.ts';

const AUTHORITY = { organizationKey: 'kit:069900000001', serviceUri: 'urn:example:dienst' };
const WISH: Wish = {
  applicant: { accountId: 'konto-1', givenName: 'Erika', familyName: 'Mustermann', mail: 'erika@example.org' },
  content: { kindVorname: 'Kind', kindNachname: 'Probe', kindGeburtsdatum: '2023-08-29', betreuungAb: '2027-08-01' },
  purpose: 'PSABCDEF Anmeldung',
  items: [{ reference: 'anmeldung', description: 'Gebuehr', quantity: 1, unitNetCents: 1250, unitTaxCents: 0, taxRate: 0 }],
  authority: AUTHORITY,
};

let keys: Record<'encryption' | 'signing' | 'login', TestKey>;
const folder = mkdtempSync(join(tmpdir(), 'kita-portal-gebuehr-'));
let number = 0;

before(async () => {
  const [encryption, signing, login] = await Promise.all([makeKey('Zustellpunkt', 4096), makeKey('Signatur'), makeKey('Anmeldung')]);
  keys = { encryption, signing, login };
});
after(() => rmSync(folder, { recursive: true }));

const PATIENT = { wantedMs: 20_000, unwantedMs: 150 };
const SUSPICIOUS = { wantedMs: 1_000, unwantedMs: 20_000 };

function openCounter(faults: Faults = new Set()): Counter & Disposable & { readonly file: string } {
  const services = createFakeServices(keys);
  const file = join(folder, `orders-${(number += 1)}.json`);
  const settings: PaidService = {
    payment: { url: PAYMENT_URL, originatorId: 'kita', endPointId: '12002312', username: 'u', password: 'p' },
    directory: {
      url: DIRECTORY_URL,
      certificate: new X509Certificate(keys.login.certificate),
      privateKey: createPrivateKey(keys.login.privateKey),
      authority: AUTHORITY,
      category: 'Kindertagesbetreuung',
    },
    delivery: {
      tokenUrl: `${DELIVERY_URL}/token`,
      submissionApiUrl: DELIVERY_URL,
      clientId: 'c',
      clientSecret: 's',
      service: { identifier: 'urn:example:leistung', name: 'Anmeldung' },
      schemaUri: 'urn:example:schema',
    },
    feeCents: 1250,
    pollMs: 1,
    ordersFile: file,
  };
  const httpUntil =
    (ended: AbortSignal): Http =>
    async (order) => {
      await services.state.held;
      return ended.aborted ? undefined : services.http(order);
    };
  const open = (): Desk => openDesk({ settings, httpUntil, baseUrl: 'http://localhost', faults, log: () => undefined });
  let desk = open();
  return {
    get desk() {
      return desk;
    },
    services,
    file,
    waits: faults.size === 0 ? PATIENT : SUSPICIOUS,
    open: async () => desk.open(WISH),
    restart() {
      desk.stop();
      return (desk = open());
    },
    [Symbol.dispose]: () => desk.stop(),
  };
}

for (const [name, probe] of Object.entries(PAID_SERVICE_CASES)) {
  test(`${name} is a mistake that the product does not make by itself`, async () => {
    using sound = openCounter();
    assert.equal(await probe(sound), true, 'without the fault');
    using faulty = openCounter(withFault(name));
    assert.equal(await probe(faulty), false, 'with the fault');
  });
}

test('an accepted application is told as accepted, and its order is in the file', async () => {
  using counter = openCounter();
  const { order, begun } = await counter.open();
  assert.equal(begun.kind, 'begun');
  for (const payment of counter.services.payments.values()) payment.status = 'PAYED';
  assert.ok(await comes(() => stateOf(order) === 'sent'));
  await counter.services.decide('accept');
  assert.ok(await comes(() => decisionOf(order) !== undefined));
  assert.equal(decisionOf(order), 'accepted');
  assert.ok(readFileSync(counter.file, 'utf8').includes(order.id));
});

test('nobody is asked for money when the authority has no entry', async () => {
  using counter = openCounter();
  counter.services.state.entry = 'ended';
  const { begun } = await counter.open();
  assert.deepEqual([begun.kind, counter.services.payments.size], ['no-authority', 0]);
});

test('who has paid is not led to a payment page again', async () => {
  using counter = openCounter();
  const { order } = await counter.open();
  for (const payment of counter.services.payments.values()) payment.status = 'PAYED';
  assert.equal((await counter.desk.payAgain(order)).kind, 'paid');
  assert.equal(counter.services.payments.size, 1);
});

test('what was under way at a restart ends with it, and the order is delivered once', async () => {
  using counter = openCounter();
  const { order } = await counter.open();
  for (const payment of counter.services.payments.values()) payment.status = 'PAYED';
  const { promise, resolve: release } = Promise.withResolvers<undefined>();
  const { state } = counter.services;
  state.held = promise;
  const waiting = counter.desk.comeBack(order, 1, new URLSearchParams());
  const restarted = counter.restart();
  release(undefined);
  state.held = undefined;
  await waiting;
  assert.equal(stateOf(order), 'open', 'the old start learns nothing more');
  const again = restarted.find(order.id);
  assert.ok(again !== undefined && (await comes(() => stateOf(again) === 'sent')));
  assert.equal(counter.services.delivered().length, 1);
});

test('an order after a restart is the same order', async () => {
  using counter = openCounter();
  const { order } = await counter.open();
  assert.deepEqual(counter.restart().find(order.id), JSON.parse(JSON.stringify(order)));
});

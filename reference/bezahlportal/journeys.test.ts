/**
 * The product and the payment simulator together, over real HTTP, under trouble: random baskets, lost, broken and late answers, notices that are
 * lost or come twice, restarts of both, people who pay twice or close the window. However a journey ends, the ledger balances, and whatever
 * went wrong with money has a name in it. `PRUEFSTAND_JOURNEYS=<n>` goes on more journeys, `PRUEFSTAND_SEED=<n>` on those of an earlier run.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import { startHost } from '../../src/transport/host.ts';
import { createRecorder } from '../../src/transport/recorder.ts';
import type { PaymentControl, PaymentView, TenantSeed } from '../../simulators/bezahldienst/contract.ts';
import { createBezahldienst, createControlClient } from '../../simulators/bezahldienst/index.ts';
import { SAMPLE_MANDANT } from '../../simulators/bezahldienst/in-process.ts';
import { FACES } from './application.ts';
import type { Face } from './application.ts';
import { readConfig } from './config.ts';
import { createLog } from '../kit/log.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { ADAPTER_TOKEN, askAdapter, createBrowser, createWaiting, placed } from './test/people.ts';
import type { Browser, View, Waiting } from './test/people.ts';

const JOURNEYS = Number(process.env['PRUEFSTAND_JOURNEYS'] ?? '150');
const SEED = process.env['PRUEFSTAND_SEED'];
const DAYS_SECONDS = 3 * 86_400;

interface Step {
  readonly kind: string;
  /** Which of several, by remainder. */
  readonly pick: number;
}
type Basket = readonly { readonly cents: number; readonly quantity: number; readonly taxRate: number }[];

/** Amounts of the table of outcomes are among them, since they come by themselves: paid too little, returned, without a browser. */
const cents = fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 101, max: 116 }));
const basket = fc.oneof(
  fc.array(fc.record({ cents, quantity: fc.integer({ min: 1, max: 9 }), taxRate: fc.constantFrom(0, 7, 19) }), { minLength: 1, maxLength: 4 }),
  fc.record({ cents: fc.integer({ min: 101, max: 116 }), quantity: fc.constant(1), taxRate: fc.constant(0) }).map((item) => [item]),
);
const NETWORK = ['reset', 'lost-answer', 'truncated-answer', 'maintenance', 'slow', 'answer-status'];
const NOTICES = ['notice-never', 'notice-twice', 'notice-late'];
const PAGE = ['pay', 'pay-twice', 'cancel', 'fail', 'later', 'leave', 'pay-close', 'cancel-close'];
const kinds = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('apply', 'apply', 'again', 'double-click') },
  { weight: 5, arbitrary: fc.constantFrom('pay', 'pay', 'pay', ...PAGE) },
  { weight: 4, arbitrary: fc.constantFrom('poll', 'submit', 'come-back', 'advance') },
  { weight: 3, arbitrary: fc.constantFrom(...NETWORK, ...NOTICES) },
  { weight: 1, arbitrary: fc.constantFrom('restart-portal', 'restart-service') },
);
const steps = fc.array(fc.record({ kind: kinds, pick: fc.nat(7) }), { minLength: 4, maxLength: 24, size: 'max' });

/** Journeys that are always among them, so that the property cannot hold for want of money or trouble. */
const EXAMPLES: readonly (readonly [Face, string, number])[] = [
  ['xbezahldienste', 'apply pay submit', 1250],
  ['pmpayment', 'apply notice-never pay-close poll submit', 1250],
  ['girocheckout', 'apply notice-twice pay submit', 1250],
  ['epaybl', 'apply pay submit', 1250],
  ['girocheckout', 'apply notice-never pay-close', 1250],
  ['xbezahldienste', 'apply pay restart-portal', 1250],
  ['xbezahldienste', 'lost-answer apply', 111],
  ['pmpayment', 'apply double-click pay pay pay submit', 1250],
  ['xbezahldienste', 'apply pay-twice submit', 1250],
  ['xbezahldienste', 'apply pay submit', 115],
  ['xbezahldienste', 'apply pay submit advance', 116],
];

interface Journey {
  readonly stand: Stand;
  readonly tenant: string;
  readonly control: PaymentControl;
  readonly face: Face;
  readonly order: object;
  /** Faults of the portal, separated by commas. */
  readonly faults: string;
  readonly browser: Browser;
  portal: Product;
  /** What the portal follows in the background. */
  readonly waiting: Waiting;
  /** Applications that the running portal knows, with the pages that were shown for each. */
  readonly applications: Map<string, string[]>;
  readonly submitted: Map<string, Set<string>>;
}

interface Stand {
  readonly seed: Omit<TenantSeed, 'id'>;
  readonly simulator: ReturnType<typeof createBezahldienst>;
  /** Names of the web and where they really are. */
  readonly places: Map<string, string>;
  readonly internalErrors: unknown[];
  close(): Promise<void>;
}

async function createStand(): Promise<Stand> {
  const places = new Map<string, string>();
  const internalErrors: unknown[] = [];
  let base = '';
  const simulator = createBezahldienst({
    baseUrl: () => base,
    recorder: createRecorder({ maxExchanges: 100 }),
    noticeClient: async ({ method, url, headers, body }) => {
      const answer = await fetch(placed(places, url), { method, headers: headers.map(([name, value]): [string, string] => [name, value]), body: body ?? null });
      return { status: answer.status, headers: [], body: new Uint8Array(await answer.arrayBuffer()) };
    },
    onInternalError: (error) => internalErrors.push(error),
  });
  const host = await startHost({ simulator });
  base = host.url;
  const { certificate } = await issueCertificate({ subject: 'CN=Onlinedienst (Testdaten)', notBefore: Date.now() - 1e6, notAfter: Date.now() + 1e9 });
  const client = { name: 'Onlinedienst', authentication: { kind: 'mtls', certificate }, peer: 'product' } as const;
  const seed = { clientCertificates: 'unseen', clients: [client], mandanten: [SAMPLE_MANDANT] } as const;
  return { seed, simulator, places, internalErrors, close: async () => host.close() };
}

async function startPortal(journey: Omit<Journey, 'portal'>): Promise<Product> {
  const addresses = await journey.control.addresses();
  const publicUrl = `https://${journey.tenant}.example`;
  const config = readConfig({
    XBEZAHLDIENSTE_URL: addresses.xbezahldiensteUrl,
    XBEZAHLDIENSTE_ORIGINATOR: SAMPLE_MANDANT.endPoints[0].originatorId,
    XBEZAHLDIENSTE_ENDPOINT: SAMPLE_MANDANT.endPoints[0].endPointId,
    PMPAYMENT_URL: addresses.pmPaymentUrl,
    PMPAYMENT_AGS: SAMPLE_MANDANT.pmPayment.ags,
    PMPAYMENT_PROCEDURE: SAMPLE_MANDANT.pmPayment.procedures[0],
    PMPAYMENT_SALT: SAMPLE_MANDANT.pmPayment.salt,
    GIROCHECKOUT_URL: addresses.giroCheckoutUrl,
    GIROCHECKOUT_MERCHANT: SAMPLE_MANDANT.giroCheckout[0].merchantId,
    GIROCHECKOUT_PROJECT: SAMPLE_MANDANT.giroCheckout[0].projectId,
    GIROCHECKOUT_PASSWORD: SAMPLE_MANDANT.giroCheckout[0].projectPassword,
    EPAYBL_URL: addresses.epayblUrl,
    EPAYBL_PAGE_URL: addresses.paypageUrl,
    EPAYBL_MANDANT: SAMPLE_MANDANT.mandantNr,
    EPAYBL_BEWIRTSCHAFTER: SAMPLE_MANDANT.epaybl.bewirtschafter[0].nr,
    PUBLIC_URL: publicUrl,
    ADAPTER_TOKEN,
    FAULTS: journey.faults,
  });
  const portal = await startProduct(config, createLog(() => undefined).log, journey.waiting);
  journey.stand.places.set(publicUrl, portal.url);
  return portal;
}

function keep({ applications }: Journey, { application, pageUrl }: View): void {
  const pages = applications.get(application) ?? [];
  applications.set(application, pageUrl === undefined ? pages : [...pages, pageUrl]);
}

const one = <T>(values: Iterable<T>, pick: number): T | undefined => {
  const all = [...values];
  return all[pick % Math.max(1, all.length)];
};

const onApplication =
  (times: number): Deed =>
  async (journey, pick) => {
    const id = one(journey.applications.keys(), pick);
    const begin = async (): Promise<void> => keep(journey, await askAdapter(journey.portal, 'POST', `/${id ?? ''}/payment`));
    if (id !== undefined) await Promise.all(Array.from({ length: times }, begin));
  };
const arming =
  (fault: string): Deed =>
  async ({ control }) => {
    await control.arm({ fault, times: 1, ...(fault === 'slow' ? { params: { milliseconds: 5 } } : {}) });
  };
const choosing =
  (action: string): Deed =>
  async (journey, pick) =>
    atPage(journey, action, one([...journey.applications.values()].flat(), pick));

type Deed = (journey: Journey, pick: number) => Promise<void>;
const DEEDS: Readonly<Record<string, Deed>> = {
  apply: async (journey) => keep(journey, await askAdapter(journey.portal, 'POST', '', journey.order)),
  again: onApplication(1),
  'double-click': onApplication(2),
  poll: async ({ waiting }) => waiting.pass(),
  submit: async (journey) => {
    for (const application of journey.applications.keys()) await submit(journey, application);
  },
  'come-back': async ({ browser }) => {
    if (browser.lastReturn !== undefined) await browser.open(browser.lastReturn);
  },
  advance: async ({ control }, pick) => control.advanceClock([30, 60, 600, 4000, DAYS_SECONDS][pick % 5] ?? 0),
  'restart-portal': restartPortal,
  'restart-service': restartService,
  ...Object.fromEntries(PAGE.map((action) => [action, choosing(action)])),
  ...Object.fromEntries([...NETWORK, ...NOTICES].map((fault) => [fault, arming(fault)])),
};

async function carryOut(journey: Journey, { kind, pick }: Step): Promise<void> {
  const deed = DEEDS[kind];
  assert.ok(deed, kind);
  await deed(journey, pick);
  await journey.stand.simulator.settled();
}

/** Opens a page and chooses there, as far as nothing was chosen before. */
async function atPage(journey: Journey, action: string, pageUrl: string | undefined): Promise<void> {
  if (pageUrl === undefined) return;
  const url = await journey.browser.open(pageUrl);
  if (/\/zahlung\/[^/?]+$/.test(url)) await journey.browser.open(url, { action });
}

/** The application goes off once, when the portal counts it as paid, with the payments that the portal was told of. */
async function submit(journey: Journey, application: string): Promise<void> {
  const { control, submitted, face } = journey;
  const { state, paymentInformation } = await askAdapter(journey.portal, 'GET', `/${application}`);
  if (state !== 'paid' || (face === 'xbezahldienste' && paymentInformation === null)) return;
  const told = (await paymentsFor(journey, application)).filter(({ status, isRead }) => status === 'PAYED' && isRead).map(({ transactionId }) => transactionId);
  const ids = face === 'xbezahldienste' && paymentInformation !== null ? [paymentInformation.transactionId] : told;
  submitted.set(application, new Set([...(submitted.get(application) ?? []), ...ids]));
  await control.link(application, ids);
}

/** By the address that the payment leads back to, or by the page that the portal showed: ePayBL learns the address on its page only. */
async function paymentsFor({ control, applications }: Journey, application: string): Promise<readonly PaymentView[]> {
  const pages = applications.get(application) ?? [];
  const isShown = ({ reference = '-' }: PaymentView): boolean => pages.some((page) => page.includes(`kassenzeichen=${reference}&`));
  return (await control.payments()).filter((payment) => payment.returnUrl?.includes(`/${application}/`) === true || isShown(payment));
}

/** Everything that the portal kept in memory is gone; its address stays. */
async function restartPortal(journey: Journey): Promise<void> {
  await journey.portal.stop();
  journey.applications.clear();
  journey.portal = await startPortal(journey);
}

async function restartService({ stand, tenant, control }: Journey): Promise<void> {
  const snapshot = await control.snapshot();
  await control.deleteTenant();
  stand.simulator.createTenant({ ...stand.seed, id: tenant, snapshot });
}

/** The trouble ends, and what was late arrives. */
async function heal(journey: Journey): Promise<void> {
  for (const { id } of await journey.control.armed()) await journey.control.disarm(id);
  await journey.control.advanceClock(DAYS_SECONDS);
  await journey.stand.simulator.settled();
  for (const kind of ['poll', 'submit']) await carryOut(journey, { kind, pick: 0 });
}

/** Names in the ledger are those of the payments and applications that a reckoning of its own finds wrong, and no others. */
async function checkLedger({ control, submitted }: Journey): Promise<ReadonlySet<string>> {
  const [payments, { isBalanced, balances, irregularities }] = [await control.payments(), await control.audit()];
  const bank = ({ postings }: PaymentView): number =>
    postings.reduce((sum, { debit, credit, cents: moved }) => sum + (debit === 'bank' ? moved : 0) - (credit === 'bank' ? moved : 0), 0);
  assert.ok(isBalanced);
  assert.equal(balances.receivable + balances.bank + balances.revenue + balances.overpaid, 0);
  assert.equal(
    balances.bank,
    payments.reduce((sum, payment) => sum + bank(payment), 0),
  );
  const withMoney = new Set(payments.filter((payment) => bank(payment) > 0).map(({ transactionId }) => transactionId));
  const paidOf = (ids: ReadonlySet<string>): number => [...ids].filter((id) => withMoney.has(id)).length;
  const named = new Set(irregularities.flatMap(({ transactionIds }) => transactionIds));
  const seen = new Set<string>(irregularities.map(({ kind }) => kind));
  for (const payment of payments) {
    const { transactionId, status, amountCents, isRead, postings } = payment;
    const count = [...submitted.values()].filter((ids) => ids.has(transactionId)).map(paidOf);
    const isBooked = status === 'PAYED' && bank(payment) === amountCents && postings.filter(({ debit }) => debit === 'bank').length === 1;
    const isUntouched = postings.every(({ debit }) => debit !== 'bank') && !count.includes(0);
    const isWell = (isBooked && isRead && count.length === 1 && count[0] === 1) || isUntouched;
    if (isWell && isBooked) seen.add('well');
    assert.equal(named.has(transactionId), !isWell, JSON.stringify({ payment, irregularities }));
  }
  const ofApplications = irregularities.flatMap(({ application, kind }) => (application === undefined ? [] : [`${application} ${kind}`]));
  const wrong = [...submitted].flatMap(([application, ids]) =>
    paidOf(ids) === 1 ? [] : [`${application} application-${paidOf(ids) === 0 ? 'without-payment' : 'paid-twice'}`],
  );
  assert.deepEqual(new Set(ofApplications), new Set(wrong));
  return seen;
}

/** The portal books once, only what was paid, and misses nothing that it can ask for. */
async function checkPortal(journey: Journey): Promise<void> {
  for (const [application, pages] of journey.applications) {
    const { state, bookings, paymentInformation } = await askAdapter(journey.portal, 'GET', `/${application}`);
    const paid = (await paymentsFor(journey, application)).filter(({ status }) => status === 'PAYED');
    assert.ok(bookings <= 1, `booked ${bookings} times`);
    if (bookings > 0) assert.ok(paid.length > 0, 'booked without a payment');
    const isKnown = paid.some(({ transactionId, reference }) => pages.some((page) => page.includes(transactionId) || page.includes(reference ?? '-')));
    if (!isKnown || journey.face === 'girocheckout') continue;
    assert.equal(state, 'paid', 'a payment that can be asked for was missed');
    if (journey.face === 'xbezahldienste') assert.notEqual(paymentInformation, null, 'paid, and nothing to tell the receiving system');
  }
}

interface Trip {
  readonly face: Face;
  readonly items: Basket;
  readonly way: readonly Step[];
  readonly faults?: string;
}

let trips = 0;

/** Goes on one journey and checks everything. @returns what the ledger named, and `well` */
async function go(stand: Stand, { face, items, way, faults = '' }: Trip): Promise<ReadonlySet<string>> {
  const tenant = `reise-${(trips += 1)}`;
  stand.simulator.createTenant({ ...stand.seed, id: tenant });
  const control = createControlClient({ url: 'http://control.invalid', tenant, fetch: async (request) => stand.simulator.control.fetch(request) });
  const lines = items.map(({ cents: unitNetCents, quantity, taxRate }) => ({
    reference: 'gebuehr',
    description: 'Gebühr',
    quantity,
    unitNetCents,
    unitTaxCents: Math.round((unitNetCents * taxRate) / 100),
    taxRate,
  }));
  const order = { interface: face, purpose: 'Gebühr für eine Auskunft', items: lines };
  const beginning = { stand, tenant, control, face, order, faults, browser: createBrowser(stand.places), waiting: createWaiting() };
  const start = { ...beginning, applications: new Map<string, string[]>(), submitted: new Map<string, Set<string>>() };
  const journey: Journey = { ...start, portal: await startPortal(start) };
  try {
    for (const step of way) await carryOut(journey, step);
    const seen = await checkLedger(journey);
    await heal(journey);
    await checkPortal(journey);
    const seenAfterwards = await checkLedger(journey);
    assert.deepEqual(stand.internalErrors, []);
    return new Set([...seen, ...seenAfterwards]);
  } finally {
    await journey.portal.stop();
    stand.simulator.deleteTenant(tenant);
  }
}

const wayOf = (words: string): Step[] => words.split(' ').map((kind, index) => ({ kind, pick: kind === 'advance' ? 4 : index }));
const basketOf = (amount: number): Basket => [{ cents: amount, quantity: 1, taxRate: 0 }];

test('no journey ends with money and no application, or with two payments for one, without the ledger naming it', { timeout: 600_000 }, async () => {
  const stand = await createStand();
  const seen = new Set<string>();
  const property = fc.asyncProperty(fc.constantFrom(...FACES), basket, steps, async (face, items, way) => {
    for (const ending of await go(stand, { face, items, way })) seen.add(ending);
  });
  const examples = EXAMPLES.map(([face, words, amount]): [Face, Basket, Step[]] => [face, basketOf(amount), wayOf(words)]);
  try {
    await fc.assert(property, { numRuns: EXAMPLES.length + JOURNEYS, examples, ...(SEED === undefined ? {} : { seed: Number(SEED) }) });
  } finally {
    await stand.close();
  }
  const wanted = ['well', 'paid-never-read', 'paid-without-application', 'paid-twice', 'application-paid-twice', 'amount-differs', 'returned'];
  assert.deepEqual(
    wanted.filter((ending) => !seen.has(ending)),
    [],
  );
});

for (const [faults, face, words, message] of [
  ['every-result-booked', 'xbezahldienste', 'apply pay come-back', /booked 2 times/],
  ['lets-through-when-down', 'xbezahldienste', 'maintenance apply', /booked without a payment/],
  ['first-attempt-forgotten', 'epaybl', 'apply again pay-close', /was missed/],
  ['no-background-poll', 'pmpayment', 'notice-never apply pay-close', /was missed/],
] as const)
  test(`a portal with the fault ${faults} does not get through`, async () => {
    const stand = await createStand();
    try {
      const way = wayOf(words).map(({ kind }) => ({ kind, pick: 0 }));
      await go(stand, { face, items: basketOf(1250), way });
      await assert.rejects(go(stand, { face, items: basketOf(1250), way, faults }), message);
    } finally {
      await stand.close();
    }
  });

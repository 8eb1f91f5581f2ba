/** What can happen on a journey: people apply, pay, come back and hesitate; networks and notices fail; either side is restarted. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { startPortal } from './journey-stand.ts';
import type { BookedPayment, Journey } from './journey-stand.ts';
import { askAdapter } from './people.ts';
import type { View } from './people.ts';

/** Troubles of the network, troubles with notices, and what a person does at the page. */
export const NETWORK = ['reset', 'lost-answer', 'truncated-answer', 'maintenance', 'slow', 'answer-status'];
export const NOTICES = ['notice-never', 'notice-twice', 'notice-late'];
export const PAGE = ['pay', 'pay-twice', 'cancel', 'fail', 'later', 'leave', 'pay-close', 'cancel-close'];
const DAYS_SECONDS = 3 * 86_400;

/** One thing that somebody does, or that goes wrong. */
export interface Step {
  readonly kind: string;
  /** Which of several, by remainder. */
  readonly pick: number;
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

/** Does one step, and waits until every notice it led to has arrived. */
export async function carryOut(journey: Journey, { kind, pick }: Step): Promise<void> {
  const deed = DEEDS[kind];
  assert.ok(deed, kind);
  await deed(journey, pick);
  await journey.stand.settled();
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
export async function paymentsFor({ control, applications }: Journey, application: string): Promise<readonly BookedPayment[]> {
  const pages = applications.get(application) ?? [];
  const isShown = ({ reference = '-' }: BookedPayment): boolean => pages.some((page) => page.includes(`kassenzeichen=${reference}&`));
  return (await control.payments()).filter((payment) => payment.returnUrl?.includes(`/${application}/`) === true || isShown(payment));
}

/** What the portal had in memory is gone, and what it waited for; its address stays, and what it keeps. */
async function restartPortal(journey: Journey): Promise<void> {
  await journey.portal.stop();
  if (journey.isForgetful) rmSync(journey.dataDir, { recursive: true, force: true });
  journey.portal = await startPortal(journey);
}

async function restartService({ stand, tenant }: Journey): Promise<void> {
  await stand.restart(tenant);
}

/** The trouble ends, and what was late arrives. */
export async function heal(journey: Journey): Promise<void> {
  for (const { id } of await journey.control.armed()) await journey.control.disarm(id);
  await journey.control.advanceClock(DAYS_SECONDS);
  await journey.stand.settled();
  for (const kind of ['poll', 'submit']) await carryOut(journey, { kind, pick: 0 });
}

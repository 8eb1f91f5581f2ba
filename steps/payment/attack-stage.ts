/** Sets the stage for what must not make a portal believe in a payment: forged and replayed messages, answers that lie, foreign addresses. */
import type { Exchange } from '../../src/core/exchange.ts';
import { signedGiroMessage, signedPmReturn } from '../../src/drivers/payment/signed-messages.ts';
import type { Fields } from '../../src/drivers/payment/signed-messages.ts';
import type { PersonAction } from '../../simulators/bezahldienst/contract.ts';
import { act, apply, awaitNotices, backLinkOf, comeBack, countReads, followPaid, followUnpaid, paymentOf, withFields } from './fee-stage.ts';
import { messageFaultOf, readingFaultOf } from './situations.ts';
import type { PaymentWorld, Tracked } from './world.ts';

/** Arms a fault for questions about the payment of an application. @returns its id */
async function armReading(world: PaymentWorld, tracked: Tracked, situation: string): Promise<string | undefined> {
  const payment = await paymentOf(world, tracked);
  const operation = world.readOperation;
  if (payment === undefined || operation === undefined) return undefined;
  const fault = readingFaultOf(situation);
  tracked.attack = { faults: [fault.fault] };
  await countReads(world, tracked);
  return world.arm({ ...fault, match: { operation, transactionId: payment.transactionId } });
}

/** Somebody pays and comes back while questions are answered so. @param outcome what has to come of it, as far as waiting goes */
export async function payWhileReading(world: PaymentWorld, situation: string, outcome: 'paid' | 'unpaid'): Promise<Tracked> {
  const tracked = await apply(world);
  await armReading(world, tracked, situation);
  await comeBack(world, tracked, await act(world, tracked, 'pay'));
  await (outcome === 'paid' ? followPaid : followUnpaid)(world, tracked);
  return tracked;
}

/** Nobody pays, the browser comes back, and questions are answered so. */
export async function comeBackWhileReading(world: PaymentWorld, situation: string): Promise<Tracked> {
  const tracked = await apply(world);
  await armReading(world, tracked, situation);
  await comeBack(world, tracked, (await paymentOf(world, tracked))?.returnUrl);
  await followUnpaid(world, tracked);
  return tracked;
}

/** The browser comes back with parameters that say it was paid. @param before what the person did */
export async function claimPaid(world: PaymentWorld, before?: PersonAction['kind']): Promise<void> {
  const tracked = await apply(world);
  tracked.attack = { faults: [] };
  const payment = await paymentOf(world, tracked);
  if (before !== undefined) await act(world, tracked, before);
  const fields: Fields = [
    ['status', 'PAYED'],
    ['paymentStatus', 'PAYED'],
    ['transactionId', payment?.transactionId ?? ''],
  ];
  await comeBack(world, tracked, payment?.returnUrl === undefined ? undefined : withFields(payment.returnUrl, fields));
  await followUnpaid(world, tracked);
}

/** Somebody who paid one application comes back to the address of another, and names the payment. */
export async function comeBackElsewhere(world: PaymentWorld): Promise<void> {
  const paid = await apply(world);
  await act(world, paid, 'pay');
  const open = await apply(world);
  open.attack = { faults: [] };
  const [own, other] = [await paymentOf(world, paid), await paymentOf(world, open)];
  if (own === undefined || other?.returnUrl === undefined) return;
  await comeBack(world, open, withFields(other.returnUrl, [['transactionId', own.transactionId]]));
  await followUnpaid(world, open);
}

/** Notice and return are changed on their way. @param kind what the person did */
export async function tamperMessages(world: PaymentWorld, kind: 'pay' | 'fail', situation: string): Promise<void> {
  const tracked = await apply(world);
  const payment = await paymentOf(world, tracked);
  const { fault } = messageFaultOf(situation);
  tracked.attack = { faults: [] };
  if (payment !== undefined) await world.arm({ fault, match: { transactionId: payment.transactionId } });
  const returnUrl = await act(world, tracked, kind);
  await awaitNotices(world, tracked, 1);
  // The return of pmPayment proves nothing by itself either; what is tried here is the notice.
  if (world.face === 'girocheckout') await comeBack(world, tracked, returnUrl);
  await followUnpaid(world, tracked);
}

/** A stranger sends a notice about a payment that is open. */
export async function sendForeignNotice(world: PaymentWorld): Promise<void> {
  const tracked = await apply(world);
  tracked.attack = { faults: [] };
  const form = await startOf(world, tracked);
  const fields = pmFields(form, [['status', '1']]);
  const procedure = ['procedure', form.get('procedure') ?? ''] as const;
  await comeBack(world, tracked, form.get('notifyURL') ?? undefined, { form: withFields('', [...fields, procedure]).slice(1) });
  await followUnpaid(world, tracked);
}

/** A return of pmPayment that is signed and of which one field is not as expected; the payment itself was paid. */
export async function comeBackWithSigned(world: PaymentWorld, changed: Fields): Promise<void> {
  const { pmpayment } = world.arrangements;
  const tracked = await apply(world);
  tracked.attack = { faults: [] };
  const payment = await paymentOf(world, tracked);
  if (payment === undefined || pmpayment === undefined) return;
  const match = { transactionId: payment.transactionId };
  const silent = await world.arm({ fault: 'status-without-result', match });
  await world.arm({ fault: 'notice-never', match });
  await act(world, tracked, 'pay');
  const form = await startOf(world, tracked);
  const fields = signedPmReturn(pmFields(form, [['status', '1'], ...changed]), pmpayment.salt);
  await comeBack(world, tracked, withFields(form.get('redirectURL') ?? '', fields));
  await world.lift(silent);
  // Only questions from now on are answered with the result.
  delete tracked.readsBefore;
  await countReads(world, tracked);
  await followUnpaid(world, tracked);
}

/** The form by which the product began the payment. */
async function startOf(world: PaymentWorld, tracked: Tracked): Promise<URLSearchParams> {
  const [creation] = await world.creationsOf(tracked);
  return new URLSearchParams(creation?.request.body.text ?? '');
}

function pmFields(form: URLSearchParams, changed: Fields): Fields {
  const fields: Fields = [
    ...(['ags', 'txid', 'amount', 'desc'] as const).map((name) => [name, form.get(name) ?? ''] as const),
    ['status', '-1'],
    ['payment_method', 'creditcard'],
    ['created_at', berlinTime(Date.now())],
  ];
  return fields.map(([name, value]) => changed.find(([known]) => known === name) ?? [name, value]);
}

const FORMAT = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Berlin' });

/** Date and time in Germany, as pmPayment writes them. @param at milliseconds since the epoch */
export function berlinTime(at: number): string {
  return FORMAT.format(at).replace(',', '');
}

/** A notice of GiroCheckout that is signed and names another amount. */
export async function sendSignedGiroNotice(world: PaymentWorld, amountCents: number): Promise<void> {
  const { girocheckout } = world.arrangements;
  const tracked = await apply(world);
  tracked.attack = { faults: [] };
  const payment = await paymentOf(world, tracked);
  if (payment === undefined || girocheckout === undefined) return;
  const fields: Fields = [
    ['gcReference', payment.transactionId],
    ['gcMerchantTxId', payment.ownId ?? ''],
    ['gcBackendTxId', '9900000000001'],
    ['gcAmount', String(amountCents)],
    ['gcCurrency', 'EUR'],
    ['gcResultPayment', '4000'],
  ];
  const signed = signedGiroMessage(fields, girocheckout.projectPassword);
  const urls = [await noticeUrlOf(world, tracked), payment.returnUrl];
  for (const url of urls) if (url !== undefined) await comeBack(world, tracked, withFields(url, signed));
  await followUnpaid(world, tracked);
}

/** A genuine message about one application is sent to the addresses of another. */
export async function replayGiroMessage(world: PaymentWorld): Promise<void> {
  const paid = await apply(world);
  const genuine = URL.parse((await act(world, paid, 'pay')) ?? '');
  const open = await apply(world);
  open.attack = { faults: [] };
  const target = await paymentOf(world, open);
  if (genuine === null || target?.returnUrl === undefined) return;
  const fields = [...genuine.searchParams].filter(([name]) => name.startsWith('gc'));
  for (const url of [await noticeUrlOf(world, open), target.returnUrl]) if (url !== undefined) await comeBack(world, open, withFields(url, fields));
  await followUnpaid(world, open);
}

async function noticeUrlOf(world: PaymentWorld, tracked: Tracked): Promise<string | undefined> {
  return (await startOf(world, tracked)).get('urlNotify') ?? undefined;
}

/** The link that says it went well is called, and nobody paid. */
export async function callBackLink(world: PaymentWorld): Promise<void> {
  const tracked = await apply(world);
  tracked.attack = { faults: [] };
  await comeBack(world, tracked, backLinkOf(tracked));
  await followUnpaid(world, tracked);
}

/** Somebody paid by ePayBL and comes back, and the claim stays unsettled. */
export async function comeBackUnsettled(world: PaymentWorld): Promise<void> {
  const tracked = await apply(world);
  await armReading(world, tracked, 'Bezahlseite bleibt AKTIV');
  await act(world, tracked, 'pay');
  await comeBack(world, tracked, backLinkOf(tracked), { timeoutMs: world.deadlineMs });
  await followUnpaid(world, tracked);
}

/** Exchanges of a subject, as evidence. */
export function evidenceOf(
  applications: readonly {
    readonly creations: readonly { readonly exchange: Exchange }[];
    readonly reads: readonly Exchange[];
    readonly visits: readonly Exchange[];
  }[],
): readonly Exchange[] {
  return applications.flatMap(({ creations, reads, visits }) => [...creations.map(({ exchange }) => exchange), ...reads.slice(-5), ...visits]);
}

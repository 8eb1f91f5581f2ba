/**
 * All payments of one tenant: opened once per own id, found by every id, ended once. What a status becomes, money follows in
 * the ledger in the same step, so that no moment exists in which one of them knows more. No HTTP types.
 */
import type { Clock } from '../../../src/core/clock.ts';
import { createLedger, postingOf } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { opened } from './opening.ts';
import type { Method, Payment, PaymentDraft } from './payment.ts';
import { balanceOf } from './payment.ts';
import { createSchedule } from './schedule.ts';
import type { Later, Schedule } from './schedule.ts';
import { createSharedTexts, createTextStore } from './texts.ts';
import type { SharedTexts, TextStore } from './texts.ts';

/** How a payment is paid. */
export interface PayOrder {
  readonly method: Method;
  readonly methodDetail?: string;
  /** What comes in; default what is owed. */
  readonly cents?: number;
  /** The Kassenzeichen comes that much later by the virtual clock. */
  readonly referenceDelaySeconds?: number;
}

/** What paying did: it was paid; it had been paid or ended before and nothing was taken. */
export type PayOutcome = 'paid' | 'paid-before' | 'ended-before';

export interface BookOptions {
  /** Virtual time. */
  readonly clock: Clock;
  readonly realClock: Clock;
  /** How long a page is open. @unit seconds */
  readonly pageSeconds: number;
  /** Told after a payment got its final status. */
  readonly onEnded: (payment: Payment) => void;
  /** Told when a notice that was put off is due. */
  readonly onNoticeDue: (payment: Payment) => void;
  /** Written down earlier with {@link PaymentBook.snapshot}. */
  readonly snapshot?: BookSnapshot;
}

/** Everything a book knows, as plain data. */
export interface BookSnapshot {
  readonly payments: readonly (Payment & Pick<PaymentDraft, 'source'>)[];
  readonly later: readonly Later[];
  readonly links: readonly (readonly [application: string, transactionIds: readonly string[]])[];
  readonly lastReference: number;
}

export interface PaymentBook {
  readonly ledger: Ledger;
  readonly size: number;
  /** @returns the payment, or undefined when the own id, or one of the others, is in use */
  open(draft: PaymentDraft): Payment | undefined;
  byId(transactionId: string): Payment | undefined;
  byOwnId(place: string, ownId: string): Payment | undefined;
  byReference(reference: string): Payment | undefined;
  /** What the online service sent when it opened the payment. */
  sourceOf(payment: Payment): string;
  all(): Iterable<Payment>;
  pay(payment: Payment, order: PayOrder): PayOutcome;
  /** @returns whether it was open */
  end(payment: Payment, status: 'FAILED' | 'CANCELED', detail: string): boolean;
  /** Money comes in although the payment is over. @returns whether it was over */
  payAgain(payment: Payment, cents?: number): boolean;
  /** The bank takes the money back (returned direct debit, chargeback). @returns whether there was money */
  giveBack(payment: Payment): boolean;
  assignReference(payment: Payment): string;
  /** A Kassenzeichen that nobody has. */
  newReference(): string;
  later(payment: Payment, seconds: number, what: Pick<Later, 'action' | 'method' | 'cents'>): void;
  /** Does everything that is due. @returns when something is due next, virtual time */
  tick(): number | undefined;
  snapshot(): BookSnapshot;
}

interface State extends BookOptions {
  readonly ledger: Ledger;
  readonly schedule: Schedule;
  readonly payments: Map<string, Payment>;
  /** By the number of the payment. */
  readonly sources: TextStore;
  /** By place, then by own id. */
  readonly ownIds: Map<string, Map<string, Payment>>;
  readonly references: Map<string, Payment>;
  readonly shared: SharedTexts;
  lastReference: number;
}

/** A book, empty or as it was written down. */
export function createPaymentBook(options: BookOptions): PaymentBook {
  const state = stateOf(options);
  const { ledger, payments, schedule } = state;
  const later: PaymentBook['later'] = ({ transactionId }, seconds, what) =>
    schedule.add({ ...what, transactionId, at: state.clock.now() + Math.round(seconds * 1000) });
  return {
    ledger,
    get size() {
      return payments.size;
    },
    open: (draft) => openIn(state, draft),
    byId: (transactionId) => payments.get(transactionId),
    byOwnId: (place, ownId) => state.ownIds.get(place)?.get(ownId),
    byReference: (reference) => state.references.get(reference),
    sourceOf: ({ number }) => state.sources.read(number),
    all: () => payments.values(),
    pay: (payment, order) => payIn(state, payment, order, later),
    end: (payment, status, detail) => endIn(state, payment, status, detail),
    payAgain: (payment, cents) => payAgainIn(state, payment, cents ?? payment.amountCents),
    giveBack: (payment) => giveBackIn(state, payment),
    assignReference: (payment) => assignReferenceIn(state, payment),
    newReference: () => newReferenceIn(state),
    later,
    tick: () => tickIn(state, later),
    snapshot: () => ({
      payments: Array.from(payments.values(), (payment) => ({ ...structuredClone(payment), source: state.sources.read(payment.number) })),
      later: structuredClone(schedule.all()),
      links: [...ledger.links()].map(([application, ids]) => [application, [...ids]]),
      lastReference: state.lastReference,
    }),
  };
}

function stateOf(options: BookOptions): State {
  const { snapshot } = options;
  const state: State = {
    ...options,
    ledger: createLedger(),
    schedule: createSchedule(snapshot?.later),
    payments: new Map(),
    sources: createTextStore(),
    ownIds: new Map(),
    references: new Map(),
    shared: createSharedTexts(),
    lastReference: snapshot?.lastReference ?? 0,
  };
  for (const { postings, source, ...payment } of structuredClone(snapshot?.payments ?? [])) {
    const restored: Payment = { ...payment, postings: [] };
    file(state, restored, source);
    for (const posting of postings) state.ledger.post(restored, posting);
  }
  for (const [application, transactionIds] of snapshot?.links ?? []) state.ledger.link(application, transactionIds);
  return state;
}

function file(state: State, payment: Payment, source: string): void {
  state.sources.put(payment.number, source);
  state.payments.set(payment.transactionId, payment);
  if (payment.ownId !== undefined) ownIdsOf(state, payment.place).set(payment.ownId, payment);
  if (payment.reference !== undefined) state.references.set(payment.reference, payment);
}

function ownIdsOf({ ownIds }: State, place: string): Map<string, Payment> {
  const known = ownIds.get(place);
  if (known !== undefined) return known;
  const own = new Map<string, Payment>();
  ownIds.set(place, own);
  return own;
}

function openIn(state: State, draft: PaymentDraft): Payment | undefined {
  const { payments, ownIds, references, clock } = state;
  if (payments.has(draft.transactionId)) return undefined;
  if (draft.ownId !== undefined && ownIds.get(draft.place)?.has(draft.ownId) === true) return undefined;
  if (draft.reference !== undefined && references.has(draft.reference)) return undefined;
  const now = clock.now();
  const payment = opened(draft, { number: payments.size + 1, createdAt: now, createdAtReal: state.realClock.now(), shared: state.shared });
  file(state, payment, draft.source);
  if (payment.amountCents > 0) state.ledger.post(payment, postingOf('claim', payment.amountCents, now));
  if (draft.isPageless !== true) state.schedule.add({ at: now + state.pageSeconds * 1000, transactionId: payment.transactionId, action: 'expire' });
  return payment;
}

function payIn(state: State, payment: Payment, order: PayOrder, later: PaymentBook['later']): PayOutcome {
  if (payment.status === 'PAYED') return 'paid-before';
  if (payment.status !== 'INITIAL') return 'ended-before';
  const now = state.clock.now();
  const cents = order.cents ?? payment.amountCents;
  const owed = Math.min(cents, payment.amountCents);
  payment.status = 'PAYED';
  payment.endedAt = now;
  payment.endedAtReal = state.realClock.now();
  payment.method = order.method;
  if (order.methodDetail !== undefined) payment.methodDetail = order.methodDetail;
  if (owed > 0) state.ledger.post(payment, postingOf('payment', owed, now));
  if (cents > owed) state.ledger.post(payment, postingOf('excess', cents - owed, now));
  if (order.referenceDelaySeconds === undefined) assignReferenceIn(state, payment);
  else later(payment, order.referenceDelaySeconds, { action: 'reference' });
  state.onEnded(payment);
  return 'paid';
}

function endIn(state: State, payment: Payment, status: 'FAILED' | 'CANCELED', detail: string): boolean {
  if (payment.status !== 'INITIAL') return false;
  const now = state.clock.now();
  payment.status = status;
  payment.statusDetail = detail;
  payment.endedAt = now;
  payment.endedAtReal = state.realClock.now();
  if (payment.amountCents > 0) state.ledger.post(payment, postingOf('withdrawn', payment.amountCents, now));
  state.onEnded(payment);
  return true;
}

function payAgainIn({ ledger, clock }: State, payment: Payment, cents: number): boolean {
  if (payment.status === 'INITIAL' || cents <= 0) return false;
  ledger.post(payment, postingOf(payment.status === 'PAYED' ? 'payment-again' : 'payment-after-end', cents, clock.now()));
  return true;
}

function giveBackIn({ ledger, clock }: State, payment: Payment): boolean {
  const cents = balanceOf(payment, 'bank');
  if (payment.status !== 'PAYED' || cents <= 0) return false;
  ledger.post(payment, postingOf('returned', cents, clock.now()));
  return true;
}

function assignReferenceIn(state: State, payment: Payment): string {
  payment.reference ??= newReferenceIn(state);
  state.references.set(payment.reference, payment);
  return payment.reference;
}

/** Thirteen digits, as a client of ePayBL reckons with. */
function newReferenceIn(state: State): string {
  do state.lastReference += 1;
  while (state.references.has(referenceText(state.lastReference)));
  return referenceText(state.lastReference);
}

function referenceText(number: number): string {
  return `99${String(number).padStart(11, '0')}`;
}

function tickIn(state: State, later: PaymentBook['later']): number | undefined {
  for (let due = state.schedule.due(state.clock.now()); due !== undefined; due = state.schedule.due(state.clock.now())) {
    const payment = state.payments.get(due.transactionId);
    if (payment !== undefined) carryOut(state, payment, due, later);
  }
  return state.schedule.nextAt();
}

function carryOut(state: State, payment: Payment, { action, method = 'creditcard', cents }: Later, later: PaymentBook['later']): void {
  switch (action) {
    case 'expire':
      return void endIn(state, payment, 'FAILED', 'Zeit abgelaufen');
    case 'pay':
      return void payIn(state, payment, { method, ...(cents === undefined ? {} : { cents }) }, later);
    case 'fail':
      return void endIn(state, payment, 'FAILED', 'Vom Zahlungsanbieter abgelehnt');
    case 'cancel':
      return void endIn(state, payment, 'CANCELED', 'Abgebrochen');
    case 'reference':
      return void assignReferenceIn(state, payment);
    case 'pay-again':
      return void payAgainIn(state, payment, cents ?? payment.amountCents);
    case 'give-back':
      return void giveBackIn(state, payment);
    case 'notice':
      return state.onNoticeDue(payment);
  }
}

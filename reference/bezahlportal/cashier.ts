/**
 * The cashier: begins payments, follows each until it is over, and books a fee once. Whatever a browser or a notice says, the payment service
 * is asked; several results of one application end in one booking.
 */
import { randomUUID } from 'node:crypto';
import type { ApplicationStore } from './application-store.ts';
import { stateOf } from './application.ts';
import type { Application, Attempt, Face, Order } from './application.ts';
import type { Config } from './config.ts';
import type { Addresses, Begun, Gateway, Message, Reading } from './gateway.ts';
import type { Later } from './later.ts';
import type { Log } from '../kit/log.ts';

export interface Cashier {
  /** Takes an application in and begins its payment. @returns undefined when the payment service is not configured */
  open(order: Order): Promise<{ readonly application: Application; readonly begun: Begun } | undefined>;
  /** Begins another attempt. @returns `paid` when there is nothing left to pay */
  beginAgain(application: Application): Promise<Begun | 'paid'>;
  find(id: string): Application | undefined;
  /** A browser came back, or a notice came in. @returns whether there is such an attempt */
  receive(id: string, attemptNumber: number, message: Message): Promise<boolean>;
  stop(): void;
}

export interface CashierOptions {
  readonly config: Pick<Config, 'pollMs' | 'faults'>;
  readonly gateways: Readonly<Partial<Record<Face, Gateway>>>;
  readonly addressesOf: (application: Application, attempt: Attempt) => Addresses;
  readonly store: ApplicationStore;
  readonly log: Log;
  readonly later: Later;
}

const LONGEST_PAUSES = 20;
const MOST_READINGS = 200;

/** A cashier that goes on with the applications of its store. */
export function createCashier({ config, gateways, addressesOf, store, log, later }: CashierOptions): Cashier {
  const { faults, pollMs } = config;
  const applications = new Map<string, Application>(store.list().map((application) => [application.id, application]));
  const gatewayOf = ({ order }: Application): Gateway | undefined => gateways[order.face];

  const judge = (application: Application, attempt: Attempt, { state, receipt }: Reading, message?: Message): void => {
    if (receipt !== undefined) attempt.receipt = receipt;
    if (attempt.isDoubted || state === 'open') return;
    const wasPaid = attempt.state === 'paid';
    if (wasPaid && state !== 'paid') return;
    attempt.state = state;
    if (state !== 'paid') return;
    const booksAgain = message !== undefined && (application.order.face === 'pmpayment' ? faults.has('pm-booked-again') : faults.has('every-result-booked'));
    if (application.bookings === 0 || booksAgain) application.bookings += 1;
    else if (!wasPaid) log('paid-twice', { application: application.id });
  };
  const settle = (application: Application, attempt: Attempt, reading: Reading, message?: Message): void => {
    judge(application, attempt, reading, message);
    store.put(application);
  };
  const ask = async (application: Application, attempt: Attempt, message?: Message): Promise<void> => {
    const reading = await gatewayOf(application)?.read?.(application, attempt);
    if (reading !== undefined) settle(application, attempt, reading, message);
  };
  const follow = (application: Application, attempt: Attempt, readings: number, pauseMs: number): void => {
    if (readings >= MOST_READINGS || faults.has('no-background-poll')) return;
    later.add(pauseMs, async () => {
      const isForgotten = faults.has('first-attempt-forgotten') && attempt !== application.attempts.at(-1);
      if (isOver(attempt) || isForgotten) return;
      await ask(application, attempt);
      follow(application, attempt, readings + 1, Math.min(pauseMs * 1.5, pollMs * LONGEST_PAUSES));
    });
  };
  const begin = async (application: Application): Promise<Begun> => {
    const gateway = gatewayOf(application);
    const previous = application.attempts.at(-1);
    const ownId = previous !== undefined && faults.has('request-id-kept') ? previous.ownId : randomUUID();
    const attempt: Attempt = { number: application.attempts.length + 1, ownId, state: 'open', isDoubted: false };
    application.attempts.push(attempt);
    store.put(application);
    const begun =
      gateway === undefined
        ? ({ kind: 'refused', reason: 'not configured' } as const)
        : await gateway.begin(application, attempt, addressesOf(application, attempt));
    if (begun.kind === 'begun') {
      attempt.pageUrl = begun.pageUrl;
      if (begun.transactionId !== undefined) attempt.transactionId = begun.transactionId;
      store.put(application);
      if (gateway?.read !== undefined) follow(application, attempt, 0, pollMs);
    } else {
      log('payment-not-begun', { application: application.id, reason: begun.reason });
      attempt.state = 'failed';
      if (begun.kind === 'down' && faults.has('lets-through-when-down')) application.bookings += 1;
      store.put(application);
    }
    return begun;
  };
  for (const application of applications.values())
    if (gatewayOf(application)?.read !== undefined)
      for (const attempt of application.attempts.filter((each) => !isOver(each))) follow(application, attempt, 0, pollMs);
  return {
    async open(order) {
      if (gateways[order.face] === undefined) return undefined;
      const application: Application = { id: randomUUID(), order, attempts: [], bookings: 0 };
      applications.set(application.id, application);
      return { application, begun: await begin(application) };
    },
    async beginAgain(application) {
      if (faults.has('second-attempt-unasked')) return begin(application);
      for (const attempt of application.attempts.filter(({ state }) => state === 'open')) await ask(application, attempt);
      return stateOf(application) === 'paid' ? 'paid' : begin(application);
    },
    find: (id) => applications.get(id),
    async receive(id, attemptNumber, message) {
      const application = applications.get(id);
      const attempt = application?.attempts.find(({ number }) => number === attemptNumber);
      if (application === undefined || attempt === undefined) return false;
      const proof = await gatewayOf(application)?.take?.(application, attempt, message);
      if (proof === undefined) await ask(application, attempt, message);
      else {
        settle(application, attempt, proof, message);
        attempt.isDoubted ||= proof.state === 'clarify';
        store.put(application);
      }
      return true;
    },
    stop: () => later.stop(),
  };
}

/** Nothing more is to be learned of it: failed, or paid with the reference that the receiving system needs. */
function isOver({ state, receipt }: Attempt): boolean {
  return state === 'failed' || (state === 'paid' && receipt?.reference !== undefined);
}

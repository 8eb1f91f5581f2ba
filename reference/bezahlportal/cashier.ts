/**
 * The cashier: begins payments, follows each until it is over, and books a fee once. Whatever a browser or a notice says, the payment service
 * is asked; several results of one application end in one booking.
 */
import { randomUUID } from 'node:crypto';
import { stateOf } from './application.ts';
import type { Application, Attempt, Order } from './application.ts';
import type { Addresses, Begun, Gateway, Message } from './gateway.ts';
import { createInquiry } from './inquiry.ts';
import type { InquiryParts } from './inquiry.ts';

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

export interface CashierOptions extends InquiryParts {
  readonly addressesOf: (application: Application, attempt: Attempt) => Addresses;
}

/** A cashier that goes on with the applications of its store. */
export function createCashier({ config, gateways, addressesOf, store, log, later }: CashierOptions): Cashier {
  const { faults } = config;
  const applications = new Map<string, Application>(store.list().map((application) => [application.id, application]));
  const gatewayOf = ({ order }: Application): Gateway | undefined => gateways[order.face];

  const { settle, ask, follow } = createInquiry({ config, gateways, store, log, later });
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
      follow(application, attempt);
    } else {
      log('payment-not-begun', { application: application.id, reason: begun.reason });
      attempt.state = 'failed';
      if (begun.kind === 'down' && faults.has('lets-through-when-down')) application.bookings += 1;
      store.put(application);
    }
    return begun;
  };
  for (const application of applications.values()) for (const attempt of application.attempts) follow(application, attempt);
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

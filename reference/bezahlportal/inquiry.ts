/** Asking the payment service what has become of a payment, again and again until it is over. */
import type { ApplicationStore } from './application-store.ts';
import type { Application, Attempt, Face } from './application.ts';
import type { Config } from './config.ts';
import type { Gateway, Message, Reading } from './gateway.ts';
import { isOver, takeIn } from './results.ts';
import type { Later } from '../kit/later.ts';
import type { Log } from '../kit/log.ts';

export interface InquiryParts {
  readonly config: Pick<Config, 'pollMs' | 'faults'>;
  readonly gateways: Readonly<Partial<Record<Face, Gateway>>>;
  readonly store: ApplicationStore;
  readonly log: Log;
  readonly later: Later;
}

export interface Inquiry {
  /** Takes in what is known now, and keeps it. */
  settle(application: Application, attempt: Attempt, reading: Reading, message?: Message): void;
  /** Asks now. */
  ask(application: Application, attempt: Attempt, message?: Message): Promise<void>;
  /** Asks with growing pauses until it is over; where the service cannot be asked, nothing is to be done. */
  follow(application: Application, attempt: Attempt): void;
}

const LONGEST_PAUSES = 20;
const MOST_READINGS = 200;

export function createInquiry({ config, gateways, store, log, later }: InquiryParts): Inquiry {
  const { faults, pollMs } = config;
  const gatewayOf = ({ order }: Application): Gateway | undefined => gateways[order.face];

  const settle = (application: Application, attempt: Attempt, reading: Reading, message?: Message): void => {
    takeIn(application, attempt, reading, { message, faults, log });
    store.put(application);
  };
  const ask = async (application: Application, attempt: Attempt, message?: Message): Promise<void> => {
    const reading = await gatewayOf(application)?.read?.(application, attempt);
    if (reading !== undefined) settle(application, attempt, reading, message);
  };
  const follow = (application: Application, attempt: Attempt, readings = 0, pauseMs = pollMs): void => {
    if (gatewayOf(application)?.read === undefined || isOver(attempt) || readings >= MOST_READINGS || faults.has('no-background-poll')) return;
    later.add(pauseMs, async () => {
      const isForgotten = faults.has('first-attempt-forgotten') && attempt !== application.attempts.at(-1);
      if (isOver(attempt) || isForgotten) return;
      await ask(application, attempt);
      follow(application, attempt, readings + 1, Math.min(pauseMs * 1.5, pollMs * LONGEST_PAUSES));
    });
  };
  return { settle, ask, follow };
}

/** What becomes of an application when the payment service has told something: several results of one fee end in one booking. */
import type { Application, Attempt } from './application.ts';
import type { Faults } from './faults.ts';
import type { Message, Reading } from './gateway.ts';
import type { Log } from '../kit/log.ts';

interface Occasion {
  /** What came in by browser or notice; absent when the payment service was asked unbidden. */
  readonly message: Message | undefined;
  readonly faults: Faults;
  readonly log: Log;
}

/** Takes in what is known of an attempt now. What was paid once stays paid. */
export function takeIn(application: Application, attempt: Attempt, { state, receipt }: Reading, { message, faults, log }: Occasion): void {
  if (receipt !== undefined) attempt.receipt = receipt;
  if (attempt.isDoubted || state === 'open') return;
  const wasPaid = attempt.state === 'paid';
  if (wasPaid && state !== 'paid') return;
  attempt.state = state;
  if (state !== 'paid') return;
  const booksAgain = message !== undefined && (application.order.face === 'pmpayment' ? faults.has('pm-booked-again') : faults.has('every-result-booked'));
  if (application.bookings === 0 || booksAgain) application.bookings += 1;
  else if (!wasPaid) log('paid-twice', { application: application.id });
}

/** Nothing more is to be learned of it: failed, or paid with the reference that the receiving system needs. */
export function isOver({ state, receipt }: Attempt): boolean {
  return state === 'failed' || (state === 'paid' && receipt?.reference !== undefined);
}

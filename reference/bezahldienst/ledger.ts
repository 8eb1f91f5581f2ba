/**
 * The ledger: payments by id, and which requestId was used by whom. Each change is one line of a journal; a restart reads it again. A
 * payment ends once: the first result stays.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tenant } from './config.ts';
import type { Faults } from './faults.ts';
import type { PaymentRequest } from './request-rules.ts';

export type Status = 'INITIAL' | 'PAYED' | 'FAILED' | 'CANCELED';
export type Method = 'CREDITCARD' | 'PAYPAL' | 'GIROPAY' | 'OTHER';

export interface Payment {
  readonly id: string;
  readonly pair: string;
  readonly request: PaymentRequest;
  readonly cents: string;
  readonly status: Status;
  readonly method?: Method;
  readonly paidAt?: string;
  /** Kassenzeichen. */
  readonly reference?: string;
}

export interface Ledger {
  hasRequest(tenant: Tenant, requestId: string): boolean;
  byRequest(tenant: Tenant, requestId: string): Payment | undefined;
  create(tenant: Tenant, request: PaymentRequest, cents: bigint): Payment;
  remember(payment: Payment): void;
  find(id: string): Payment | undefined;
  latest(): Payment | undefined;
  /** @returns the payment as it is now */
  end(id: string, status: Exclude<Status, 'INITIAL'>, method?: Method): Payment | undefined;
  reopen(id: string): void;
}

export const pairOf = ({ originatorId, endPointId }: Pick<Tenant, 'originatorId' | 'endPointId'>): string => `${originatorId}/${endPointId}`;

/** Opens the ledger. @param folder of the journal; without it nothing outlives the process */
export function openLedger(folder: string | undefined, faults: Faults, now: () => Date = () => new Date()): Ledger {
  const payments = new Map<string, Payment>();
  const used = new Map<string, string>();
  const journal = folder === undefined ? undefined : journalIn(folder);
  let latest: Payment | undefined;
  const key = (pair: string, requestId: string): string => `${pair}/${requestId}`;
  const put = (payment: Payment): void => void payments.set(payment.id, payment);
  const write = (payment: Payment): Payment => {
    journal?.append(payment);
    put(payment);
    return payment;
  };
  for (const payment of journal?.read() ?? []) {
    put(payment);
    used.set(key(payment.pair, payment.request.requestId), payment.id);
  }
  return {
    hasRequest: (tenant, requestId) => used.has(key(pairOf(tenant), requestId)),
    byRequest: (tenant, requestId) => payments.get(used.get(key(pairOf(tenant), requestId)) ?? ''),
    create(tenant, request, cents) {
      latest = write({ id: randomBytes(12).toString('hex'), pair: pairOf(tenant), request, cents: String(cents), status: 'INITIAL' });
      return latest;
    },
    remember: ({ pair, request, id }) => void used.set(key(pair, request.requestId), id),
    find: (id) => payments.get(id),
    latest: () => latest,
    end(id, status, method) {
      const payment = payments.get(id);
      if (payment === undefined) return undefined;
      const isOpen = payment.status === 'INITIAL' || (payment.status === 'CANCELED' && faults.has('canceled-can-be-paid'));
      if (!isOpen) return payment;
      if (status === 'CANCELED' && faults.has('repeats-after-end')) used.delete(key(payment.pair, payment.request.requestId));
      const paid = status === 'PAYED' ? { method: method ?? 'OTHER', paidAt: now().toISOString(), reference: `PS${randomInt(1e9, 1e10)}` } : {};
      return write({ ...payment, status, ...paid });
    },
    reopen(id) {
      const payment = payments.get(id);
      if (payment === undefined) return;
      const { id: same, pair, request, cents } = payment;
      write({ id: same, pair, request, cents, status: 'INITIAL' });
    },
  };
}

function journalIn(folder: string): { append: (payment: Payment) => void; read: () => readonly Payment[] } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'ledger.jsonl');
  return {
    append: (payment) => appendFileSync(file, `${JSON.stringify(payment)}\n`, { flush: false }),
    read: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(lineOf) : []),
  };
}

/** The last line may be half a one when the process was ended while it wrote. */
function lineOf(line: string): readonly Payment[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Payment];
  } catch {
    return [];
  }
}

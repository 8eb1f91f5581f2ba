/**
 * The ledger: every movement of money as a posting from one account to another, running totals, and an audit that reckons
 * everything again from the postings and names what is not as it should be. It judges money, never products.
 */
import type { Account, Payment, PaymentStatus, Posting, PostingKind } from './payment.ts';
import { balanceOf } from './payment.ts';

export type IrregularityKind =
  /** A second booking came in for what was paid already. */
  | 'paid-twice'
  /** Money came in after the payment had failed or been cancelled. */
  | 'paid-after-end'
  /** More or less than was owed. */
  | 'amount-differs'
  /** The bank took the money back. */
  | 'returned'
  /** Money was taken, and no online service was told by an answer it asked for. */
  | 'paid-never-read'
  /** Money was taken, and no application is known for it. */
  | 'paid-without-application'
  /** An application has more than one payment that took money. */
  | 'application-paid-twice'
  /** An application was handed in, and none of its payments took money. */
  | 'application-without-payment';

export interface Irregularity {
  readonly kind: IrregularityKind;
  readonly transactionIds: readonly string[];
  readonly application?: string;
  readonly cents: number;
}

export interface Audit {
  /** Debit and credit are equal, running totals are those of the postings, and every status is that of its postings. */
  readonly isBalanced: boolean;
  /** Debit less credit by account. @unit cents */
  readonly balances: Readonly<Record<Account, number>>;
  readonly counts: Readonly<Record<PaymentStatus, number>>;
  /** Payments whose postings do not fit their status; empty unless the simulator is wrong. */
  readonly unfitting: readonly string[];
  readonly irregularities: readonly Irregularity[];
}

export interface Ledger {
  post(payment: Payment, posting: Posting): void;
  /** Says that an application was handed in with these payments; they are added to those said before. */
  link(application: string, transactionIds: readonly string[]): void;
  links(): ReadonlyMap<string, ReadonlySet<string>>;
  audit(payments: Iterable<Payment>): Audit;
}

const SIDES: Readonly<Record<PostingKind, readonly [debit: Account, credit: Account]>> = {
  claim: ['receivable', 'revenue'],
  withdrawn: ['revenue', 'receivable'],
  payment: ['bank', 'receivable'],
  excess: ['bank', 'overpaid'],
  'payment-again': ['bank', 'overpaid'],
  'payment-after-end': ['bank', 'overpaid'],
  returned: ['receivable', 'bank'],
};

/** A posting of that kind. @param cents greater than 0 */
export function postingOf(kind: PostingKind, cents: number, at: number): Posting {
  const [debit, credit] = SIDES[kind];
  return { kind, debit, credit, cents, at };
}

/** A ledger without postings. */
export function createLedger(): Ledger {
  const totals = emptyBalances();
  const links = new Map<string, Set<string>>();
  return {
    post(payment, posting) {
      if (!Number.isSafeInteger(posting.cents) || posting.cents <= 0) throw new RangeError('A posting moves a whole number of cents above 0.');
      payment.postings = [...payment.postings, posting];
      add(totals, posting);
    },
    link(application, transactionIds) {
      const known = links.get(application) ?? new Set();
      for (const id of transactionIds) known.add(id);
      links.set(application, known);
    },
    links: () => links,
    audit: (payments) => auditOf([...payments], totals, links),
  };
}

function emptyBalances(): Record<Account, number> {
  return { receivable: 0, bank: 0, revenue: 0, overpaid: 0 };
}

function add(balances: Record<Account, number>, { debit, credit, cents }: Posting): void {
  balances[debit] += cents;
  balances[credit] -= cents;
}

function auditOf(payments: readonly Payment[], totals: Readonly<Record<Account, number>>, links: ReadonlyMap<string, ReadonlySet<string>>): Audit {
  const balances = emptyBalances();
  const counts: Record<PaymentStatus, number> = { INITIAL: 0, PAYED: 0, FAILED: 0, CANCELED: 0 };
  for (const payment of payments) {
    counts[payment.status] += 1;
    for (const posting of payment.postings) add(balances, posting);
  }
  const unfitting = payments.filter((payment) => !isFitting(payment)).map(({ transactionId }) => transactionId);
  const sum = balances.receivable + balances.bank + balances.revenue + balances.overpaid;
  const linked = new Set([...links.values()].flatMap((ids) => [...ids]));
  const isSame = (Object.keys(balances) as Account[]).every((account) => balances[account] === totals[account]);
  return {
    isBalanced: sum === 0 && isSame && unfitting.length === 0,
    balances,
    counts,
    unfitting,
    irregularities: [...payments.flatMap((payment) => irregularitiesOf(payment, linked)), ...irregularitiesOfApplications(payments, links)],
  };
}

function sumOfKind({ postings }: Payment, kind: PostingKind): number {
  return postings.reduce((sum, posting) => sum + (posting.kind === kind ? posting.cents : 0), 0);
}

/** Whether the postings are those that the status can have. */
function isFitting(payment: Payment): boolean {
  const { status, amountCents } = payment;
  const [claim, withdrawn, paid, returned] = (['claim', 'withdrawn', 'payment', 'returned'] as const).map((kind) => sumOfKind(payment, kind));
  if (claim !== amountCents) return false;
  const hasMovements = paid !== 0 || returned !== 0 || sumOfKind(payment, 'payment-again') !== 0 || sumOfKind(payment, 'excess') !== 0;
  if (status === 'INITIAL') return withdrawn === 0 && !hasMovements && balanceOf(payment, 'bank') === 0;
  if (status === 'PAYED') return withdrawn === 0 && payment.endedAt !== undefined && sumOfKind(payment, 'payment-after-end') === 0;
  return withdrawn === amountCents && !hasMovements && balanceOf(payment, 'receivable') === 0;
}

/** Whether the payment service holds money of this payment. */
export function tookMoney(payment: Payment): boolean {
  return balanceOf(payment, 'bank') > 0 || (payment.status === 'PAYED' && payment.amountCents === 0);
}

function irregularitiesOf(payment: Payment, linked: ReadonlySet<string>): readonly Irregularity[] {
  const transactionIds = [payment.transactionId];
  const found: Irregularity[] = [];
  const name = (kind: IrregularityKind, cents: number): void => void found.push({ kind, transactionIds, cents });
  const again = sumOfKind(payment, 'payment-again');
  const afterEnd = sumOfKind(payment, 'payment-after-end');
  const returned = sumOfKind(payment, 'returned');
  const taken = sumOfKind(payment, 'payment') + sumOfKind(payment, 'excess');
  if (again > 0) name('paid-twice', again);
  if (afterEnd > 0) name('paid-after-end', afterEnd);
  if (returned > 0) name('returned', returned);
  if (payment.status === 'PAYED' && taken !== payment.amountCents) name('amount-differs', taken - payment.amountCents);
  if (!tookMoney(payment)) return found;
  const cents = balanceOf(payment, 'bank');
  if (!payment.isRead) name('paid-never-read', cents);
  if (!linked.has(payment.transactionId)) name('paid-without-application', cents);
  return found;
}

function irregularitiesOfApplications(payments: readonly Payment[], links: ReadonlyMap<string, ReadonlySet<string>>): readonly Irregularity[] {
  if (links.size === 0) return [];
  const byId = new Map(payments.map((payment) => [payment.transactionId, payment]));
  return [...links].flatMap(([application, ids]): readonly Irregularity[] => {
    const paid = [...ids].flatMap((id) => byId.get(id) ?? []).filter(tookMoney);
    const cents = paid.reduce((sum, payment) => sum + balanceOf(payment, 'bank'), 0);
    const transactionIds = paid.map(({ transactionId }) => transactionId);
    if (paid.length === 0) return [{ kind: 'application-without-payment', application, transactionIds: [...ids], cents: 0 }];
    return paid.length === 1 ? [] : [{ kind: 'application-paid-twice', application, transactionIds, cents }];
  });
}

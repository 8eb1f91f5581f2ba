/** What the control interface tells of payments: everything but what the online service sent, which the record has. */
import { toTimestamp } from '../../src/core/clock.ts';
import type { PaymentQuery, PaymentView } from './contract.ts';
import type { Payment } from './money/payment.ts';
import type { Tenant } from './tenant.ts';

/** A payment as it is told. */
export function paymentView(tenant: Tenant, payment: Payment): PaymentView {
  const { number, transactionId, face, mandantNr, place, amountCents, currency, purpose, status, isRead, returns, postings } = payment;
  const { ownId, description, returnUrl, statusDetail, method, reference, endedAt } = payment;
  return {
    number,
    transactionId,
    face,
    mandantNr,
    place: place.slice(place.indexOf(':') + 1),
    ...(ownId === undefined ? {} : { ownId }),
    amountCents,
    currency,
    purpose,
    ...(description === undefined ? {} : { description }),
    ...(returnUrl === undefined ? {} : { returnUrl }),
    status,
    ...(statusDetail === undefined ? {} : { statusDetail }),
    createdAt: toTimestamp(payment.createdAt),
    ...(endedAt === undefined ? {} : { endedAt: toTimestamp(endedAt) }),
    ...(method === undefined ? {} : { method }),
    ...(reference === undefined ? {} : { reference }),
    isRead,
    returns,
    pageUrl: tenant.pageUrl(payment),
    postings: [...postings],
  };
}

/** Payments that a query asks for, in the order of creation; ids lead to one without looking at all of them. */
export function paymentsOf({ book }: Tenant, query: PaymentQuery): readonly Payment[] {
  const candidates = candidatesOf(book, query);
  const members = ['transactionId', 'ownId', 'face', 'mandantNr', 'status', 'reference'] as const;
  return candidates.filter((payment) => members.every((name) => query[name] === undefined || query[name] === payment[name]));
}

function candidatesOf(book: Tenant['book'], { transactionId, reference }: PaymentQuery): readonly Payment[] {
  if (transactionId === undefined && reference === undefined) return [...book.all()];
  const found = transactionId === undefined ? book.byReference(reference ?? '') : book.byId(transactionId);
  return found === undefined ? [] : [found];
}

/** What a person would do at the page, done by the control interface: for drivers that have no browser. */
import { PruefstandError } from '../../src/core/errors.ts';
import type { PersonAction, PersonResult } from './contract.ts';
import { returnOf } from './page/returns.ts';
import type { Tenant } from './tenant.ts';

/** Carries an action out. @throws ERR_CONTROL_REFUSED for an unknown payment, or when nothing would change */
export function act(tenant: Tenant, transactionId: string, action: PersonAction): PersonResult {
  const payment = tenant.book.byId(transactionId);
  if (payment === undefined) throw new PruefstandError('ERR_CONTROL_REFUSED', 'The payment is unknown.');
  if (!carryOut(tenant, transactionId, action)) throw new PruefstandError('ERR_CONTROL_REFUSED', `The payment is ${payment.status}; nothing would change.`);
  const way = returnOf(tenant, payment, { operation: 'payment-result', peer: 'unknown', labels: { ...payment }, struck: [] });
  return { status: payment.status, ...(way === undefined ? {} : { returnUrl: way.url }) };
}

function carryOut({ book }: Tenant, transactionId: string, action: PersonAction): boolean {
  const payment = book.byId(transactionId);
  if (payment === undefined) return false;
  switch (action.kind) {
    case 'pay':
      return book.pay(payment, { method: action.method ?? 'creditcard' }) === 'paid';
    case 'fail':
      return book.end(payment, 'FAILED', 'Vom Zahlungsanbieter abgelehnt');
    case 'cancel':
      return book.end(payment, 'CANCELED', 'Abgebrochen');
    case 'pay-again':
      return book.payAgain(payment);
  }
}

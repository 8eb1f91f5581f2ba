/** What faults do to the fields of a notice or a return, so that an online service is told something that is not so. */
import type { FaultSubject } from './faults/definition.ts';
import { numberParam } from '../fault-definition.ts';
import { RESULT_CODES } from './girocheckout/messages.ts';
import type { Payment } from './money/payment.ts';
import type { Tenant } from './tenant.ts';

/** Fields in order. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** Applies every armed fault that is for this message; the HMAC, if there is one, stays that of the true fields unless it is the fault. */
export function tamper({ faults }: Tenant, subject: FaultSubject, payment: Payment, fields: Fields): Fields {
  let current = fields;
  const set = (names: readonly string[], value: (old: string) => string): void => {
    current = current.map(([name, old]) => (names.includes(name) ? [name, value(old)] : [name, old]));
  };
  if (faults.wants('message-claims-paid', subject) !== undefined)
    set(['status', 'gcResultPayment'], () => (payment.face === 'pmpayment' ? '1' : RESULT_CODES.PAYED));
  const amount = faults.wants('message-other-amount', subject);
  if (amount !== undefined) set(['amount', 'gcAmount'], (old) => String(Number(old) + numberParam(amount, 'differenceCents')));
  if (faults.wants('message-other-currency', subject) !== undefined) set(['gcCurrency'], () => 'USD');
  if (faults.wants('message-other-id', subject) !== undefined) set(['txid', 'gcMerchantTxId'], (old) => `${old.slice(0, -1)}${old.endsWith('0') ? '1' : '0'}`);
  if (faults.wants('message-stale', subject) !== undefined) set(['created_at'], (old) => `${Number(old.slice(0, 4)) - 1}${old.slice(4)}`);
  if (faults.wants('message-hash-wrong', subject) !== undefined) set(['hash', 'gcHash'], (old) => `${old.startsWith('0') ? '1' : '0'}${old.slice(1)}`);
  if (faults.wants('message-hash-missing', subject) !== undefined) current = current.filter(([name]) => name !== 'hash' && name !== 'gcHash');
  return current;
}

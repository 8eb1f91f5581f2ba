/**
 * Messages as a payment service would sign them, for scenarios in which the service is right and the content is not what the product
 * expects; and whether a start of a payment was signed as its interface wants it. Secrets come from the target and go no further.
 */
import { createHmac } from 'node:crypto';
import { constantTimeEqual } from '../../formats/hmac.ts';

/** Fields of a form or query, in order. */
export type Fields = readonly (readonly [name: string, value: string])[];

const PM_START = ['ags', 'amount', 'procedure', 'desc', 'accountingRecord', 'txid', 'notifyURL', 'redirectURL'];
const PM_RETURN = ['ags', 'txid', 'amount', 'desc', 'status', 'payment_method', 'created_at'];
const GIRO = ['gcReference', 'gcMerchantTxId', 'gcBackendTxId', 'gcAmount', 'gcCurrency', 'gcResultPayment'];

/** Whether the form that starts a payment of pmPayment has the right HMAC. */
export function isPmStartSigned(form: string, salt: string): boolean {
  const fields = new URLSearchParams(form);
  const values = PM_START.flatMap((name) => fields.get(name) ?? []);
  return constantTimeEqual(fields.get('hash') ?? '', createHmac('sha256', salt).update(values.join('|')).digest('hex'));
}

/** A return of pmPayment. @param fields the seven that are signed */
export function signedPmReturn(fields: Fields, salt: string): Fields {
  return [...fields, ['hash', createHmac('sha256', salt).update(valuesOf(fields, PM_RETURN).join('|')).digest('hex')]];
}

/** A notice or return of GiroCheckout. @param fields the six that are signed */
export function signedGiroMessage(fields: Fields, projectPassword: string): Fields {
  return [...fields, ['gcHash', createHmac('md5', projectPassword).update(valuesOf(fields, GIRO).join('')).digest('hex')]];
}

function valuesOf(fields: Fields, names: readonly string[]): readonly string[] {
  return names.map((name) => fields.find(([known]) => known === name)?.[1] ?? '');
}

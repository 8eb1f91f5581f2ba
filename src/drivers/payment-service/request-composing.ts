/**
 * Composes payment requests: synthetic people, return addresses of a reserved domain that is never called. Amounts of ordinary requests are
 * sums that binary floating point holds exactly, so that only the scenarios about reckoning tell how a provider reckons.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { PaymentServiceView } from './target.ts';

/** An item as it is sent. */
export interface ComposedItem {
  readonly [member: string]: unknown;
  readonly quantity: number;
  readonly totalNetAmount: number;
  readonly totalTaxAmount: number;
}

/** A request as it is sent; flaws may put anything in its places. */
export interface ComposedRequest {
  readonly [member: string]: unknown;
  readonly requestId: string;
  readonly grosAmount: number;
  readonly redirectUrl: string;
  readonly items: readonly ComposedItem[];
}

/** Origin of all return addresses. */
export const RETURN_ORIGIN = 'https://antrag.pruefstand.example';

/** A word that no other request has. */
export function newMark(): string {
  return `PS${randomBytes(5).toString('hex')}`;
}

/** Item of that price, in euros. */
export function itemOf(target: PaymentServiceView, netAmount: number, taxAmount = 0, more: Readonly<Record<string, unknown>> = {}): ComposedItem {
  return {
    id: randomUUID(),
    reference: target.itemReference,
    description: 'Anmeldung in der Kita (Testdaten)',
    taxRate: taxAmount === 0 ? 0 : 19,
    quantity: 1,
    singleNetAmount: netAmount,
    singleTaxAmount: taxAmount,
    totalNetAmount: netAmount,
    totalTaxAmount: taxAmount,
    ...(target.bookingData === undefined ? {} : { bookingData: target.bookingData }),
    ...more,
  };
}

/** A request without flaw. @param change members that are different */
export function composeRequest(target: PaymentServiceView, change: Readonly<Record<string, unknown>> = {}): ComposedRequest {
  const mark = newMark();
  return {
    requestId: randomUUID(),
    requestTimestamp: new Date().toISOString(),
    currency: 'EUR',
    grosAmount: 12.5,
    purpose: 'Kita-Anmeldung',
    description: `Anmeldung ${mark}, Testdaten für die Prüfung.`,
    redirectUrl: `${RETURN_ORIGIN}/zurueck/${mark}?vorgang=${mark}&schritt=4`,
    items: [itemOf(target, 10.5, 2)],
    ...change,
  };
}

/** A request for an amount, in euros, with one item. */
export function composeAmount(target: PaymentServiceView, amount: number): ComposedRequest {
  return composeRequest(target, { grosAmount: amount, items: [itemOf(target, amount)] });
}

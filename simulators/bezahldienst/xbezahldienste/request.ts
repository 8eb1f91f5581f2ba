/**
 * The payment request of XBezahldienste, judged field by field and then as a whole: duplicates, sum, account assignment (fact sheet,
 * sections 3 and 5). Amounts are read exactly; nothing is rounded but the sum, once.
 */
import { isJsonObject } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import type { EndPointSeed } from '../contract.ts';
import { hasItsTax, hasItsTotals, sumOf } from '../money/basket.ts';
import type { BasketItem } from '../money/basket.ts';
import { centsText, wholeCents } from '../money/decimal.ts';
import { boolean, description, id, list, microsOf, number, object, oneOf, text, texts, timestamp, webAddress } from './field-rules.ts';
import type { FunctionalCode } from './problems.ts';

const amount = number(0n, 999_999n, 6);

const ITEM = object([
  ['id', 'required', id],
  ['reference', 'required', id],
  ['description', 'optional', text(0, 250)],
  ['taxRate', 'required', number(0n, 100n, 6)],
  ['quantity', 'required', number(1n, 999_999n, 0)],
  ['singleNetAmount', 'required', amount],
  ['singleTaxAmount', 'required', amount],
  ['totalNetAmount', 'required', amount],
  ['totalTaxAmount', 'required', amount],
  ['bookingData', 'optional', texts(250)],
]);

const ADDRESS = object([
  ['street', 'optional', text(0, 250)],
  ['houseNumber', 'optional', text(0, 20, /^[\w-]*$/)],
  ['addressLine', 'optional', list(0, 9, text(0, 250))],
  ['postalCode', 'optional', text(0, 250)],
  ['city', 'optional', text(0, 250)],
  ['country', 'optional', text(2, 2, /^[A-Z]+$/)],
]);

const REQUESTOR = object([
  ['isOrganization', 'optional', boolean],
  ['organizationName', 'optional', text(0, 250)],
  ['name', 'optional', text(0, 250)],
  ['firstName', 'optional', text(0, 250)],
  ['gender', 'optional', oneOf('M', 'F', 'D')],
  ['address', 'optional', ADDRESS],
]);

const REQUEST = object([
  ['requestId', 'required', id],
  ['requestTimestamp', 'required', timestamp],
  ['currency', 'required', text(3, 3, /^\w+$/)],
  ['grosAmount', 'required', number(0n, 999_999n, 2)],
  ['purpose', 'required', text(1, 27, /^[\w\s-]+$/)],
  ['description', 'optional', description],
  ['redirectUrl', 'required', webAddress],
  ['items', 'required', list(1, 99, ITEM)],
  ['requestor', 'optional', REQUESTOR],
]);

/** A request that follows the field rules. */
export interface PaymentRequest {
  readonly requestId: string;
  readonly amountCents: number;
  readonly purpose: string;
  readonly description?: string;
  readonly redirectUrl: string;
  readonly items: readonly BasketItem[];
  readonly bookingKeys: readonly (readonly string[])[];
}

export type Reading =
  { readonly kind: 'request'; readonly request: PaymentRequest } | { readonly kind: 'refused'; readonly code: FunctionalCode; readonly detail: string };

/** The requestId, whatever else the value is, to label the call. */
export function requestIdOf(value: unknown): string | undefined {
  const requestId = isJsonObject(value) ? value['requestId'] : undefined;
  return typeof requestId === 'string' ? requestId : undefined;
}

/** Judges the fields. @param value of exact JSON; undefined for what is no JSON @requirement PAY-006 */
export function readRequest(value: unknown, habits: 'ePay21' | undefined): Reading {
  const wrong = value === undefined ? 'The body is no JSON.' : (sentenceOf(REQUEST(value)) ?? (habits === undefined ? undefined : wrongForEPay21(value)));
  if (wrong !== undefined || !isJsonObject(value)) return { kind: 'refused', code: 'VALIDATION_ERROR', detail: wrong ?? 'The body is no object.' };
  if (value['currency'] !== 'EUR') return { kind: 'refused', code: 'VALIDATION_ERROR', detail: 'currency is not EUR.' };
  return { kind: 'request', request: requestOf(value) };
}

function sentenceOf(wrong: string | undefined): string | undefined {
  if (wrong === undefined) return undefined;
  return /^(?:is|has) /.test(wrong) ? `The request ${wrong}.` : `${wrong}.`;
}

/** What ePay21 does not take although the standard has it (fact sheet, section 6). */
function wrongForEPay21(value: unknown): string | undefined {
  if (hasNull(value)) return 'A member is null.';
  if (!isJsonObject(value)) return undefined;
  if (value['requestor'] !== undefined) return 'requestor is not taken here.';
  const items = value['items'] as readonly JsonObject[];
  return items.some(({ bookingData }) => isJsonObject(bookingData) && Object.keys(bookingData).length === 0) ? 'bookingData is empty.' : undefined;
}

function hasNull(value: unknown): boolean {
  if (value === null) return true;
  return typeof value === 'object' && Object.values(value).some(hasNull);
}

function requestOf(value: JsonObject): PaymentRequest {
  const items = value['items'] as readonly JsonObject[];
  const own = value['description'];
  const request: PaymentRequest = {
    requestId: String(value['requestId']),
    amountCents: wholeCents(microsOf(value['grosAmount']) ?? 0n) ?? 0,
    purpose: String(value['purpose']),
    redirectUrl: String(value['redirectUrl']),
    items: items.map(itemOf),
    bookingKeys: items.map(({ bookingData }) => (isJsonObject(bookingData) ? filledKeys(bookingData) : [])),
  };
  return typeof own === 'string' ? { ...request, description: own } : request;
}

function itemOf(item: JsonObject): BasketItem {
  const micros = (name: string): bigint => microsOf(item[name]) ?? 0n;
  return {
    quantity: micros('quantity') / 1_000_000n,
    singleNet: micros('singleNetAmount'),
    singleTax: micros('singleTaxAmount'),
    totalNet: micros('totalNetAmount'),
    totalTax: micros('totalTaxAmount'),
    taxRate: micros('taxRate'),
  };
}

function filledKeys(bookingData: JsonObject): readonly string[] {
  return Object.entries(bookingData).flatMap(([key, value]) => (value === '' ? [] : [key]));
}

/** Says where sum and items disagree. @requirement PAY-005 */
export function wrongArithmetic({ amountCents, items }: PaymentRequest, arithmetic: 'sum' | 'items'): string | undefined {
  const sum = sumOf(items);
  if (sum !== amountCents) return `grosAmount is ${centsText(amountCents)}, the items add up to ${centsText(sum)}.`;
  if (arithmetic === 'sum') return undefined;
  const totals = items.findIndex((item) => !hasItsTotals(item));
  if (totals >= 0) return `items.${totals}: totals are not the single amounts times the quantity.`;
  const tax = items.findIndex((item) => !hasItsTax(item));
  return tax < 0 ? undefined : `items.${tax}: the tax is not that of the net amount.`;
}

/** Says which account assignment is missing. @requirement PAY-007 */
export function missingBookingData({ bookingKeys }: PaymentRequest, { requiredBookingData = [] }: EndPointSeed): string | undefined {
  if (requiredBookingData.length === 0) return undefined;
  for (const [index, keys] of bookingKeys.entries()) {
    const missing = requiredBookingData.find((key) => !keys.includes(key));
    if (missing !== undefined) return `items.${index}.bookingData.${missing} is missing.`;
  }
  return undefined;
}

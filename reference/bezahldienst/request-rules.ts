/** The rules of a PaymentRequest, member by member: type, length, characters, bounds. What breaks one is refused with the name of the member. */
import type { Faults } from './faults.ts';
import { Refusal } from './problems.ts';

export interface Item {
  readonly id: string;
  readonly reference: string;
  readonly description?: string;
  readonly totalNetAmount: number;
  readonly totalTaxAmount: number;
  readonly bookingData?: Readonly<Record<string, string>>;
}

/** What is used of a request; everything else is kept as it came. */
export interface PaymentRequest {
  readonly requestId: string;
  readonly grosAmount: number;
  readonly purpose: string;
  readonly description?: string;
  readonly redirectUrl: string;
  readonly items: readonly Item[];
  readonly requestor?: { readonly name?: string; readonly firstName?: string };
}

type Json = Readonly<Record<string, unknown>>;

const ID = /^[A-Za-z0-9_-]+$/;
const PURPOSE = /^[A-Za-z0-9_\s-]+$/;
const DESCRIPTION = /^[A-Za-z0-9_\s\-,.À-ſ]*$/;
const HOUSE_NUMBER = /^[A-Za-z0-9_-]*$/;
const COUNTRY = /^[A-Z]{2}$/;
const MOST_CENTS_AMOUNT = 999_999;

interface Rules {
  text(value: unknown, name: string, most: number, pattern?: RegExp, least?: number): void;
  amount(value: unknown, name: string): void;
  number(value: unknown, name: string, least: number, most: number, isWhole?: boolean): void;
}

const refuse = (name: string): never => {
  throw new Refusal(400, 'VALIDATION_ERROR', `Die Angabe ${name} verletzt ihre Regel.`);
};

/** @throws Refusal VALIDATION_ERROR */
export function readRequest(body: unknown, faults: Faults): PaymentRequest {
  const rules = rulesFor(faults);
  const request = objectOf(body, 'der Anfrage');
  rules.text(request['requestId'], 'requestId', 36, ID);
  if (typeof request['requestTimestamp'] !== 'string' || !isMoment(request['requestTimestamp'])) refuse('requestTimestamp');
  checkCurrency(request['currency'], faults);
  rules.amount(request['grosAmount'], 'grosAmount');
  const isAtLimit = typeof request['purpose'] === 'string' && request['purpose'].length === 27;
  if (isAtLimit && faults.has('limits-off-by-one')) refuse('purpose');
  rules.text(request['purpose'], 'purpose', 27, PURPOSE);
  if (isThere(request['description'])) rules.text(request['description'], 'description', 250, DESCRIPTION, 0);
  rules.text(request['redirectUrl'], 'redirectUrl', 2082);
  if (!isReturnAddress(request['redirectUrl'], faults)) refuse('redirectUrl');
  const items = listOf(request['items'], faults);
  for (const [index, item] of items.entries()) checkItem(objectOf(item, `items ${index}`), `items ${index}`, rules);
  if (isThere(request['requestor'])) checkRequestor(objectOf(request['requestor'], 'requestor'), rules);
  return body as PaymentRequest;
}

function checkCurrency(currency: unknown, faults: Faults): void {
  const isCode = /^[A-Z]{3}$/.test(String(currency));
  if (currency !== 'EUR' && !(isCode && faults.has('currency-unchecked'))) refuse('currency');
}

function listOf(items: unknown, faults: Faults): readonly unknown[] {
  if (!Array.isArray(items) || (!faults.has('items-unbounded') && (items.length < 1 || items.length > 99))) return refuse('items');
  return items as readonly unknown[];
}

function rulesFor(faults: Faults): Rules {
  const isLong = !faults.has('lengths-unchecked');
  const isStrict = !faults.has('characters-unchecked');
  const isBounded = !faults.has('bounds-unchecked');
  const number: Rules['number'] = (value, name, least, most, isWhole = false) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(name);
    if (isBounded && (value < least || value > most || (isWhole && !Number.isInteger(value)))) refuse(name);
  };
  return {
    number,
    text(value, name, most, pattern, least = 1) {
      if (typeof value !== 'string' || (isLong && (value.length < least || value.length > most))) return refuse(name);
      if (isStrict && pattern !== undefined && !pattern.test(value)) refuse(name);
    },
    amount: (value, name) => number(value, name, 0, MOST_CENTS_AMOUNT),
  };
}

function checkItem(item: Json, name: string, { text, number, amount }: Rules): void {
  text(item['id'], `${name} id`, 36, ID);
  text(item['reference'], `${name} reference`, 36, ID);
  if (isThere(item['description'])) text(item['description'], `${name} description`, 250, undefined, 0);
  number(item['taxRate'], `${name} taxRate`, 0, 100);
  number(item['quantity'], `${name} quantity`, 1, 999_999, true);
  for (const member of ['singleNetAmount', 'singleTaxAmount', 'totalNetAmount', 'totalTaxAmount']) amount(item[member], `${name} ${member}`);
  if (!isThere(item['bookingData'])) return;
  for (const [key, value] of Object.entries(objectOf(item['bookingData'], `${name} bookingData`))) text(value, `${name} bookingData ${key}`, 250, undefined, 0);
}

function checkRequestor(requestor: Json, { text }: Rules): void {
  for (const member of ['organizationName', 'name', 'firstName'])
    if (isThere(requestor[member])) text(requestor[member], `requestor ${member}`, 250, undefined, 0);
  if (isThere(requestor['gender']) && !['M', 'F', 'D'].includes(String(requestor['gender']))) refuse('requestor gender');
  if (!isThere(requestor['address'])) return;
  const address = objectOf(requestor['address'], 'requestor address');
  for (const member of ['street', 'city', 'postalCode']) if (isThere(address[member])) text(address[member], `requestor address ${member}`, 250, undefined, 0);
  if (isThere(address['houseNumber'])) text(address['houseNumber'], 'requestor address houseNumber', 20, HOUSE_NUMBER, 0);
  if (isThere(address['country'])) text(address['country'], 'requestor address country', 2, COUNTRY);
  const lines = address['addressLine'];
  if (!isThere(lines)) return;
  if (!Array.isArray(lines) || lines.length > 9) return refuse('requestor address addressLine');
  for (const line of lines) text(line, 'requestor address addressLine', 250, undefined, 0);
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null;

const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));

function isReturnAddress(value: unknown, faults: Faults): boolean {
  const protocol = typeof value === 'string' ? URL.parse(value)?.protocol : undefined;
  return protocol === 'https:' || protocol === 'http:' || (protocol === 'javascript:' && faults.has('return-scheme-unchecked'));
}

function objectOf(value: unknown, name: string): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : refuse(name);
}

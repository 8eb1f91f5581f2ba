/** Rules of booking lists and their bookings (fact sheet on other payment interfaces, A3 and A5). Amounts are exact. @requirement EPBL-003, EPBL-004 */
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import type { EpayblSeed } from '../contract.ts';
import { toMicros, wholeCents } from '../money/decimal.ts';
import type { Wrong } from './codes.ts';
import { entriesOf, textOf } from './soap.ts';
import { lengthOf } from '../text-length.ts';

const MAX_BOOKINGS = 99;
/** decimal(15,2) */
const MOST_CENTS = 999_999_999_999_999;
const BOOKING_TEXT = /^[A-Z0-9ÄÖÜäöüß,.:/+& \-*$%]+$/;

/** An amount as it was written, judged. */
type Amount = { readonly kind: 'cents'; readonly cents: number } | { readonly kind: 'none' } | { readonly kind: 'decimals' };

/** Bookings of a list. */
export function bookingsOf(list: XmlTreeElement | undefined): readonly XmlTreeElement[] {
  return entriesOf(list, 'buchungen', 'betrag');
}

/** Amount of a list that follows the rules. @unit cents */
export function amountOf(list: XmlTreeElement): number {
  const amount = readAmount(textOf(list, 'betrag'));
  return amount.kind === 'cents' ? amount.cents : 0;
}

/** Judges a list and its bookings. */
export function wrongList(list: XmlTreeElement | undefined, epaybl: EpayblSeed): Wrong {
  if (list === undefined) return '-0501';
  const amount = readAmount(textOf(list, 'betrag'));
  if (amount.kind === 'decimals') return '-0525';
  if (amount.kind === 'none' || amount.cents <= 0) return '-0503';
  if (textOf(list, 'waehrungskennzeichen') !== 'EUR') return '-0514';
  if (amount.cents < (epaybl.minimumCents ?? 1)) return '-0510';
  if (amount.cents > (epaybl.maximumCents ?? MOST_CENTS)) return '-0511';
  if (!isDate(textOf(list, 'faelligkeitsdatum'))) return '-0508';
  if ((textOf(list, 'kennzeichenMahnverfahren') ?? '').length > 5) return '-0504';
  return wrongBookings(bookingsOf(list), amount.cents, epaybl);
}

function wrongBookings(bookings: readonly XmlTreeElement[], cents: number, epaybl: EpayblSeed): Wrong {
  if (bookings.length === 0 || bookings.length > MAX_BOOKINGS) return '-0505';
  let sum = 0;
  for (const booking of bookings) {
    const amount = readAmount(textOf(booking, 'betrag'));
    if (amount.kind === 'decimals') return '-0603';
    if (amount.kind === 'none' || amount.cents <= 0) return '-0602';
    const wrong = wrongBooking(booking, epaybl);
    if (wrong !== undefined) return wrong;
    sum += amount.cents;
  }
  return sum === cents ? undefined : '-0506';
}

function wrongBooking(booking: XmlTreeElement, { belegNrBy }: EpayblSeed): Wrong {
  const budget = textOf(booking, 'haushaltsstelle');
  if (budget === undefined || budget.length > 10) return '-0604';
  if ((textOf(booking, 'objektnummer') ?? '').length > 10) return '-0605';
  return wrongVoucher(textOf(booking, 'belegNr'), belegNrBy ?? 'platform') ?? wrongText(booking);
}

function wrongVoucher(voucher: string | undefined, by: 'platform' | 'client'): Wrong {
  if (voucher === undefined) return by === 'client' ? '-0607' : undefined;
  if (by === 'platform') return '-0608';
  return /^\d{8}$/.test(voucher) ? undefined : '-0606';
}

function wrongText(booking: XmlTreeElement): Wrong {
  const text = textOf(booking, 'buchungstext') ?? '';
  if (text === '' || lengthOf(text) > 120) return '-0609';
  if (!BOOKING_TEXT.test(text)) return '-0610';
  return (textOf(booking, 'href') ?? '').length > 100 ? '-0612' : undefined;
}

function readAmount(text: string | undefined): Amount {
  const micros = text === undefined || !/^[+-]?\d+(?:\.\d+)?$/.test(text) ? undefined : toMicros(text.replace('+', ''));
  if (micros === undefined) return /^[+-]?\d+\.\d+$/.test(text ?? '') ? { kind: 'decimals' } : { kind: 'none' };
  const cents = wholeCents(micros);
  if (cents === undefined) return { kind: 'decimals' };
  return Math.abs(cents) <= MOST_CENTS ? { kind: 'cents', cents } : { kind: 'none' };
}

function isDate(text: string | undefined): boolean {
  return text === undefined || (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text)));
}

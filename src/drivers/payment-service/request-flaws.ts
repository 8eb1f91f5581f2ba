/**
 * What is wrong with requests that a payment service has to refuse, by the words of the scenarios. Each differs from a good request in one
 * point. Where a rule is known from clients only, or in our reading, its basis stands beside it. Published rules: section on the request.
 */
import type { Basis } from '../../core/requirement.ts';
import { composeRequest, itemOf } from './request-composing.ts';
import type { PaymentServiceView } from './target.ts';

export interface RequestFlaw {
  /** Members that are different; undefined ones are left out. */
  readonly change: (target: PaymentServiceView) => Readonly<Record<string, unknown>>;
  readonly basis?: Basis;
  /** Functional codes that tell the flaw as well, where a second rule is broken unavoidably. */
  readonly alsoCodes?: readonly string[];
}

type Change = RequestFlaw['change'];

const member = (name: string, value: unknown): Change => {
  return () => ({ [name]: value });
};
const inItem = (more: Readonly<Record<string, unknown>>): Change => {
  return (target) => ({ items: [itemOf(target, 10.5, 2, more)] });
};
const person = (more: Readonly<Record<string, unknown>>): Change => member('requestor', { isOrganization: false, name: 'Probe', firstName: 'Petra', ...more });
const words = (length: number): string =>
  'Gebuehr '
    .repeat(Math.ceil(length / 8))
    .slice(0, length - 1)
    .padEnd(length, 'x');
const SUM: Pick<RequestFlaw, 'alsoCodes'> = { alsoCodes: ['CALCULATION_ERROR'] };

/** Members that break a rule. */
export const FIELD_FLAWS: ReadonlyMap<string, RequestFlaw> = new Map<string, RequestFlaw>([
  ['requestId mit 37 Zeichen', { change: member('requestId', 'p'.repeat(37)) }],
  ['requestId mit Punkt', { change: () => ({ requestId: `ps.${String(Date.now())}` }) }],
  ['requestId fehlt', { change: member('requestId', undefined), basis: 'I' }],
  ['requestTimestamp ohne Datum', { change: member('requestTimestamp', 'heute') }],
  ['currency mit zwei Zeichen', { change: member('currency', 'EU') }],
  ['currency USD', { change: member('currency', 'USD'), basis: 'C' }],
  ['grosAmount als Text', { change: member('grosAmount', 'zwölf Euro') }],
  ['grosAmount über 999999', { change: (target) => ({ grosAmount: 1_000_000, items: [itemOf(target, 500_000), itemOf(target, 500_000)] }) }],
  ['purpose mit 28 Zeichen', { change: member('purpose', words(28)) }],
  ['purpose mit Semikolon', { change: member('purpose', 'Kita; Anmeldung') }],
  ['purpose mit Auszeichnung', { change: member('purpose', '<b>Kita</b>') }],
  ['description mit 251 Zeichen', { change: member('description', words(251)) }],
  ['description mit Auszeichnung', { change: member('description', '<script>alert(1)</script>') }],
  ['redirectUrl mit 2083 Zeichen', { change: () => ({ redirectUrl: longAddress(2083) }) }],
  ['redirectUrl leer', { change: member('redirectUrl', '') }],
  ['redirectUrl mit Skript', { change: member('redirectUrl', 'javascript:alert(1)'), basis: 'I' }],
  ['keine Position', { change: () => ({ items: [] }), ...SUM }],
  ['100 Positionen', { change: (target) => ({ grosAmount: 25, items: Array.from({ length: 100 }, () => itemOf(target, 0.25)) }) }],
  ['items.id mit 37 Zeichen', { change: inItem({ id: 'p'.repeat(37) }) }],
  ['items.reference mit Leerzeichen', { change: inItem({ reference: 'Kita 1' }) }],
  ['items.description mit 251 Zeichen', { change: inItem({ description: words(251) }) }],
  ['items.taxRate 101', { change: inItem({ taxRate: 101 }) }],
  ['items.taxRate unter 0', { change: inItem({ taxRate: -1 }) }],
  ['items.quantity 0', { change: inItem({ quantity: 0 }), ...SUM }],
  ['items.quantity 1,5', { change: inItem({ quantity: 1.5 }), ...SUM }],
  ['items.quantity 1000000', { change: inItem({ quantity: 1_000_000 }), ...SUM }],
  ['items.totalTaxAmount unter 0', { change: (target) => ({ grosAmount: 8.5, items: [itemOf(target, 10.5, -2)] }), ...SUM }],
  ['requestor.gender X', { change: person({ gender: 'X' }) }],
  ['requestor.address.country in Kleinbuchstaben', { change: person({ address: { country: 'de' } }) }],
  ['requestor.address.street mit 251 Zeichen', { change: person({ address: { street: words(251) } }) }],
]);

/** Sums that disagree with the items. */
export const SUM_FLAWS: ReadonlyMap<string, RequestFlaw> = new Map<string, RequestFlaw>([
  ['einen Cent zu viel', { change: member('grosAmount', 12.51) }],
  ['einen Cent zu wenig', { change: member('grosAmount', 12.49) }],
  ['die Summe ohne Steuer', { change: member('grosAmount', 10.5) }],
  ['die Summe ohne die zweite Position', { change: (target) => ({ items: [itemOf(target, 10.5, 2), itemOf(target, 0.5)] }) }],
]);

/** Account assignments that lack something. */
export const BOOKING_FLAWS: ReadonlyMap<string, RequestFlaw> = new Map<string, RequestFlaw>([
  ['ganz', { change: (target) => ({ items: [itemOf(target, 10.5, 2, { bookingData: undefined })] }) }],
  ['bei leerem bookingData', { change: (target) => ({ items: [itemOf(target, 10.5, 2, { bookingData: {} })] }) }],
  ['bei der zweiten Position', { change: (target) => ({ items: [itemOf(target, 10.5), itemOf(target, 2, 0, { bookingData: undefined })] }) }],
]);

/** Bodies that cannot be understood, and flaws that lead to other kinds of errors. */
export const BODY_FLAWS: ReadonlyMap<string, (target: PaymentServiceView) => string> = new Map<string, (target: PaymentServiceView) => string>([
  ['kein lesbares JSON', () => '{"requestId": "ps", '],
  ['eine Liste statt eines Objekts', () => '[]'],
  ['eine Zahl mit 400 Stellen', (target) => JSON.stringify(composeRequest(target)).replace('"grosAmount":12.5', `"grosAmount":${'9'.repeat(400)}`)],
  ['ein Text statt der Positionen', (target) => JSON.stringify(composeRequest(target, { items: 'Kita' }))],
  ['eine tiefe Verschachtelung', (target) => JSON.stringify(composeRequest(target)).replace('"EUR"', '['.repeat(2_000) + ']'.repeat(2_000))],
]);

/** An address of exactly that length. */
export function longAddress(length: number): string {
  const start = 'https://antrag.pruefstand.example/zurueck/';
  return start + 'a'.repeat(length - start.length);
}

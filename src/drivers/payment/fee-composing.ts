/** Composes the fees that the suite orders: a word by which each payment is known again, and baskets that are worth a look. */
import { randomBytes } from 'node:crypto';
import type { FeeOrder } from './counter.ts';
import type { Face } from './target.ts';

/** What is special about a fee; everything else is ordinary. */
export interface FeeWish {
  /** Stands behind the mark; letters, digits and spaces only unless the wish says otherwise. */
  readonly purpose?: string;
  readonly items?: FeeOrder['items'];
}

/** An order, and what of it is needed to judge what became of it. */
export interface ComposedFee {
  readonly order: FeeOrder;
  readonly ordered: { readonly mark: string; readonly interface: Face; readonly amountCents: number };
}

/** No digits: the word may have to stand for a name. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A word of eight letters that no other payment has; short, because statements are. */
function newMark(): string {
  return `PS${[...randomBytes(6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;
}

/** An ordinary fee of 12.50 without tax. */
const ORDINARY: FeeOrder['items'] = [
  { reference: 'gebuehr-1', description: 'Gebuehr fuer eine Auskunft', quantity: 1, unitNetCents: 1250, unitTaxCents: 0, taxRate: 0 },
];

/** Baskets by the words the features have for them. */
export const BASKETS: ReadonlyMap<string, FeeOrder['items']> = new Map([
  [
    'zehn und zwanzig Cent',
    [
      { reference: 'kopie', description: 'Kopie', quantity: 1, unitNetCents: 10, unitTaxCents: 0, taxRate: 0 },
      { reference: 'kopie-farbig', description: 'Farbige Kopie', quantity: 1, unitNetCents: 20, unitTaxCents: 0, taxRate: 0 },
    ],
  ],
  [
    'drei Stück mit Umsatzsteuer und ein Stück ohne',
    [
      { reference: 'karte', description: 'Kartenauszug', quantity: 3, unitNetCents: 841, unitTaxCents: 159, taxRate: 19 },
      { reference: 'gebuehr-1', description: 'Gebuehr', quantity: 1, unitNetCents: 505, unitTaxCents: 0, taxRate: 0 },
    ],
  ],
]);

/** Composes a fee. */
export function composeFee(face: Face, { purpose = 'Auskunft', items = ORDINARY }: FeeWish = {}): ComposedFee {
  const mark = newMark();
  const amountCents = items.reduce((sum, { quantity, unitNetCents, unitTaxCents }) => sum + quantity * (unitNetCents + unitTaxCents), 0);
  return { order: { interface: face, purpose: `${mark} ${purpose}`, items }, ordered: { mark, interface: face, amountCents } };
}

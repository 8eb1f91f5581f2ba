/** Which outcome a payment shall have without anybody choosing: arranged by the control interface, or by its amount. */
import type { Arrangement } from './contract.ts';
import { isMatch } from './faults/book.ts';
import { outcomeOfAmount } from './money/outcomes.ts';
import type { OutcomeOrder } from './money/outcomes.ts';
import type { Payment } from './money/payment.ts';

export interface ArrangementBook {
  /** @returns its id */
  add(arrangement: Arrangement): string;
  /** @returns whether there was one */
  cancel(id: string): boolean;
  /** The order for a payment at that moment; an arrangement that counts is used up by one. */
  take(payment: Payment, moment: 'creation' | 'page'): OutcomeOrder | undefined;
}

interface State extends Arrangement {
  left: number;
}

/** A book without arrangements. @param usesAmounts whether amounts of the table choose as well */
export function createArrangementBook(usesAmounts: boolean): ArrangementBook {
  const arrangements = new Map<string, State>();
  let count = 0;
  return {
    add(arrangement) {
      count += 1;
      arrangements.set(`o${count}`, { ...arrangement, left: arrangement.times ?? Infinity });
      return `o${count}`;
    },
    cancel: (id) => arrangements.delete(id),
    take(payment, moment) {
      const arranged = arrangements.size === 0 ? undefined : [...arrangements.values()].findLast(({ match = {}, left }) => left > 0 && isMatch(match, payment));
      const order = arranged?.order ?? (usesAmounts ? outcomeOfAmount(payment.amountCents) : undefined);
      if (order === undefined || (order.at ?? 'page') !== moment) return undefined;
      if (arranged !== undefined) arranged.left -= 1;
      return order;
    },
  };
}

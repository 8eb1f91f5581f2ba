/** Requests with markup where no rule limits the characters. */
import { itemOf } from '../../src/drivers/payment-service/request-composing.ts';
import type { PaymentServiceView } from '../../src/drivers/payment-service/target.ts';

/** Members that show markup on a page which does not escape it. */
export function itemWithMarkup(target: PaymentServiceView, markup: string): Readonly<Record<string, unknown>> {
  const requestor = { isOrganization: false, name: `Probe ${markup}`, firstName: 'Petra' };
  return { items: [itemOf(target, 10.5, 2, { description: `Kita ${markup} (Testdaten)` })], requestor };
}

/** A final status is told by every later answer, whatever is tried on the payment page. Inferred from the definitions of the statuses. */
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { paymentRule } from './call-rule.ts';
import { informationIn } from './content.ts';
import { STATUS_OF } from './final-rule.ts';

/** @requirement PAY-012 */
export const keepFinalStatus = paymentRule('PAY-012', 'keep-final-status', ({ creation, outcome, finalReadings: [first, ...later] }) => {
  if (outcome === undefined) return [];
  const status = first === undefined ? undefined : informationIn(first)?.['status'];
  if (first === undefined || status !== STATUS_OF[outcome] || later.length === 0)
    return [{ exchange: first ?? creation, flaws: [cannotTell('provider-not-ended', { params: { wanted: STATUS_OF[outcome] } })] }];
  return later.map((exchange) => ({ exchange, flaws: flawsOf(status, informationIn(exchange)?.['status']) }));
});

function flawsOf(status: string, seen: unknown): readonly Flaw[] {
  if (seen === undefined) return [cannotTell('provider-not-created')];
  return seen === status
    ? []
    : [broken('provider-status-changed', { params: { status, seen: excerpt(seen, 40) }, at: 'response/body/paymentInformation/status' })];
}

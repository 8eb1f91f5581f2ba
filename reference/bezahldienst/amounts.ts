/** Whether the amount of a request is the sum of its items, in exact cents. */
import type { Faults } from './faults.ts';
import { centsOf, exact, wholeCentsOf } from './money.ts';
import { Refusal } from './problems.ts';
import type { PaymentRequest } from './request-rules.ts';

const wrong = (): never => {
  throw new Refusal(400, 'CALCULATION_ERROR', 'grosAmount ist nicht die Summe der Positionen.');
};

/** @returns whole cents to be paid @throws Refusal CALCULATION_ERROR */
export function amountOf({ grosAmount, items }: PaymentRequest, faults: Faults): bigint {
  const total = exact(grosAmount);
  if (total === undefined) return wrong();
  const cents = centsOf(total);
  if (faults.has('sum-unchecked')) return cents;
  if (faults.has('sum-in-floats')) return inFloats(items) === grosAmount ? cents : wrong();
  const parts = items.flatMap(({ totalNetAmount, totalTaxAmount }) => [exact(totalNetAmount), exact(totalTaxAmount)]);
  if (parts.includes(undefined) || cents * 10_000_000n !== total) return wrong();
  const sum = parts.reduce<bigint>((all, part) => all + (part ?? 0n), 0n);
  const expected = faults.has('sum-rounds-down') ? wholeCentsOf(sum) : centsOf(sum);
  const difference = expected > cents ? expected - cents : cents - expected;
  return difference === 0n || (difference === 1n && faults.has('sum-tolerates-a-cent')) ? cents : wrong();
}

function inFloats(items: PaymentRequest['items']): number {
  return items.reduce((sum, { totalNetAmount, totalTaxAmount }) => sum + totalNetAmount + totalTaxAmount, 0);
}

/**
 * The result of a payment comes from reading the transaction: no application counts as paid without a reading that said PAYED, and one whose
 * reading said so counts as paid (communication flow). A product that has not read yet, and says nothing else, is not judged.
 */
import type { Exchange } from '../../core/exchange.ts';
import { broken, cannotTell } from '../flaw.ts';
import { applicationRule, informationIn, isPaid, stateParams } from './payment-rule.ts';

/** How long a product may take to make something of a reading. */
const PROCESSING_MS = 1_000;

/** @requirement PAY-023 */
export const learnResultByReading = applicationRule('PAY-023', 'learn-result-by-reading', ({ told, reads, visits, attack, transactions, tellingExchange }) => {
  if (told?.state === undefined) return [cannotTell('fee-not-told')];
  const paid = reads.find((read) => informationIn(read)?.['status'] === 'PAYED');
  if (isPaid(told)) return paid !== undefined ? [] : [broken('fee-paid-unread', { params: stateParams(told) })];
  if (paid !== undefined)
    return isLongAfter(paid, tellingExchange) ? [broken('fee-paid-unnoticed', { params: stateParams(told) })] : [cannotTell('fee-not-read')];
  if (transactions.length === 0) return [cannotTell('fee-not-begun')];
  const isTried = attack === undefined ? false : visits.some(({ response }) => response !== undefined);
  return isTried ? [] : [cannotTell('fee-not-read')];
});

function isLongAfter({ startedAt, durationMs }: Exchange, telling: Exchange | undefined): boolean {
  return telling !== undefined && Date.parse(telling.startedAt) >= Date.parse(startedAt) + durationMs + PROCESSING_MS;
}

/**
 * After 5xx a request is repeated later: not before Retry-After, never without a pause, with pauses that do not shrink to less than half, and with one
 * message in the end. Our inference. A product that does not repeat at all keeps the rule.
 */
import { headerOf } from '../../core/exchange.ts';
import { broken, cannotTell } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';
import type { SeenDelivery } from './subject.ts';

const SHORTEST_PAUSE_MS = 100;
/** Clocks and queues are not exact, and good products vary their pauses. */
const TOLERANCE = 0.8;
const SHRINKING = 0.5;

/** @requirement ZBP-13 */
export const waitBeforeRepeating = noticeRule('ZBP-13', 'wait-before-repeating', ({ deliveries, stored }) => {
  if (!deliveries.some(({ status }) => status >= 500)) return [cannotTell('failure-not-staged')];
  const pauses = deliveries.slice(1).map((delivery, index) => ({ ms: pauseBetween(deliveries[index], delivery), wantedMs: retryAfterMs(deliveries[index]) }));
  const flaws: Flaw[] = stored > 1 ? [broken('sent-more-than-once', { params: { stored } })] : [];
  const early = pauses.find(({ ms, wantedMs }) => ms < wantedMs * TOLERANCE);
  if (early !== undefined) return [...flaws, broken('repeated-too-early', { params: { seconds: seconds(early.ms), wanted: seconds(early.wantedMs) } })];
  if (pauses.some(({ ms }) => ms < SHORTEST_PAUSE_MS)) return [...flaws, broken('repeated-without-pause')];
  const isShrinking = pauses.some(({ ms, wantedMs }, index) => index > 0 && wantedMs === 0 && ms < (pauses[index - 1]?.ms ?? 0) * SHRINKING);
  return isShrinking ? [...flaws, broken('pauses-shrink', { params: { pauses: pauses.map(({ ms }) => seconds(ms)).join(', ') } })] : flaws;
});

function pauseBetween(before: SeenDelivery | undefined, after: SeenDelivery): number {
  if (before === undefined) return 0;
  return Math.max(0, Date.parse(after.exchange.startedAt) - Date.parse(before.exchange.startedAt) - before.exchange.durationMs);
}

/** 0 without the header; dates are not sent by the simulator. */
function retryAfterMs(delivery: SeenDelivery | undefined): number {
  const value = headerOf(delivery?.exchange.response?.headers ?? [], 'retry-after') ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) * 1000 : 0;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

/**
 * What the answer says is kept as proof: messageUuid and the time of provision. That provision starts a period is in the FAQ, 8.2.1;
 * the proof in this form is our reading. The time may differ from that of the exchange by five minutes.
 */
import { broken, cannotTell } from '../flaw.ts';
import { noticeRule } from './sender-rule.ts';

const TOLERANCE_MS = 300_000;

/** @requirement ZBP-11 */
export const keepProofOfProvision = noticeRule('ZBP-11', 'keep-proof-of-provision', ({ told, deliveries }) => {
  const taken = deliveries.find(({ messageUuid, status }) => messageUuid !== undefined && status === 200);
  if (taken?.messageUuid === undefined) return [cannotTell('control-notice-not-delivered')];
  if (told?.state === undefined) return [cannotTell('notice-not-told')];
  if (told.messageUuid === undefined || told.providedAt === undefined) return [cannotTell('proof-not-told')];
  if (told.messageUuid?.toLowerCase() !== taken.messageUuid.toLowerCase()) return [broken('proof-missing', { params: { wanted: taken.messageUuid } })];
  const difference = Math.abs(Date.parse(told.providedAt ?? '') - Date.parse(taken.exchange.startedAt));
  return difference <= TOLERANCE_MS
    ? []
    : [broken('proof-time', { params: { seen: (told.providedAt ?? '–').slice(0, 40), wanted: taken.exchange.startedAt } })];
});

/**
 * `createdDate` is UTC with milliseconds and Z. Known from scripts. The instant has to be that of the change of state, or that of the
 * report within five minutes, since which of the two is meant is not known.
 */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import { contentOf, textAt } from './content.ts';
import { reportRule } from './sender-rule.ts';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const TOLERANCE_MS = 300_000;
const AT = 'request/body/content/createdDate';

/** @requirement ZBP-17 */
export const writeTimeInUtc = reportRule('ZBP-17', 'write-time-in-utc', (delivery, { orders }) => {
  const seen = textAt(contentOf(delivery), 'createdDate') ?? '–';
  if (!FORM.test(seen) || Number.isNaN(Date.parse(seen))) return [broken('created-date-form', { params: { seen: excerpt(seen, 60) }, at: AT })];
  const meant = [delivery.exchange.startedAt, ...orders.map(({ occurredAt }) => occurredAt)];
  const isMeant = meant.some((time) => Math.abs(Date.parse(time) - Date.parse(seen)) <= TOLERANCE_MS);
  return isMeant ? [] : [broken('created-date-instant', { params: { seen, wanted: orders[0]?.occurredAt ?? '–' }, at: AT })];
});

/** A batch is a POST with a JSON array of at most 200 requests. Clause: DVDV2 API 2.15.0, batch functions, maxItems. */
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { functionOf } from './printed-functions.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject, SeenCall } from './subject.ts';

const MOST = 200;

/** @requirement DVDV-011 */
export const limitBatches = callRule<LookUpsSubject>('DVDV-011', 'limit-batches', { calls: ({ calls }) => calls, judge: judgeBatch });

/** Method, media type and length; nothing for what is no batch. */
export function judgeBatch({ exchange: { request }, operation }: SeenCall): readonly Flaw[] {
  if (functionOf(request.target)?.isBatch !== true) return [];
  if (request.method !== 'POST') return [broken('dvdv-batch-not-post', { params: { seen: request.method }, at: 'request' })];
  if (!operation.startsWith('batch-')) return [];
  const type = request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '–';
  const flaws: Flaw[] = [];
  if (type.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') flaws.push(broken('dvdv-batch-type', { params: { seen: type }, at: 'request' }));
  const count = countOf(request.body);
  if (count === undefined) flaws.push(broken('dvdv-batch-unreadable', { at: 'request/body' }));
  else if (count !== 'unknown' && count > MOST) flaws.push(broken('dvdv-batch-too-long', { params: { count, most: MOST }, at: 'request/body' }));
  return flaws;
}

/** @returns `unknown` for a body that was not kept whole, undefined for one that is no list */
function countOf({ text, isTruncated }: SeenCall['exchange']['request']['body']): number | 'unknown' | undefined {
  if (isTruncated || text === undefined) return 'unknown';
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.length : undefined;
  } catch {
    return undefined;
  }
}

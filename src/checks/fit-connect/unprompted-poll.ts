/**
 * Whether a product was seen asking for its pickup list of its own accord: the last callback before the request is longer ago
 * than a product takes to follow one. Requests for further pages belong to the one for the first.
 */
import type { Exchange } from '../../core/exchange.ts';

export interface PollingRecord {
  /** Requests for the pickup list. */
  readonly lists: readonly Exchange[];
  /** Callbacks that were sent to the product. */
  readonly callbacks: readonly Exchange[];
  /** Callbacks may have been on their way until then, recorded or not; milliseconds since the epoch. */
  readonly callbacksUntil: number;
  /** How long a callback may take to have its effect. */
  readonly quietMs: number;
}

/** A request before the callbacks, at the start of the product, shows nothing about the time after them. */
export function hasUnpromptedPoll({ lists, callbacks, callbacksUntil, quietMs }: PollingRecord): boolean {
  const spans = [...callbacks.map(spanOf), { from: callbacksUntil, to: callbacksUntil }];
  return lists.filter(isFirstPage).some((list) => {
    const { from: at } = spanOf(list);
    return at >= callbacksUntil && spans.every(({ from, to }) => from > at || at - to >= quietMs);
  });
}

function spanOf({ startedAt, durationMs }: Exchange): { readonly from: number; readonly to: number } {
  const from = Date.parse(startedAt);
  return { from, to: from + durationMs };
}

function isFirstPage({ request }: Exchange): boolean {
  return Number(new URLSearchParams(request.target.split('?')[1] ?? '').get('offset') ?? 0) === 0;
}

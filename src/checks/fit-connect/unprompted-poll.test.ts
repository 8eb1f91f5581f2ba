import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Exchange } from '../../core/exchange.ts';
import { hasUnpromptedPoll } from './unprompted-poll.ts';

const START = Date.parse('2026-02-03T10:00:00.000Z');

/** An exchange of which only time and target matter here. @param at seconds after the start */
function exchange(at: number, target = '/submission-api/v2/submissions', durationMs = 10): Exchange {
  return { startedAt: new Date(START + at * 1000).toISOString(), durationMs, request: { target } } as Exchange;
}

/** Callbacks until second 10, four seconds to follow one. */
function isSeen(lists: readonly Exchange[], callbacks: readonly Exchange[] = [exchange(2), exchange(9.9)]): boolean {
  return hasUnpromptedPoll({ lists, callbacks, callbacksUntil: START + 10_000, quietMs: 4_000 });
}

it('a request long after the last callback is unprompted', () => {
  assert.equal(isSeen([exchange(14)]), true);
  assert.equal(isSeen([exchange(1), exchange(11), exchange(60)]), true);
});

it('a request soon after a callback may be its effect', () => {
  assert.equal(isSeen([exchange(13.9)]), false);
  assert.equal(isSeen([exchange(23)], [exchange(20)]), false);
  assert.equal(isSeen([exchange(21)], [exchange(20, '/callback', 5_000)]), false, 'while the callback is being answered');
  assert.equal(isSeen([exchange(28)], [exchange(20, '/callback', 5_000)]), false, 'counted from the answer on');
  assert.equal(isSeen([exchange(29.1)], [exchange(20, '/callback', 5_000)]), true);
});

it('a later callback does not matter, requests before and between the callbacks of the campaign show nothing', () => {
  assert.equal(isSeen([exchange(15)], [exchange(9), exchange(16)]), true);
  assert.equal(isSeen([exchange(0), exchange(8)], [exchange(2)]), false);
  assert.equal(isSeen([]), false);
});

it('further pages belong to the request for the first', () => {
  assert.equal(isSeen([exchange(20, '/submission-api/v2/submissions?limit=100&offset=100')]), false);
  assert.equal(isSeen([exchange(20, '/submission-api/v2/submissions?offset=0&limit=100')]), true);
});

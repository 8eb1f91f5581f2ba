import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { processOnce } from './process-once.ts';
import { fetched, outlineOf, posts, sampleCase, sampleSent } from './sample-observations.ts';
import type { CaseSubject } from './subject.ts';

const sent = sampleSent();

/** @param statuses answers to the events, in order; `null` is a lost one */
async function judge(statuses: readonly (number | null)[], more: Partial<CaseSubject> = {}): Promise<readonly string[]> {
  return outlineOf(processOnce, await sampleCase(sent, [fetched(sent), ...statuses.map((status) => posts(sent, {}, { status }))], more));
}

describe('FC-SUB-043 processed once', () => {
  it('passes with one event and later rounds, with or without an adapter', async () => {
    assert.deepEqual(await judge([204]), []);
    assert.deepEqual(await judge([204], { inspected: { exchange: 'x000009', found: true, copies: 1 } }), []);
    assert.deepEqual(await judge([204], { inspected: { exchange: 'x000009', found: true } }), []);
    assert.deepEqual(await judge([204], { inspected: { exchange: 'x000009', found: true, copies: 0 } }), []);
  });

  it('passes when an event is sent again that the service had not taken', async () => {
    for (const status of [300, 503, 500, 429, 401, 422, null]) assert.deepEqual(await judge([status, 204]), []);
    assert.deepEqual(await judge([null, 409]), []);
  });

  it('breaks with a second event after the first was taken', async () => {
    assert.deepEqual(await judge([204, 409]), ['broken processed-again']);
    assert.deepEqual(await judge([503, 204, 409]), ['broken processed-again']);
    assert.deepEqual(await judge([204, 204, 204], { laterRounds: 0 }), ['broken processed-again']);
  });

  it('breaks with a second record', async () => {
    assert.deepEqual(await judge([204], { inspected: { exchange: 'x000009', found: true, copies: 2 } }), ['broken stored-again']);
  });

  it('cannot tell before another round began, or without a decision', async () => {
    assert.deepEqual(await judge([204], { laterRounds: 0 }), ['cantTell no-later-round']);
    assert.deepEqual(await judge([]), ['cantTell no-accept-seen']);
    assert.deepEqual(await judge([422, 503, null]), ['cantTell no-accept-seen']);
  });
});

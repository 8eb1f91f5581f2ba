import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pollWithoutCallback } from './poll-without-callback.ts';
import { fetched, outlineOf, posts, sampleCase, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import type { CaseSubject } from './subject.ts';

const sent = sampleSent();

async function judge(sketches: readonly Sketch[], more: Partial<CaseSubject> = {}): Promise<readonly string[]> {
  return outlineOf(pollWithoutCallback, await sampleCase(sent, sketches, more));
}

const accepted = [fetched(sent), posts(sent)];

it('FC-SUB-004 passes when a request for the list was seen that no callback prompted, or no callbacks are sent', async () => {
  assert.deepEqual(await judge(accepted, { pollsUnprompted: true }), []);
  assert.deepEqual(await judge(accepted), []);
});

it('FC-SUB-004 cannot tell when a callback may have prompted every request for the list', async () => {
  assert.deepEqual(await judge(accepted, { pollsUnprompted: false }), ['cantTell poll-not-told-apart']);
});

it('FC-SUB-004 breaks when the submission is never fetched, whatever was seen of the list', async () => {
  for (const pollsUnprompted of [true, false]) assert.deepEqual(await judge([], { pollsUnprompted }), ['broken valid-not-fetched']);
});

it('FC-SUB-004 does not care what becomes of the submission once it is fetched', async () => {
  assert.deepEqual(await judge([fetched(sent)], { pollsUnprompted: true }), []);
});

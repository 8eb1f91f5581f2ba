import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fetched, outlineOf, posts, readsLog, sampleCase, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import { stopAfterConflict } from './stop-after-conflict.ts';

const sent = sampleSent({ expectation: 'answer' });
const ahead = [fetched(sent), readsLog(sent)];
const conflict = posts(sent, {}, { status: 409 });

async function judge(sketches: readonly Sketch[], laterRounds = 1): Promise<readonly string[]> {
  return outlineOf(stopAfterConflict, await sampleCase(sent, [...ahead, ...sketches], { laterRounds }));
}

it('FC-SUB-041 passes when the log is read and nothing posted again', async () => {
  assert.deepEqual(await judge([conflict, readsLog(sent)]), []);
  assert.deepEqual(await judge([conflict, fetched(sent, { operation: 'get-submission-event-log' })]), []);
});

it('FC-SUB-041 passes when attempts before the conflict had failed otherwise', async () => {
  assert.deepEqual(await judge([posts(sent, {}, { status: 503 }), conflict, readsLog(sent)]), []);
});

it('FC-SUB-041 remarks that the log was not read', async () => {
  assert.deepEqual(await judge([conflict]), ['observation log-not-read-after-conflict']);
});

it('FC-SUB-041 breaks when an event follows the conflict, also another one', async () => {
  assert.deepEqual(await judge([conflict, conflict]), ['broken repeated-after-conflict']);
  assert.deepEqual(await judge([conflict, readsLog(sent), posts(sent, { name: 'reject-submission' }, { status: 409 })], 0), ['broken repeated-after-conflict']);
});

it('FC-SUB-041 cannot tell without a conflict or a later round', async () => {
  assert.deepEqual(await judge([]), ['cantTell no-conflict-seen']);
  assert.deepEqual(await judge([posts(sent, {}, { status: 422 })]), ['cantTell no-conflict-seen']);
  assert.deepEqual(await judge([conflict, readsLog(sent)], 0), ['cantTell no-later-round']);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readLogAfterLostAnswer } from './read-log-after-lost-answer.ts';
import { fetched, outlineOf, posts, readsLog, sampleCase, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';

const sent = sampleSent();
const ahead = [fetched(sent), readsLog(sent)];
const lost = posts(sent, {}, { status: null });
const again = posts(sent, {}, { status: 409 });

async function judge(sketches: readonly Sketch[], laterRounds = 1): Promise<readonly string[]> {
  return outlineOf(readLogAfterLostAnswer, await sampleCase(sent, [...ahead, ...sketches], { laterRounds }));
}

describe('FC-SUB-046 read the log before posting again', () => {
  it('passes when the log is read in between, by either address', async () => {
    assert.deepEqual(await judge([lost, readsLog(sent), again]), []);
    assert.deepEqual(await judge([lost, fetched(sent, { operation: 'get-submission-event-log' }), again]), []);
  });

  it('passes when nothing is posted again', async () => {
    assert.deepEqual(await judge([lost]), []);
    assert.deepEqual(await judge([lost, readsLog(sent)]), []);
  });

  it('breaks when it is posted again without a look, or with one that came too late or failed', async () => {
    assert.deepEqual(await judge([lost, again]), ['broken resent-blindly']);
    assert.deepEqual(await judge([lost, again, readsLog(sent)]), ['broken resent-blindly']);
    for (const change of [{ status: 503 }, { status: null }, { method: 'HEAD' }])
      assert.deepEqual(await judge([lost, readsLog(sent, change), again]), ['broken resent-blindly']);
  });

  it('does not take a refused attempt before the lost one for it', async () => {
    assert.deepEqual(await judge([posts(sent, {}, { status: 401 }), lost]), []);
    assert.deepEqual(await judge([posts(sent, {}, { status: 401 }), lost, again]), ['broken resent-blindly']);
  });

  it('cannot tell when no answer was lost, or no later round began', async () => {
    assert.deepEqual(await judge([]), ['cantTell no-accept-seen']);
    assert.deepEqual(await judge([posts(sent, {}, { status: 401 }), posts(sent)]), ['cantTell no-accept-seen']);
    assert.deepEqual(await judge([lost], 0), ['cantTell no-later-round']);
  });
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerInvalidSubmission } from './answer-invalid-submission.ts';
import { fetched, outlineOf, posts, sampleCase, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';

const sent = sampleSent({ expectation: 'refuse' });

async function judge(...sketches: readonly Sketch[]): Promise<readonly string[]> {
  return outlineOf(answerInvalidSubmission, await sampleCase(sent, sketches));
}

it('FC-SUB-030 passes with reject, and with accept, which others judge', async () => {
  assert.deepEqual(await judge(fetched(sent), posts(sent, { name: 'reject-submission' })), []);
  assert.deepEqual(await judge(fetched(sent), posts(sent)), []);
});

it('FC-SUB-030 breaks when it is fetched and dropped', async () => {
  assert.deepEqual(await judge(fetched(sent)), ['broken invalid-unanswered']);
});

it('FC-SUB-030 cannot tell from an event that is no answer, or when nothing was fetched', async () => {
  assert.deepEqual(await judge(fetched(sent), posts(sent, {}, { body: 'no token' })), ['cantTell no-reject-seen']);
  assert.deepEqual(await judge(fetched(sent), posts(sent, { name: 'forward-submission' })), ['cantTell no-reject-seen']);
  assert.deepEqual(await judge(), ['cantTell submission-not-fetched']);
});

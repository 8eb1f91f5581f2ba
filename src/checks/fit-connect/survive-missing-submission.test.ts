import assert from 'node:assert/strict';
import { it } from 'node:test';
import { observeCase } from './observation.ts';
import { fetched, outlineOf, sampleExchanges, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import { surviveMissingSubmission } from './survive-missing-submission.ts';

const last = sampleSent({}, 9);
const one = sampleSent({}, 1);
const two = sampleSent({}, 2);
const gone = { status: 404 };

async function judge(...sketches: readonly Sketch[]): Promise<readonly string[]> {
  const exchanges = sampleExchanges(sketches);
  return outlineOf(surviveMissingSubmission, {
    ghostIds: [one.submissionId, two.submissionId],
    limit: 100,
    last: await observeCase(last, exchanges, []),
    exchanges,
  });
}

it('FC-SUB-044 passes when the next submission is fetched, or the last one', async () => {
  assert.deepEqual(await judge(fetched(one, gone), fetched(two, gone)), []);
  assert.deepEqual(await judge(fetched(one, gone), fetched(last)), []);
});

it('FC-SUB-044 breaks when the product gets no further than the first, however often it tries', async () => {
  assert.deepEqual(await judge(fetched(one, gone), fetched(one, gone), fetched(one, gone)), ['broken stopped-at-404']);
});

it('FC-SUB-044 cannot tell when none was tried, or the service did not answer 404', async () => {
  assert.deepEqual(await judge(), ['cantTell missing-never-tried']);
  assert.deepEqual(await judge(fetched(one, { status: 401 })), ['cantTell missing-never-tried']);
});

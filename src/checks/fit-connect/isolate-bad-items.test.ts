import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isolateBadItems } from './isolate-bad-items.ts';
import { fetched, outlineOf, sampleExchanges, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import { observeCase } from './observation.ts';
import type { PickupSubject } from './subject.ts';

const bad = sampleSent({}, 1);
const last = sampleSent({}, 2);
const ghost = sampleSent({}, 3);

async function subjectOf(...sketches: readonly Sketch[]): Promise<PickupSubject> {
  const exchanges = sampleExchanges(sketches);
  return {
    ghostIds: [ghost.submissionId],
    limit: 100,
    badItem: await observeCase(bad, exchanges, []),
    last: await observeCase(last, exchanges, []),
    exchanges,
  };
}

async function judge(...sketches: readonly Sketch[]): Promise<readonly string[]> {
  return outlineOf(isolateBadItems, await subjectOf(...sketches));
}

it('FC-SUB-045 passes when another item is fetched after the bad one', async () => {
  assert.deepEqual(await judge(fetched(bad), fetched(last)), []);
  assert.deepEqual(await judge(fetched(bad), fetched(ghost, { status: 404 })), []);
});

it('FC-SUB-045 passes when the last item was fetched first, by a product with an order of its own', async () => {
  assert.deepEqual(await judge(fetched(last), fetched(bad)), []);
});

it('FC-SUB-045 breaks when nothing follows the bad item, however often that is tried', async () => {
  assert.deepEqual(await judge(fetched(bad), fetched(bad), fetched(bad)), ['broken blocked-by-bad-item']);
  assert.deepEqual(await judge(fetched(ghost, { status: 404 }), fetched(bad)), ['broken blocked-by-bad-item']);
});

it('FC-SUB-045 cannot tell when the bad item was never tried, or there was none', async () => {
  assert.deepEqual(await judge(fetched(last)), ['cantTell bad-item-never-tried']);
  assert.deepEqual(await judge(fetched(bad, { method: 'HEAD' })), ['cantTell bad-item-never-tried']);
  const { badItem: _, ...without } = await subjectOf(fetched(last));
  assert.deepEqual(outlineOf(isolateBadItems, without), ['cantTell bad-item-never-tried']);
});

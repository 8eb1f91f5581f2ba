import assert from 'node:assert/strict';
import { it } from 'node:test';
import { observeCase } from './observation.ts';
import { pageThroughPickupList } from './page-through-pickup-list.ts';
import { fetched, outlineOf, sampleExchanges, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';

const last = sampleSent({}, 9);
const LIMIT = 5;
const ghosts = Array.from({ length: LIMIT }, (_, index) => sampleSent({}, index + 1));
/** First page: the bad item and all ghosts but the last. */
const firstPage = ghosts.slice(0, LIMIT - 1).map((ghost) => fetched(ghost, { status: 404 }));

function lists(offset?: number, more: Partial<Sketch> = {}): Sketch {
  return { operation: 'list-submissions', target: `/v2/submissions?limit=${LIMIT}${offset === undefined ? '' : `&offset=${offset}`}`, ...more };
}

async function judge(...sketches: readonly Sketch[]): Promise<readonly string[]> {
  const exchanges = sampleExchanges(sketches);
  return outlineOf(pageThroughPickupList, {
    ghostIds: ghosts.map(({ submissionId }) => submissionId),
    limit: LIMIT,
    last: await observeCase(last, exchanges, []),
    exchanges,
  });
}

it('FC-SUB-003 passes when the item on the last page is fetched', async () => {
  assert.deepEqual(await judge(lists(0), ...firstPage, lists(LIMIT), fetched(last)), []);
});

it('FC-SUB-003 breaks when the first page is worked through and no other is asked for', async () => {
  assert.deepEqual(await judge(lists(), ...firstPage, lists(0)), ['broken second-page-never-read']);
});

it('FC-SUB-003 cannot tell when the product stopped inside the first page: that is another rule', async () => {
  assert.deepEqual(await judge(lists(), firstPage[0]!, lists()), ['cantTell page-not-worked']);
});

it('FC-SUB-003 cannot tell when it asked for the next page and got no further', async () => {
  assert.deepEqual(await judge(lists(), ...firstPage, lists(LIMIT)), ['cantTell page-not-worked']);
});

it('FC-SUB-003 cannot tell when the list was never read with success', async () => {
  assert.deepEqual(await judge(), ['cantTell no-pickup-seen']);
  assert.deepEqual(await judge(lists(0, { status: 401 })), ['cantTell no-pickup-seen']);
});

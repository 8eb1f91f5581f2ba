import assert from 'node:assert/strict';
import { it } from 'node:test';
import { keepDataOutOfTheLog } from './keep-data-out-of-the-log.ts';
import { PROBLEM, outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';
import type { EventSketch } from './sample-observations.ts';

const CANARY = 'Xaveria-Prüfstand';
const sent = sampleSent({ canaries: [CANARY, 'Kanarienvogelstieg'] });

async function judge(event: EventSketch): Promise<readonly string[]> {
  return outlineOf(keepDataOutOfTheLog, await sampleRun([sent], [posts(sent, event)]));
}

async function detail(text: string): Promise<readonly string[]> {
  return judge({ name: 'reject-submission', payload: { problems: [{ ...PROBLEM, detail: text }] } });
}

it('FC-SUB-039 passes when no marked value is in an event', async () => {
  assert.deepEqual(await judge({}), []);
  assert.deepEqual(await judge({ claims: { note: null, count: 1 } }), []);
  assert.deepEqual(await detail('The member /kind/vorname has a wrong hash.'), []);
});

it('FC-SUB-039 breaks when one is, in any letter case or composition, anywhere in the event', async () => {
  for (const text of [CANARY, `Vorname: ${CANARY}!`, CANARY.toUpperCase(), CANARY.normalize('NFD'), JSON.stringify({ vorname: CANARY })])
    assert.deepEqual(await detail(text), ['broken data-in-log']);
  assert.deepEqual(await judge({ claims: { note: { list: ['x', { deep: CANARY }] } } }), ['broken data-in-log']);
});

it('FC-SUB-039 does not repeat the value in the finding', async () => {
  const findings = keepDataOutOfTheLog.run(await sampleRun([sent], [posts(sent, { claims: { note: CANARY } })]));
  assert.equal(findings[0]?.params['length'], CANARY.length);
  assert.equal(JSON.stringify(findings).includes(CANARY), false);
});

it('FC-SUB-039 looks for the values of every submission in every event', async () => {
  const plain = sampleSent({}, 2);
  assert.deepEqual(outlineOf(keepDataOutOfTheLog, await sampleRun([sent, plain], [posts(plain, { claims: { note: CANARY } })])), ['broken data-in-log']);
});

it('FC-SUB-039 cannot tell without marked values or without events', async () => {
  const plain = sampleSent();
  assert.deepEqual(outlineOf(keepDataOutOfTheLog, await sampleRun([plain], [posts(plain)])), ['cantTell no-canaries']);
  assert.deepEqual(outlineOf(keepDataOutOfTheLog, await sampleRun([sent], [])), ['cantTell no-event-seen']);
});

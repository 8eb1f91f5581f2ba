import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fetched, outlineOf, posts, sampleCase, sampleSent } from './sample-observations.ts';
import { storeBeforeAccept } from './store-before-accept.ts';
import type { CaseSubject } from './subject.ts';

const sent = sampleSent();
const kept = { exchange: 'x000009', found: true, state: 'received', copies: 1, dataSha512: sent.dataSha512 };

async function judge(inspected: CaseSubject['inspected'], isAccepted = true): Promise<readonly string[]> {
  const waiting = posts(sent, isAccepted ? {} : { name: 'reject-submission' }, { status: 503 });
  return outlineOf(storeBeforeAccept, await sampleCase(sent, [fetched(sent), waiting], inspected === undefined ? {} : { inspected }));
}

it('FC-SUB-032 passes when the data are there while accept waits, whatever else the adapter tells', async () => {
  assert.deepEqual(await judge(kept), []);
  assert.deepEqual(await judge({ exchange: 'x000009', found: true, dataSha512: sent.dataSha512 }), []);
});

it('FC-SUB-032 breaks when they are not there, or others are', async () => {
  assert.deepEqual(await judge({ exchange: 'x000009', found: false }), ['broken accepted-before-store']);
  assert.deepEqual(await judge({ ...kept, dataSha512: 'cd'.repeat(64) }), ['broken accepted-before-store']);
});

it('FC-SUB-032 cannot tell from a silent adapter, or one that does not show what it stored', async () => {
  assert.deepEqual(await judge(undefined), ['cantTell adapter-silent']);
  assert.deepEqual(await judge({ exchange: 'x000009', found: true, copies: 1 }), ['cantTell adapter-silent']);
});

it('FC-SUB-032 cannot tell without accept', async () => {
  assert.deepEqual(await judge(kept, false), ['cantTell no-accept-seen']);
});

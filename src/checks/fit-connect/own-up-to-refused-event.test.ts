import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ownUpToRefusedEvent } from './own-up-to-refused-event.ts';
import { fetched, outlineOf, posts, sampleCase, sampleSent } from './sample-observations.ts';
import type { CaseSubject } from './subject.ts';

const sent = sampleSent();

async function judge(inspected: CaseSubject['inspected'], status = 422): Promise<readonly string[]> {
  return outlineOf(ownUpToRefusedEvent, await sampleCase(sent, [fetched(sent), posts(sent, {}, { status })], inspected === undefined ? {} : { inspected }));
}

it('FC-SUB-042 passes when the product shows the delivery as open, or no trace of it', async () => {
  for (const state of ['undelivered', 'received']) assert.deepEqual(await judge({ exchange: 'x000009', found: true, state }), []);
  assert.deepEqual(await judge({ exchange: 'x000009', found: false }), []);
});

it('FC-SUB-042 breaks when it shows it as decided', async () => {
  for (const state of ['accepted', 'rejected'])
    assert.deepEqual(await judge({ exchange: 'x000009', found: true, state }), ['broken delivered-although-refused']);
});

it('FC-SUB-042 cannot tell from a silent adapter, one without state, or one with a state of its own', async () => {
  assert.deepEqual(await judge(undefined), ['cantTell adapter-silent']);
  assert.deepEqual(await judge({ exchange: 'x000009', found: true }), ['cantTell adapter-silent']);
  assert.deepEqual(await judge({ exchange: 'x000009', found: true, state: 'done' }), ['cantTell adapter-silent']);
});

it('FC-SUB-042 cannot tell when no event was refused', async () => {
  assert.deepEqual(await judge({ exchange: 'x000009', found: true, state: 'accepted' }, 204), ['cantTell no-refusal-seen']);
});

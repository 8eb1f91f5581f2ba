import assert from 'node:assert/strict';
import { it } from 'node:test';
import { postEventAsJose } from './post-event-as-jose.ts';
import { outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';

const sent = sampleSent();

async function judge(headers: NonNullable<Sketch['headers']>): Promise<readonly string[]> {
  return outlineOf(postEventAsJose, await sampleRun([sent], [posts(sent, {}, { headers })]));
}

it('FC-SUB-040 passes with application/jose, in any letter case and with parameters', async () => {
  assert.deepEqual(await judge([['Content-Type', 'application/jose']]), []);
  assert.deepEqual(await judge([['content-type', 'Application/JOSE; charset=utf-8']]), []);
});

it('FC-SUB-040 breaks with another media type or none', async () => {
  for (const type of ['application/json', 'application/jose+json', 'application/secevent+jwt', 'text/plain'])
    assert.deepEqual(await judge([['Content-Type', type]]), ['broken event-media-type']);
  assert.deepEqual(await judge([]), ['broken event-media-type']);
});

it('FC-SUB-040 cannot tell without an event', async () => {
  assert.deepEqual(outlineOf(postEventAsJose, await sampleRun([sent], [])), ['cantTell no-event-seen']);
});

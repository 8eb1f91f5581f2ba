import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generateKeyPair } from '../../formats/keys.ts';
import { outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';
import type { EventSketch } from './sample-observations.ts';
import { writeSetHeader } from './write-set-header.ts';

const sent = sampleSent();
const { publicJwk, privateJwk } = await generateKeyPair('signing', { bits: 2048, kid: 'fachverfahren-2026-sigKey' });
const next = await generateKeyPair('signing', { bits: 2048, kid: 'fachverfahren-2027-sigKey' });
const stranger = await generateKeyPair('signing', { bits: 2048 });

async function judge(event: EventSketch, more: Parameters<typeof posts>[2] = {}): Promise<readonly string[]> {
  const signingKids = [publicJwk.kid, next.publicJwk.kid];
  return outlineOf(writeSetHeader, await sampleRun([sent], [posts(sent, { key: privateJwk, ...event }, more)], { signingKids }, [publicJwk, next.publicJwk]));
}

describe('FC-SUB-033 header of posted events', () => {
  it('passes with typ, alg, published kid and a signature of that key', async () => {
    assert.deepEqual(await judge({}), []);
    assert.deepEqual(await judge({ name: 'reject-submission' }), []);
    assert.deepEqual(await judge({ key: next.privateJwk, header: { kid: next.publicJwk.kid } }), []);
  });

  it('passes with further header members and whatever the service answers', async () => {
    assert.deepEqual(await judge({ header: { cty: 'json', 'x-trace': 1 } }), []);
    for (const status of [422, 503, null]) assert.deepEqual(await judge({}, { status }), []);
  });

  it('breaks with another or no typ', async () => {
    for (const typ of ['JWT', 'SECEVENT+JWT', undefined, null]) assert.deepEqual(await judge({ header: { typ } }), ['broken set-typ']);
  });

  it('breaks with another algorithm, although the key is right', async () => {
    assert.deepEqual(await judge({ algorithm: 'PS256', header: { alg: 'PS256' } }), ['broken set-alg']);
    assert.deepEqual(await judge({ algorithm: 'RS512', header: { alg: 'RS512' } }), ['broken set-alg']);
  });

  it('breaks twice without a signature, for algorithm and signature', async () => {
    assert.deepEqual(await judge({ algorithm: 'none', header: { alg: 'none' } }), ['broken set-alg', 'broken set-signature']);
  });

  it('breaks with a kid nobody published, and tells that alone', async () => {
    for (const kid of ['thumbprint', undefined, 17]) assert.deepEqual(await judge({ header: { kid } }), ['broken set-kid']);
  });

  it('breaks with the right kid and a wrong signature', async () => {
    assert.deepEqual(await judge({ tampersSignature: true }), ['broken set-signature']);
    assert.deepEqual(await judge({ key: stranger.privateJwk }), ['broken set-signature']);
    assert.deepEqual(await judge({ key: next.privateJwk }), ['broken set-signature']);
  });

  it('breaks with a body that is no token', async () => {
    for (const body of ['', '{"iss":"x"}', 'a.b', '"e30.e30.AA"']) assert.deepEqual(await judge({}, { body }), ['broken set-unreadable']);
  });

  it('cannot tell without an event', async () => {
    assert.deepEqual(outlineOf(writeSetHeader, await sampleRun([sent], [])), ['cantTell no-event-seen']);
  });
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nameSupportedPayloadSchema } from './name-supported-payload-schema.ts';
import { SET_PAYLOAD, outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';

const sent = sampleSent();

async function judge($schema: unknown, apiVersion: 'v1' | 'v2' = 'v2'): Promise<readonly string[]> {
  return outlineOf(nameSupportedPayloadSchema, await sampleRun([sent], [posts(sent, { claims: { $schema } })], { apiVersion }));
}

const version = (number: string): string => SET_PAYLOAD.replace('1.2.2', number);

it('FC-SUB-036 passes with 1.2.x, or without a schema', async () => {
  for (const number of ['1.2.0', '1.2.1', '1.2.2', '1.2.10']) assert.deepEqual(await judge(version(number)), []);
  assert.deepEqual(await judge(undefined), []);
});

it('FC-SUB-036 breaks with 1.0.x under v2; under v1 nobody has seen it refused', async () => {
  assert.deepEqual(await judge(version('1.0.0')), ['broken payload-schema-refused']);
  assert.deepEqual(await judge(version('1.0.0'), 'v1'), ['observation payload-schema-unknown']);
});

it('FC-SUB-036 remarks versions nobody has reported on', async () => {
  for (const number of ['1.1.0', '1.3.0', '1.20.0']) assert.deepEqual(await judge(version(number)), ['observation payload-schema-unknown']);
});

it('FC-SUB-036 breaks with what is no payload schema, under both versions', async () => {
  for (const schema of [version('2.0.0'), version('1.2'), `${SET_PAYLOAD}#`, `x${SET_PAYLOAD}`, SET_PAYLOAD.replace('https:', 'http:'), '', null, 1]) {
    for (const apiVersion of ['v1', 'v2'] as const) assert.deepEqual(await judge(schema, apiVersion), ['broken payload-schema-refused']);
  }
});

it('FC-SUB-036 cannot tell without an event', async () => {
  assert.deepEqual(outlineOf(nameSupportedPayloadSchema, await sampleRun([sent], [])), ['cantTell no-event-seen']);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requestTokenWithClientCredentials } from './request-token-with-client-credentials.ts';
import { outlineOf, sampleRun } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';

const FORM = 'grant_type=client_credentials&client_id=fachverfahren&client_secret=%3Csha256%3A0123456789abcdef%3E';
const request: Sketch = { operation: 'request-token', method: 'POST', headers: [['Content-Type', 'application/x-www-form-urlencoded']], body: FORM };

async function judge(...changes: readonly Partial<Sketch>[]): Promise<readonly string[]> {
  return outlineOf(
    requestTokenWithClientCredentials,
    await sampleRun(
      [],
      changes.map((change) => ({ ...request, ...change })),
    ),
  );
}

describe('FC-SUB-001 token requests', () => {
  it('pass with client credentials in the form, whatever order, scope or charset', async () => {
    assert.deepEqual(await judge({}), []);
    assert.deepEqual(await judge({ body: `scope=a&client_secret=x&client_id=y&grant_type=client_credentials` }), []);
    assert.deepEqual(
      await judge({
        headers: [
          ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
          ['authorization', ''],
        ],
      }),
      [],
    );
  });

  it('break with HTTP Basic, with or without the form', async () => {
    const headers = [...request.headers!, ['Authorization', 'Basic <sha256:0123456789abcdef>']] as const;
    assert.deepEqual(await judge({ headers, body: 'grant_type=client_credentials' }), ['broken token-request-basic']);
    assert.deepEqual(await judge({ headers }), ['broken token-request-basic']);
  });

  it('break with another media type', async () => {
    assert.deepEqual(await judge({ headers: [['Content-Type', 'application/json']], body: '{"grant_type":"client_credentials"}' }), [
      'broken token-request-not-form',
    ]);
    assert.deepEqual(await judge({ headers: [] }), ['broken token-request-not-form']);
  });

  it('break with another grant, or without id or secret', async () => {
    assert.deepEqual(await judge({ body: FORM.replace('client_credentials', 'password') }), ['broken token-request-grant']);
    assert.deepEqual(await judge({ body: '' }), ['broken token-request-grant']);
    for (const body of [FORM.replace('client_id', 'id'), FORM.replace('client_secret', 'secret')])
      assert.deepEqual(await judge({ body }), ['broken token-request-credentials']);
  });

  it('tell each flaw once in a run', async () => {
    const body = FORM.replace('client_secret', 'secret');
    assert.deepEqual(await judge({}, { body }, { body }, { headers: [] }), ['broken token-request-credentials', 'broken token-request-not-form']);
  });

  it('show nothing when there were none', async () => {
    assert.deepEqual(await judge(), ['cantTell no-token-request']);
    assert.deepEqual(await judge({ operation: 'list-submissions', method: 'GET' }), ['cantTell no-token-request']);
  });
});

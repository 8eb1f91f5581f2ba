/** Fetching time stamps over HTTP from a local authority, and what is said when it does not do as it should. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { createTimestampAuthority, createTimestampKeys } from '../../simulators/timestamp/index.ts';
import { isPruefstandError } from '../core/errors.ts';
import { certificatesInPem } from '../formats/certificate-reading.ts';
import { verifyTimestamp } from '../formats/timestamp.ts';
import { startHost } from './host.ts';
import { createTimestampClient } from './timestamp-client.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DATA = Buffer.from('was zu stempeln ist');
const IMPRINT = hash('sha256', DATA, 'buffer');

await test('fetches time stamps, and tells deviations of the authority apart', async (context) => {
  const keys = await createTimestampKeys(NOW);
  const authority = createTimestampAuthority({ ...keys, clock: { now: () => NOW } });
  await using host = await startHost({ simulator: authority });
  const stamp = createTimestampClient({ url: `${host.url}/tsa`, timeoutMs: 10_000 });

  await context.test('a token for these data', async () => {
    const answer = verifyTimestamp(await stamp(IMPRINT), { data: DATA, anchors: certificatesInPem(keys.root.certificate), place: 'sigTst' });
    assert.deepEqual([answer.isAnchored, answer.time, answer.findings], [true, NOW, []]);
  });

  for (const [fault, sentence] of [
    ['wrong-imprint', /stamped other data/],
    ['wrong-nonce', /answered another request/],
    ['rejected', /refused \(PKI status 2\)/],
    ['truncated', /answered with no time stamp/],
    ['not-a-response', /answered with no time stamp/],
  ] as const) {
    await context.test(fault, async () => {
      authority.deviate(fault);
      await assert.rejects(
        stamp(IMPRINT),
        (error) => isPruefstandError(error, 'ERR_CONFIG_TIMESTAMP') && sentence.test(error.message) && error.place === `${host.url}/tsa`,
      );
    });
  }
});

await test('an authority that is not there is named', async () => {
  const stamp = createTimestampClient({ url: 'http://127.0.0.1:9/', timeoutMs: 10_000 });
  await assert.rejects(
    stamp(IMPRINT),
    (error) => isPruefstandError(error, 'ERR_CONFIG_TIMESTAMP') && error.message.endsWith('could not be reached: nobody takes connections there.'),
  );
});

await test('the authority answers what is no request with a refusal, and other calls not at all', async () => {
  const keys = await createTimestampKeys(NOW);
  const authority = createTimestampAuthority({ ...keys, clock: { now: () => NOW } });
  const post = async (body: Uint8Array<ArrayBuffer>, type = 'application/timestamp-query'): Promise<Response> =>
    authority.fetch(new Request('http://tsa.example/', { method: 'POST', body, headers: { 'content-type': type } }));
  const answer = await post(Uint8Array.of(1, 2, 3));
  assert.equal(answer.headers.get('content-type'), 'application/timestamp-reply');
  assert.match(Buffer.from(await answer.bytes()).toString('latin1'), /The request cannot be read/);
  assert.equal((await post(Uint8Array.of(1), 'text/plain')).status, 415);
  assert.equal((await authority.fetch(new Request('http://tsa.example/'))).status, 415);
});

/**
 * Peer: Python with joserfc and requests as sender and subscriber; joserfc and jwcrypto, two libraries written apart from
 * each other, as judges of our JWEs and JWSs; the standard library for the HMAC of callbacks; `cryptography` for certificates.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildPython, pythonOf } from './building/python.ts';
import { runPeer } from './building/run-tool.ts';
import { peerFolder, sendingsFor, writePlan } from './counterpart/conversation.ts';
import type { Answer } from './counterpart/conversation.ts';
import { assertExchanges, assertLogs, assertReceived, assertSent } from './counterpart/conversation-checks.ts';
import { assertHandshakes } from './counterpart/handshakes.ts';
import { assertCertificates, assertJudged, writeVectors } from './counterpart/judging.ts';
import type { Judgements } from './counterpart/judging.ts';
import { startSimulatedService } from './counterpart/simulated-service.ts';
import { phrasesFor, sendCases } from './counterpart/suite-sending.ts';
import expectation from './fit-connect-joserfc/expectation.json' with { type: 'json' };

const NAME = 'fit-connect-joserfc';
const PROGRAM_TIMEOUT_MS = 120_000;
const LIBRARIES = ['joserfc', 'jwcrypto'];

await test('Python with joserfc, jwcrypto, cryptography and requests', async (context: TestContext) => {
  const folder = builtOrSkipped(context, await buildPython({ name: NAME, requirements: join(peerFolder(NAME), 'requirements.txt') }));
  if (folder === undefined) return;
  await using service = await startSimulatedService();
  const run = async <T>(...words: readonly string[]): Promise<T> =>
    runPeer({ command: pythonOf(folder), words: ['-B', join(peerFolder(NAME), 'main.py'), ...words], timeoutMs: PROGRAM_TIMEOUT_MS });

  for (const apiVersion of ['v1', 'v2'] as const) {
    await context.test(`sends, receives, verifies and answers over ${apiVersion}, checked strictly`, async () => {
      const tenant = await service.openTenant({ id: `joserfc-${apiVersion}`, apiVersion, strictness: 'strict' });
      const cases = await sendCases(service, tenant, phrasesFor(apiVersion));
      await tenant.control.arm({ fault: 'callback-bad-hmac', times: 1 });
      await tenant.control.arm({ fault: 'callback-old-timestamp', skip: 1, times: 1 });
      const answer = await run<Answer>('converse', await writePlan(service, tenant));
      await assertSent(tenant, answer);
      await assertReceived(service, tenant, answer, cases);
      assertLogs(tenant, answer);
      await assertExchanges(tenant);
      assertCallbacks(answer, sendingsFor(apiVersion).length);
    });
  }

  await context.test('judges our JWEs, JWSs and certificates as they are meant', async () => {
    const vectors = await writeVectors(service);
    const { jwe, jws, certificates } = await run<Judgements>('judge', vectors.file);
    assertJudged(LIBRARIES, vectors.jwe, jwe, expectation.vectors);
    assertJudged(LIBRARIES, vectors.jws, jws);
    // OID of RSASSA-PSS, RFC 4055.
    assertCertificates(certificates, /^1\.2\.840\.113549\.1\.1\.10 sha512$/);
  });

  await context.test('trusts our certificates, and none of those that a client has to refuse', async () => {
    await assertHandshakes(service, async (url) => run('connect', url, service.authorityFile));
  });
});

/** FC-SVC-017: the receiver hears of each submission, the sender of the notify event and of the decision; one HMAC and one timestamp were spoilt. */
function assertCallbacks({ callbacks = [], sent }: Answer, count: number): void {
  const kinds = callbacks.map(({ type }) => type.split('/').at(-1)).sort();
  assert.deepEqual(kinds, [...Array<string>(2 * count).fill('new-events'), ...Array<string>(count).fill('new-submissions')]);
  assert.deepEqual(new Set(callbacks.flatMap(({ submissionIds }) => submissionIds)), new Set(sent.map(({ submissionId }) => submissionId)));
  assert.equal(callbacks.filter(({ isAuthentic }) => !isAuthentic).length, 1, 'only the spoilt HMAC is refused');
  assert.equal(callbacks.filter(({ ageSeconds }) => ageSeconds > 300).length, 1, 'only the spoilt timestamp is old');
}

/**
 * Peer: Java with Nimbus JOSE + JWT, the library the official SDK stands on, and with Java's own HTTP client, TLS and
 * certificates. None of our cryptography takes part on its side, and none of OpenSSL's either.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildWithMaven, classPathOf } from './building/maven.ts';
import { runPeer } from './building/run-tool.ts';
import { peerFolder, writePlan } from './counterpart/conversation.ts';
import type { Answer } from './counterpart/conversation.ts';
import { assertExchanges, assertLogs, assertReceived, assertSent } from './counterpart/conversation-checks.ts';
import { assertHandshakes } from './counterpart/handshakes.ts';
import { assertCertificates, assertJudged, writeVectors } from './counterpart/judging.ts';
import type { Judgements } from './counterpart/judging.ts';
import { startSimulatedService } from './counterpart/simulated-service.ts';
import { phrasesFor, sendCases } from './counterpart/suite-sending.ts';

const NAME = 'fit-connect-nimbus';
const PROGRAM_TIMEOUT_MS = 120_000;

await test('Java with Nimbus JOSE + JWT', async (context: TestContext) => {
  const folder = builtOrSkipped(context, await buildWithMaven({ name: NAME, directory: peerFolder(NAME), peerGroup: 'com.nimbusds' }));
  if (folder === undefined) return;
  await using service = await startSimulatedService();
  const run = async <T>(...words: readonly string[]): Promise<T> =>
    runPeer({ command: 'java', words: ['-cp', classPathOf(folder), 'pruefstand.nimbus.Main', ...words], timeoutMs: PROGRAM_TIMEOUT_MS });

  for (const apiVersion of ['v1', 'v2'] as const) {
    await context.test(`sends, receives, verifies and answers over ${apiVersion}, checked strictly`, async () => {
      const tenant = await service.openTenant({ id: `nimbus-${apiVersion}`, apiVersion, strictness: 'strict' });
      const cases = await sendCases(service, tenant, phrasesFor(apiVersion));
      const answer = await run<Answer>('converse', await writePlan(service, tenant));
      await assertSent(tenant, answer);
      await assertReceived(service, tenant, answer, cases);
      assertLogs(tenant, answer);
      await assertExchanges(tenant);
    });
  }

  await context.test('judges our JWEs, JWSs and certificates as they are meant', async () => {
    const vectors = await writeVectors(service);
    const { jwe, jws, certificates } = await run<Judgements>('judge', vectors.file);
    assertJudged(['nimbus-jose-jwt'], vectors.jwe, jwe);
    assertJudged(['nimbus-jose-jwt'], vectors.jws, jws);
    // OID of RSASSA-PSS, RFC 4055.
    assertCertificates(certificates, /1\.2\.840\.113549\.1\.1\.10$/);
    assert.ok(vectors.jwe.length > 40 && vectors.jws.length > 15, 'the vectors were made');
  });

  await context.test('trusts our certificates, and none of those that a client has to refuse', async () => {
    await assertHandshakes(service, async (url) => run('connect', url, service.authorityFile));
  });
});

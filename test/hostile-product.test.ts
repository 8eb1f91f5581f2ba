/**
 * Whatever a product answers to the suite, the suite goes on: its adapter and its callback receiver are read in bounded time
 * and memory, nothing is thrown, and what comes out can be judged.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createStand, DESTINATION } from '../simulators/fit-connect/test-stand.ts';
import { answerCallbackWith200 } from '../src/checks/fit-connect/answer-callback-with-200.ts';
import type { Exchange } from '../src/core/exchange.ts';
import { createAdapterClient } from '../src/drivers/adapter.ts';
import { CALLBACK_CLIENT } from '../src/runner/simulation.ts';
import { createHttpClient } from '../src/transport/http-client.ts';
import { anyAnswer, startHostilePeer } from './hostile-peer.ts';

const RUNS = 200;
const TIMEOUT_MS = 100;
/** Far above any timeout here, since the machine may be busy; far below "for ever". */
const PATIENCE_MS = 20_000;
/** Our bounds and what lies in buffers of both sides. */
const MOST_BYTES = 40_000_000;

async function within<T>(promise: Promise<T>): Promise<T> {
  const started = performance.now();
  const value = await promise;
  assert.ok(performance.now() - started < PATIENCE_MS);
  return value;
}

/** What any call tells. */
type Told = Readonly<Partial<Record<'exchange' | 'found' | 'isSet' | 'state' | 'copies' | 'dataSha512' | 'pickup' | 'encryptionKid', unknown>>> | undefined;

const isWord = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.length <= 200);

test('any answer of an adapter is read, noted, and told as far as it is what an adapter says', async () => {
  await using peer = await startHostilePeer();
  const noted: Omit<Exchange, 'id' | 'seq' | 'tenant'>[] = [];
  const note = async (exchange: (typeof noted)[number]): Promise<string> => `x${noted.push(exchange)}`;
  const adapter = createAdapterClient({ url: peer.url, note, timeoutMs: TIMEOUT_MS });
  const calls = {
    inspect: () => adapter.inspect('5b000000-0000-4000-8000-000000000001'),
    status: () => adapter.status(),
    rollKeyOver: () => adapter.rollKeyOver(),
    setClock: () => adapter.setClock(new Date('2026-02-03T10:00:00Z')),
  };
  const seen = { told: 0, silent: 0 };
  await fc.assert(
    fc.asyncProperty(anyAnswer, fc.constantFrom<(keyof typeof calls)[]>('inspect', 'status', 'rollKeyOver', 'setClock'), async (answer, call) => {
      peer.answer = answer;
      noted.length = 0;
      const told: Told = await within<Told>(calls[call]());
      seen[told === undefined ? 'silent' : 'told'] += 1;
      assert.equal(noted.length, 1);
      assert.ok(JSON.stringify(noted[0]).length < 200_000);
      assert.ok(peer.sentBytes() < MOST_BYTES, String(peer.sentBytes()));
      if (told === undefined) return;
      assert.equal(told.exchange, 'x1');
      const { found, isSet, state, copies, dataSha512, pickup, encryptionKid } = told;
      assert.ok([state, pickup, encryptionKid].every(isWord));
      assert.ok(copies === undefined || (Number.isSafeInteger(copies) && (copies as number) >= 0));
      assert.ok(dataSha512 === undefined || (typeof dataSha512 === 'string' && /^[0-9a-f]{128}$/.test(dataSha512)));
      assert.equal(typeof isSet, call === 'setClock' ? 'boolean' : 'undefined');
      assert.equal(typeof found, call === 'inspect' ? 'boolean' : 'undefined');
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    }),
    { numRuns: RUNS },
  );
  assert.ok(seen.told > 10 && seen.silent > 10, JSON.stringify(seen));
});

test('an answer that is as it should be is told in full, one in a wrong shape is not', async () => {
  await using peer = await startHostilePeer();
  const adapter = createAdapterClient({ url: peer.url, note: async () => 'x1', timeoutMs: PATIENCE_MS });
  const inspectOf = async (body: string, status = 200): ReturnType<typeof adapter.inspect> => {
    peer.answer = { head: `HTTP/1.1 ${status} X\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`, body: Buffer.from(body), ending: 'keep' };
    return adapter.inspect('5b000000-0000-4000-8000-000000000001');
  };
  const full = { state: 'accepted', copies: 1, dataSha512: 'AB'.repeat(64) };
  assert.deepEqual(await inspectOf(JSON.stringify(full)), { exchange: 'x1', found: true, ...full, dataSha512: 'ab'.repeat(64) });
  assert.deepEqual(await inspectOf('{"state":1,"copies":"1","dataSha512":"ab"}'), { exchange: 'x1', found: true });
  for (const body of ['[{"state":"accepted"}]', 'accepted', '']) assert.deepEqual(await inspectOf(body), { exchange: 'x1', found: true });
  assert.deepEqual(await inspectOf('{}', 404), { exchange: 'x1', found: false });
  for (const status of [201, 302, 401, 500]) assert.equal(await inspectOf(JSON.stringify(full), status), undefined);
});

test('the clock is set when the product says so with 2xx; what was asked is noted, the token is not', async () => {
  await using peer = await startHostilePeer();
  const noted: Omit<Exchange, 'id' | 'seq' | 'tenant'>[] = [];
  const note = async (exchange: (typeof noted)[number]): Promise<string> => `x${noted.push(exchange)}`;
  const adapter = createAdapterClient({ url: `${peer.url}/adapter`, token: 'geheimes-token', note, timeoutMs: PATIENCE_MS });
  for (const [status, isSet] of [
    [200, true],
    [204, true],
    [404, false],
    [500, false],
  ] as const) {
    peer.answer = { head: `HTTP/1.1 ${status} X\r\n${status === 204 ? '' : 'Content-Length: 0\r\n'}\r\n`, body: new Uint8Array(), ending: 'close' };
    assert.equal((await adapter.setClock(new Date('2026-02-03T10:00:00Z')))?.isSet, isSet, String(status));
  }
  assert.deepEqual(
    [noted[0]?.request.method, noted[0]?.request.target, noted[0]?.request.body.text],
    ['POST', '/adapter/clock', '{"now":"2026-02-03T10:00:00.000Z"}'],
  );
  assert.doesNotMatch(JSON.stringify(noted), /geheimes-token/);
});

test('any answer to a callback is recorded with its status or a named failure, and judged', async () => {
  await using peer = await startHostilePeer();
  await using client = createHttpClient({ ...CALLBACK_CLIENT, timeoutMs: TIMEOUT_MS });
  const stand = await createStand({ callbackClient: (_url, { headers, body }) => client.send({ method: 'POST', url: peer.url, headers, body }) });
  const submissions = [{ destinationId: DESTINATION, submissionId: '5b000000-0000-4000-8000-000000000001', caseId: 'ca5e0000-0000-4000-8000-000000000001' }];
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyAnswer, async (answer) => {
      peer.answer = answer;
      const { exchange: id, ...outcome } = await within(stand.control.sendCallback(DESTINATION, { submissions }));
      assert.ok(peer.sentBytes() < MOST_BYTES, String(peer.sentBytes()));
      assert.notEqual(outcome.failure, 'unknown');
      const exchange = (await stand.control.exchanges({ operation: 'callback' })).find((candidate) => candidate.id === id);
      assert.equal(exchange?.response?.status, outcome.status);
      assert.ok((exchange?.response?.body.sizeBytes ?? 0) <= CALLBACK_CLIENT.maxResponseBytes);
      const findings = answerCallbackWith200.run({
        description: { de: 'ein Callback', en: 'a callback' },
        exchange: id,
        ...outcome,
        reacted: false,
        isReactionShown: false,
        shouldReact: false,
      });
      kinds.add(outcome.failure ?? (outcome.status === 200 ? 'conforming' : 'other status'));
      assert.equal(findings.length, outcome.status === 200 ? 0 : 1);
    }),
    { numRuns: RUNS },
  );
  assert.deepEqual(stand.internalErrors, []);
  for (const kind of ['conforming', 'other status', 'protocol', 'timeout']) assert.ok(kinds.has(kind), [...kinds].join());
});

/** Hostile input never throws out of `fetch`: whatever arrives gets an answer and is recorded, within bounds. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ask, BASE, createStand, questionFor, readAnswer } from './test-stand.ts';

const stand = await createStand();
const good = Uint8Array.from(await questionFor(stand, 'client', ['40aa']));

test('random and broken questions are malformed, never a crash', async () => {
  const broken = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.nat(good.byteLength - 1).map((cut) => good.subarray(0, cut)),
    fc.tuple(fc.nat(good.byteLength - 1), fc.nat(255)).map(([at, octet]) => {
      const changed = Buffer.from(good);
      changed[at] = octet;
      return changed;
    }),
    fc.nat(4_000).map((length) => Buffer.alloc(length, 0x30)),
    fc.constantFrom('3080', '30800000', '30843fffffff', '308430', '3003020100', '30053003a0030201').map((hex) => Buffer.from(hex, 'hex')),
  );
  await fc.assert(
    fc.asyncProperty(broken, async (question) => {
      const response = await ask(stand, `${BASE}/ocsp/client`, Uint8Array.from(question));
      equal(response.status, 200);
      ok([0, 1].includes((await readAnswer(response)).status));
    }),
    { numRuns: 300 },
  );
  deepEqual(stand.internalErrors, []);
});

test('random paths', async () => {
  const piece = fc.constantFrom(
    '/',
    'ocsp',
    'crl',
    'ca',
    'client',
    'root',
    '.crl',
    '.crt',
    '..',
    '%2e',
    '%',
    '%00',
    't',
    'x',
    'MA==',
    '__proto__',
    'constructor',
    '?',
    'ü',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD'), async (pieces, method) => {
      const response = await stand.simulator.fetch(new Request(`${BASE}/`, { method }), { rawTarget: `/${pieces.join('')}` });
      ok(response.status < 500);
    }),
    { numRuns: 300 },
  );
  deepEqual(stand.internalErrors, []);
});

test('huge, endless, broken-off and wrongly labelled questions', async () => {
  const status = async (
    body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
    headers: Record<string, string> = { 'Content-Type': 'application/ocsp-request' },
  ): Promise<number> => (await stand.simulator.fetch(new Request(`${BASE}/ocsp/client`, { method: 'POST', headers, body, duplex: 'half' }))).status;
  equal(await status(new Uint8Array(70_000)), 413);
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(16_384));
    },
  });
  equal(await status(endless), 413);
  ok(pulled < 20, 'it is not read on');
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('gone'));
    },
  });
  equal(await status(broken), 400);
  equal(await status(good, { 'Content-Type': 'application/json' }), 415);
  equal(await status(good, {}), 415);
  equal((await stand.simulator.fetch(new Request(`${BASE}/ocsp/client`))).status, 405);
  equal((await stand.simulator.fetch(new Request(`${BASE}/ocsp/koenig`))).status, 404);
  equal((await stand.simulator.fetch(new Request(`${BASE}/t/x/crl/root.crl`))).status, 404);
  deepEqual(stand.internalErrors, []);
});

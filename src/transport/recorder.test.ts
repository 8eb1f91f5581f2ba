import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Exchange } from '../core/exchange.ts';
import { createRecorder } from './recorder.ts';
import type { RawBody, RecordInput, RecorderOptions } from './recorder.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

interface Variation {
  readonly tenant?: string;
  readonly target?: string;
  readonly body?: RawBody;
  readonly answer?: RawBody;
  readonly labels?: Exchange['labels'];
  readonly operation?: string;
}

function input(variation: Variation = {}): RecordInput {
  return {
    tenant: variation.tenant ?? 'run-1',
    direction: 'inbound',
    peer: 'product',
    operation: variation.operation ?? 'get-submission',
    startedAt: '2030-01-01T00:00:00.000Z',
    durationMs: 3,
    labels: variation.labels ?? {},
    faults: [],
    request: {
      method: 'POST',
      target: variation.target ?? '/v2/x',
      headers: [
        ['AuThorization', 'Bearer top-secret'],
        ['Accept', '*/*'],
      ],
      body: variation.body ?? '',
    },
    response: { status: 200, headers: [['Content-Type', 'application/json']], body: variation.answer ?? '{"a":1}' },
  };
}

const recorderOf = (options: RecorderOptions = {}): ReturnType<typeof createRecorder> => createRecorder({ salt: 'salt', ...options });

test('an exchange keeps what was on the wire', () => {
  const exchange = recorderOf().record(input({ body: 'plain' }));
  assert.equal(exchange.id, 'x000001');
  assert.equal(exchange.seq, 1);
  assert.deepEqual(exchange.request.headers[1], ['Accept', '*/*']);
  assert.deepEqual(exchange.request.body, { sizeBytes: 5, sha256: sha256('plain'), text: 'plain', isTruncated: false });
  assert.equal(exchange.response?.body.text, '{"a":1}');
});

test('an exchange without answer has no response', () => {
  const { response: _, ...unanswered } = input();
  assert.equal('response' in recorderOf().record(unanswered), false);
});

test('numbers run from 1 without gaps, per tenant', () => {
  const recorder = recorderOf();
  const ids = ['a', 'b', 'a', 'a', 'b'].map((tenant) => recorder.record(input({ tenant })).id);
  assert.deepEqual(ids, ['x000001', 'x000001', 'x000002', 'x000003', 'x000002']);
  assert.deepEqual([recorder.lastSeq('a'), recorder.lastSeq('b'), recorder.lastSeq('c')], [3, 2, 0]);
  recorder.clear('a');
  assert.deepEqual(recorder.query('a'), []);
  assert.equal(recorder.record(input({ tenant: 'a' })).id, 'x000001');
});

test('secrets are gone before anything is kept or told, equality is still there', () => {
  const recorder = recorderOf();
  const told: Exchange[] = [];
  recorder.onRecorded((exchange) => told.push(exchange));
  const first = recorder.record(
    input({ target: '/token?client_secret=top-secret', body: 'client_secret=top-secret', answer: '{"access_token":"top-secret"}' }),
  );
  assert.ok(!JSON.stringify([told, recorder.query('run-1')]).includes('top-secret'));
  for (const part of ['request', 'response'] as const) assert.ok(!Buffer.from(recorder.body('run-1', first.id, part) ?? assert.fail()).includes('top-secret'));
  const token = /<sha256:[0-9a-f]{16}>/.exec(first.response?.body.text ?? '')?.[0];
  assert.deepEqual(first.request.headers[0], ['AuThorization', `Bearer ${token}`]);
  assert.equal(first.request.body.text, `client_secret=${token}`);
});

test('size is that of the wire; the digest proves what is kept', () => {
  const body = '{"secret":"top-secret-of-some-length-and-more-than-that"}';
  const { request } = recorderOf().record(input({ body }));
  assert.equal(request.body.sizeBytes, body.length);
  assert.notEqual(request.body.sha256, sha256(body));
  assert.equal(request.body.sha256, sha256(request.body.text ?? ''));
});

test('text is cut between characters, the whole body can still be had', () => {
  const recorder = recorderOf({ textLimitBytes: 10 });
  const body = 'äöü'.repeat(10);
  const { id, request } = recorder.record(input({ body }));
  assert.deepEqual([request.body.text, request.body.isTruncated, request.body.sizeBytes], ['äöüäö', true, 60]);
  assert.equal(Buffer.from(recorder.body('run-1', id, 'request') ?? []).toString(), body);
  const odd = recorder.record(input({ body: `x${body}` }));
  assert.equal(odd.request.body.text, 'xäöüä');
});

test('binary bodies have no text but can be had, byte for byte', () => {
  const recorder = recorderOf();
  const body = Uint8Array.of(0, 255, 1, 254);
  const { id, request } = recorder.record(input({ body }));
  assert.deepEqual(request.body, { sizeBytes: 4, sha256: sha256(body), isTruncated: false });
  assert.deepEqual(Uint8Array.from(recorder.body('run-1', id, 'request') ?? []), body);
});

test('bodies over the limit leave size, digest and an excerpt', () => {
  const recorder = recorderOf({ keepBodyBytes: 100, textLimitBytes: 10 });
  const body = 'abcdefghij'.repeat(11);
  const { id, request } = recorder.record(input({ body }));
  assert.deepEqual(request.body, { sizeBytes: 110, sha256: sha256(body), text: 'abcdefghij', isTruncated: true });
  assert.equal(recorder.body('run-1', id, 'request'), undefined);
  const large = recorder.record(input({ body: `{"secret":"${'s'.repeat(200)}` }));
  assert.ok(!large.request.body.text?.includes('sss'));
});

test('the same bytes object is hashed once', () => {
  const recorder = recorderOf({ keepBodyBytes: 10 });
  const body = Buffer.alloc(50_000_000, 1);
  const timeOf = (): number => {
    const start = performance.now();
    recorder.record(input({ body }));
    return performance.now() - start;
  };
  const [first, second] = [timeOf(), timeOf()];
  assert.ok(second < first / 4, `${first} ms, then ${second} ms`);
});

test('queries find by submission, case, operation and number', () => {
  const recorder = recorderOf();
  const seen = ['s1', 's2', 's1', 's3', 's1'].map((submissionId, index) =>
    recorder.record(input({ labels: { submissionId, caseId: index < 3 ? 'c1' : 'c2' }, operation: `op-${index}` })),
  );
  const seqs = (query: Parameters<typeof recorder.query>[1]): readonly number[] => recorder.query('run-1', query).map(({ seq }) => seq);
  assert.deepEqual(seqs({ submissionId: 's1' }), [1, 3, 5]);
  assert.deepEqual(seqs({ submissionId: 's1', caseId: 'c1' }), [1, 3]);
  assert.deepEqual(seqs({ caseId: 'c2', afterSeq: 4 }), [5]);
  assert.deepEqual(seqs({ afterSeq: 3 }), [4, 5]);
  assert.deepEqual(seqs({ operation: 'op-1' }), [2]);
  assert.deepEqual(seqs({ submissionId: 'unknown' }), []);
  assert.deepEqual(recorder.query('nobody'), []);
  assert.equal(recorder.find('run-1', 'x000004'), seen[3]);
  for (const id of ['x000009', 'x000000', 'y', '', 'x1e3']) assert.equal(recorder.find('run-1', id), undefined, id);
});

test('with a bound the oldest go, numbers and queries stay right', () => {
  const recorder = recorderOf({ maxExchanges: 16 });
  for (let count = 0; count < 1000; count += 1) recorder.record(input({ labels: { submissionId: `s${count % 3}` } }));
  const kept = recorder.query('run-1');
  assert.ok(kept.length >= 16 && kept.length <= 18);
  assert.equal(kept.at(-1)?.seq, 1000);
  assert.equal(recorder.find('run-1', 'x000001'), undefined);
  assert.equal(recorder.find('run-1', 'x000999')?.seq, 999);
  assert.deepEqual(
    recorder.query('run-1', { afterSeq: 998 }).map(({ seq }) => seq),
    [999, 1000],
  );
  const found = ['s0', 's1', 's2'].flatMap((submissionId) => recorder.query('run-1', { submissionId }));
  assert.deepEqual(
    found.map(({ seq }) => seq).sort((a, b) => a - b),
    kept.map(({ seq }) => seq),
  );
});

test('listeners hear until they stop listening', () => {
  const recorder = recorderOf();
  const heard: string[] = [];
  const stop = recorder.onRecorded(({ id }) => heard.push(id));
  recorder.record(input());
  stop();
  recorder.record(input());
  assert.deepEqual(heard, ['x000001']);
});

test('what is kept for later is read as what is recorded', () => {
  const [kept, recorded] = [recorderOf(), recorderOf()];
  const bodies = ['', 'plain', 'grün', '{"client_secret":"top-secret"}', Uint8Array.of(0, 255), Buffer.from('grün'), 'x'.repeat(70_000)];
  const ids = bodies.map((body) => kept.keep(input({ body, answer: body })));
  const exchanges = bodies.map((body) => recorded.record(input({ body, answer: body })));
  assert.deepEqual(
    ids,
    exchanges.map(({ id }) => id),
  );
  assert.deepEqual(kept.query('run-1'), exchanges);
  assert.equal(kept.find('run-1', 'x000002'), kept.query('run-1')[1]);
  for (const id of ids) assert.deepEqual(kept.body('run-1', id, 'response'), recorded.body('run-1', id, 'response'));
});

test('switched off, nothing is kept, told or let out', () => {
  let isEnabled = false;
  const recorder = recorderOf({ isEnabled: () => isEnabled });
  recorder.onRecorded(() => assert.fail('nothing to tell'));
  const exchange = recorder.record(input({ target: '/x?access_token=top-secret', body: 'client_secret=top-secret' }));
  assert.deepEqual([exchange.seq, exchange.id], [0, 'x000000']);
  assert.equal(recorder.keep(input()), 'x000000');
  assert.ok(!JSON.stringify(exchange).includes('top-secret'));
  assert.deepEqual(recorder.query('run-1'), []);
  isEnabled = true;
  const quiet = recorderOf({ isEnabled: () => isEnabled });
  assert.equal(quiet.record(input()).seq, 1);
});

test('what is not UTF-8 is binary', () => {
  const { request } = recorderOf().record(input({ body: Buffer.from('gr\xfcn', 'latin1') }));
  assert.equal(request.body.text, undefined);
});

test('the same body again is kept the same, however many others came between', () => {
  const recorder = recorderOf();
  const bytes = Buffer.from('{"n":"bytes"}');
  for (let round = 0; round < 3; round += 1) {
    for (let number = 0; number < 12; number += 1) {
      const text = `{"n":"${number % 10}ü"}`;
      const { request, response } = recorder.record(input({ body: bytes, answer: text }));
      assert.deepEqual(request.body, { sizeBytes: 13, sha256: sha256(bytes), text: '{"n":"bytes"}', isTruncated: false });
      assert.deepEqual(response?.body, { sizeBytes: 11, sha256: sha256(text), text, isTruncated: false });
    }
  }
});

test('a text with a secret in it is redacted every time', () => {
  const recorder = recorderOf();
  const text = '{"access_token":"top-secret"}';
  const [first, second] = [recorder.record(input({ answer: text })), recorder.record(input({ answer: text }))];
  assert.ok(!JSON.stringify([first, second]).includes('top-secret'));
  assert.deepEqual(first.response?.body, second.response?.body);
  assert.equal(first.response?.body.sizeBytes, text.length);
  assert.equal(first.response.body.sha256, sha256(first.response.body.text ?? ''));
});

test('large bodies keep their bytes when they come again', () => {
  const recorder = recorderOf({ textLimitBytes: 10 });
  const body = Buffer.from('0123456789abcdef');
  for (const answer of [body, body.toString()]) {
    for (let round = 0; round < 2; round += 1) {
      const { id, response } = recorder.record(input({ answer }));
      assert.deepEqual([response?.body.text, response?.body.isTruncated, response?.body.sha256], ['0123456789', true, sha256(body)]);
      assert.deepEqual(Buffer.from(recorder.body('run-1', id, 'response') ?? []), body);
    }
  }
});

test('what the caller holds anyway is kept once: its text, its bytes, and equal headers', () => {
  const recorder = recorderOf({ textLimitBytes: 20 });
  const text = '{"short":"text"}';
  const { request } = recorder.record({ ...input(), request: { ...input().request, body: Buffer.from(text), text } });
  assert.deepEqual(request.body, { sizeBytes: 16, sha256: sha256(text), text, isTruncated: false });
  const large = new TextEncoder().encode('{"large":"text of more than the limit"}');
  const binary = Uint8Array.of(0, 255, 1, 254);
  for (const body of [large, binary]) assert.equal(recorder.body('run-1', recorder.record(input({ body })).id, 'request'), body);
  const [first, second] = [recorder.record(input()), recorder.record(input({ target: '/v2/y' }))];
  assert.equal(first.request.headers, second.request.headers);
});

test('a few bytes of a large buffer are copied, so that the rest of it is not held', () => {
  const recorder = recorderOf();
  const body = new Uint8Array(100_000).subarray(10, 20);
  const kept = recorder.body('run-1', recorder.record(input({ body })).id, 'request') ?? assert.fail();
  assert.deepEqual([kept.buffer.byteLength, [...kept]], [10, [...body]]);
});

test('a secret in a body that comes with its text is gone too', () => {
  const recorder = recorderOf({ textLimitBytes: 30 });
  for (const text of ['{"secret":"top-secret"}', `{"secret":"top-secret","more":"${'x'.repeat(40)}"}`]) {
    const { id, request } = recorder.record({ ...input(), request: { ...input().request, body: Buffer.from(text), text } });
    const whole = Buffer.from(recorder.body('run-1', id, 'request') ?? []).toString();
    assert.ok(!JSON.stringify(request).includes('top-secret') && !whole.includes('top-secret'));
    assert.equal(request.body.sha256, sha256(whole));
  }
});

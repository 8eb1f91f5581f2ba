import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { callbackHmac, readCallback } from './callback-message.ts';
import type { CallbackMeaning } from './callback-message.ts';
import type { FaultName } from './faults.ts';

const SECRET = 'ein-geheimnis-mit-mindestens-32-zeichen';
const DESTINATION = '7b1b8f0a-9d3e-4c57-8a31-2f0a4e6b9c11';
const NOW_SECONDS = 1_800_000_000;
const ITEM = { submissionId: '0d9c1a52-1111-4222-8333-444455556666', caseId: '1d9c1a52-1111-4222-8333-444455556666', destinationId: DESTINATION };
const TYPE = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions';
const BODY = `${JSON.stringify({ type: TYPE, submissionIds: [ITEM.submissionId], submissions: [ITEM] })}\r\n`;

interface Change {
  readonly body?: string;
  readonly timestamp?: string;
  readonly hmac?: string;
  readonly names?: readonly [string, string];
}

function receive(change: Change = {}, ...faults: readonly FaultName[]): CallbackMeaning {
  const body = Buffer.from(change.body ?? BODY);
  const timestamp = change.timestamp ?? String(NOW_SECONDS - 299);
  const hmac = change.hmac ?? createHmac('sha512', SECRET).update(`${timestamp}.`).update(body).digest('hex');
  const [authenticationName, timestampName] = change.names ?? ['callback-authentication', 'callback-timestamp'];
  const rawHeaders = ['Host', 'x', authenticationName, hmac, timestampName, timestamp];
  return readCallback({ rawHeaders, body }, { secret: SECRET, destinationId: DESTINATION, nowMs: NOW_SECONDS * 1000, faults: new Set(faults) });
}

const item = { submissionId: ITEM.submissionId, caseId: ITEM.caseId };

test('a genuine message names the submissions; the HMAC covers the bytes as sent', () => {
  assert.deepEqual(receive(), { kind: 'new-submissions', submissions: [item] });
  assert.deepEqual(receive({}, 'callback-hmac-reserialised'), { kind: 'ignored', reason: 'hmac' });
});

test('the HMAC of the documentation (details/callbacks) is reproduced', () => {
  // Facts of the published example: secret, timestamp and one submission; the body is its compact JSON.
  const id = 'f39ab143-d91a-474a-b69f-b00f1a1873c2';
  const body = Buffer.from(JSON.stringify({ type: TYPE, submissionIds: [id] }));
  const secret = 'insecure_unsafe_qHScgrg_kP-R31jHUwp3GkVkGJolvBchz65b74Lzue0';
  assert.match(callbackHmac(secret, '1672527599', body), /^798cd0edb70c08e5b32aa8a18cbbc8ff[0-9a-f]{96}$/);
});

test('header names count in any case', () => {
  const names = ['Callback-Authentication', 'CALLBACK-TIMESTAMP'] as const;
  assert.equal(receive({ names }).kind, 'new-submissions');
  assert.deepEqual(receive({ names }, 'callback-header-case'), { kind: 'ignored', reason: 'timestamp' });
});

test('a wrong or missing HMAC is ignored', () => {
  for (const hmac of ['', 'ab', '0'.repeat(128)]) {
    assert.deepEqual(receive({ hmac }), { kind: 'ignored', reason: 'hmac' });
    assert.equal(receive({ hmac }, 'callback-hmac-unchecked').kind, 'new-submissions');
  }
});

test('timestamps older than five minutes, far in the future or no numbers are ignored', () => {
  for (const seconds of [NOW_SECONDS - 301, NOW_SECONDS + 301]) {
    assert.deepEqual(receive({ timestamp: String(seconds) }), { kind: 'ignored', reason: 'age' });
    assert.equal(receive({ timestamp: String(seconds) }, 'callback-age-unchecked').kind, 'new-submissions');
  }
  for (const timestamp of ['', 'gestern', '1.8e9', '-5']) assert.deepEqual(receive({ timestamp }), { kind: 'ignored', reason: 'timestamp' });
});

test('unknown types, other destinations and broken bodies', () => {
  assert.deepEqual(receive({ body: '{"type":"https://example.org/neu"}' }), { kind: 'unknown-type' });
  assert.deepEqual(receive({ body: 'kein JSON' }), { kind: 'ignored', reason: 'body' });
  const foreign = JSON.stringify({ type: TYPE, submissions: [{ ...ITEM, destinationId: 'eine andere' }, null, 'x'] });
  assert.deepEqual(receive({ body: foreign }), { kind: 'new-submissions', submissions: [] });
});

test('submissions[] is read; only a fault reads the deprecated submissionIds', () => {
  const body = JSON.stringify({ type: TYPE, submissions: [ITEM] });
  assert.deepEqual(receive({ body }), { kind: 'new-submissions', submissions: [item] });
  assert.deepEqual(receive({ body }, 'callback-submission-ids'), { kind: 'new-submissions', submissions: [] });
});

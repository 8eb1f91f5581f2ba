/** Submissions opened with the keys of a destination, and what cannot be opened. */
import { deepEqual, equal } from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Exchange } from '../../core/exchange.ts';
import { encryptJwe } from '../../formats/jose.ts';
import { generateKeyPair } from '../../formats/keys.ts';
import type { KeyPair } from '../../formats/keys.ts';
import { namesPerson, openSubmissions } from './opened-submissions.ts';

let key: KeyPair;
before(async () => {
  key = await generateKeyPair('encryption');
});

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function upload(body: object, change: Partial<Exchange> = {}): Exchange {
  const text = JSON.stringify(body);
  return {
    id: 'x000001',
    seq: 1,
    tenant: 'default',
    direction: 'inbound',
    peer: 'product',
    operation: 'submit-submission',
    startedAt: '2026-11-21T08:15:30.000Z',
    durationMs: 1,
    labels: { submissionId: 's-1' },
    request: { method: 'PUT', target: '/submissions/s-1', headers: [], body: { sizeBytes: text.length, sha256: '', text, isTruncated: false } },
    response: { status: 202, headers: [], body: { sizeBytes: 0, sha256: '', text: '', isTruncated: false } },
    faults: [],
    ...change,
  };
}

test('data and payment of a submission', async () => {
  const [encryptedMetadata, encryptedData] = await Promise.all([
    encryptJwe(bytes({ paymentInformation: { status: 'BOOKED' } }), key.publicJwk),
    encryptJwe(bytes({ a: 1 }), key.publicJwk),
  ]);
  const [opened] = await openSubmissions([upload({ encryptedMetadata, encryptedData })], [key.privateJwk]);
  deepEqual([opened?.submissionId, opened?.data, opened?.paymentInformation], ['s-1', '{"a":1}', { status: 'BOOKED' }]);
});

test('metadata without payment', async () => {
  const encryptedMetadata = await encryptJwe(bytes({}), key.publicJwk);
  const [opened] = await openSubmissions([upload({ encryptedMetadata })], [key.privateJwk]);
  deepEqual([opened?.data, opened?.paymentInformation], [undefined, null]);
});

test('what no key opens', async () => {
  const [opened] = await openSubmissions([upload({ encryptedMetadata: 'kein JWE', encryptedData: 7 })], [key.privateJwk]);
  deepEqual(Object.keys(opened ?? {}), ['exchange', 'submissionId']);
});

test('what was refused is none, what was carried out without an answer is one', async () => {
  const refused = upload({}, { response: { ...upload({}).response!, status: 422 } });
  const { response: _, ...lost } = upload({}, { wire: 'lost-answer' });
  equal((await openSubmissions([refused, lost], [key.privateJwk])).length, 1);
});

test('names are words of their own, in any letter case', () => {
  const person = ['Xaveria', 'Prüfstand'];
  equal(namesPerson('{"vorname":"XAVERIA","familienname":"PRÜFSTAND"}', person), true);
  equal(namesPerson('{"vorname":"Xaveria","familienname":"Pr\\u00fcfstand"}', person), true);
  equal(namesPerson('<vorname>Xaveria</vorname><name>Prüfstand</name>', person), true);
  equal(namesPerson('{"vorname":"Xaveria","kita":"Wolkenprüfstand"}', person), false);
  equal(namesPerson('{}', ['', 'Prüfstand']), false);
});

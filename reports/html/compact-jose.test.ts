/** Readable parts of compact tokens, for display only. */
import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { decodeCompactJose } from './compact-jose.ts';

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

test('header and claims of a JWS are read', () => {
  const parts = decodeCompactJose(`${part({ typ: 'secevent+jwt' })}.${part({ iss: 'ü' })}.c2ln`);
  deepStrictEqual(parts, [
    { part: 'header', text: '{\n  "typ": "secevent+jwt"\n}' },
    { part: 'claims', text: '{\n  "iss": "ü"\n}' },
  ]);
});

test('of a JWE only the header is readable', () => {
  deepStrictEqual(decodeCompactJose(`${part({ alg: 'RSA-OAEP-256' })}.a.b.c.d`), [{ part: 'header', text: '{\n  "alg": "RSA-OAEP-256"\n}' }]);
});

test('other text has no parts', () => {
  for (const text of ['', 'a.b', '{"a":1}', 'a b.c.d', '!.b.c', 'AAAA.BBBB.CCCC', `${part(1)}.x`]) deepStrictEqual(decodeCompactJose(text), [], text);
});

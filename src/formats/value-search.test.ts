import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { holdsValue } from './value-search.ts';

const CASES: readonly (readonly [what: string, data: Uint8Array | string, value: string, isThere: boolean])[] = [
  ['as it is', '{"ort":"Größe"}', 'Größe', true],
  ['with escapes', String.raw`{"ort":"Gr\u00f6\u00dfe"}`, 'Größe', true],
  ['with a quotation mark and a backslash', String.raw`{"ort":"a\"b\\c"}`, 'a"b\\c', true],
  ['in XML', '<ort>Größe</ort>', 'Größe', true],
  ['in Latin-1', Buffer.from('<ort>Größe</ort>', 'latin1'), 'Größe', true],
  ['not at all', '{"ort":"Grosse"}', 'Größe', false],
  ['in nothing', '', 'Größe', false],
  ['in nests without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'Größe', false],
];

for (const [what, data, value, isThere] of CASES)
  test(`a value ${what}`, () => equal(holdsValue(typeof data === 'string' ? Buffer.from(data, 'utf8') : data, value), isThere));

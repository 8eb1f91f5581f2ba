/** Kept data are given back under their key only, and never those that a file cannot hold. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keep, readKept } from './kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-kept-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('given back under its key, replaced under another one', () => {
  const value = { a: [1, 'ä', null, true] };
  equal(readKept(folder, { name: 'one', key: 'first' }), undefined);
  equal(keep(folder, { name: 'one', key: 'first' }, value), value);
  deepStrictEqual(readKept(folder, { name: 'one', key: 'first' }), value);
  equal(readKept(folder, { name: 'one', key: 'second' }), undefined);
  keep(folder, { name: 'one', key: 'second' }, 2);
  deepStrictEqual(
    ['first', 'second'].map((key) => readKept(folder, { name: 'one', key })),
    [undefined, 2],
  );
  deepStrictEqual(readdirSync(join(folder, 'kept')), ['one.json']);
});

test('a file that was damaged holds nothing, and can be written again', () => {
  const as = { name: 'damaged', key: 'k' };
  for (const text of ['', '{', 'null', '[]', '"k"', '{"key":"k"}', '{"key":"other","value":2}']) {
    writeFileSync(join(folder, 'kept', 'damaged.json'), text);
    equal(readKept(folder, as), undefined, text);
    equal(readKept(folder, { ...as, key: keep(folder, as, 'k') }), 'k', text);
  }
});

test('what others may write is not read', () => {
  const as = { name: 'open', key: 'k' };
  keep(folder, as, 1);
  for (const [mode, value] of [
    [0o666, undefined],
    [0o620, undefined],
    [0o644, 1],
  ] as const) {
    chmodSync(join(folder, 'kept', 'open.json'), mode);
    equal(readKept(folder, as), value, mode.toString(8));
  }
});

test('what JSON cannot give back is not kept', () => {
  for (const value of [{ a: undefined }, new Map([[1, 2]]), [Number.NaN], -0, new Date(0)]) {
    equal(keep<unknown>(folder, { name: 'lossy', key: 'k' }, value), value);
    equal(readKept(folder, { name: 'lossy', key: 'k' }), undefined);
  }
});

test('a folder that cannot be made only costs time', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  equal(keep(file, { name: 'one', key: 'k' }, 1), 1);
  equal(readKept(file, { name: 'one', key: 'k' }), undefined);
});

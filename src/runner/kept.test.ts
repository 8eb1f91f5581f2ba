/** Kept data are given back under their key only, and never those that a file cannot hold. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { kept } from './kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-kept-'));
after(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

function counted<T>(value: T): { readonly make: () => T; readonly times: () => number } {
  let times = 0;
  return {
    make: () => {
      times++;
      return value;
    },
    times: () => times,
  };
}

test('made once, and again under another key', async () => {
  const { make, times } = counted({ a: [1, 'ä', null, true] });
  deepStrictEqual(await kept(folder, { name: 'one', key: 'first' }, make), { a: [1, 'ä', null, true] });
  deepStrictEqual(await kept(folder, { name: 'one', key: 'first' }, make), { a: [1, 'ä', null, true] });
  equal(times(), 1);
  await kept(folder, { name: 'one', key: 'second' }, make);
  await kept(folder, { name: 'one', key: 'second' }, make);
  equal(times(), 2);
  deepStrictEqual(readdirSync(join(folder, 'kept')), ['one.json']);
});

test('a file that was damaged is made again', async () => {
  const file = join(folder, 'kept', 'damaged.json');
  for (const text of ['', '{', 'null', '[]', '{"key":"k"}', '{"key":"other","value":2}']) {
    writeFileSync(file, text);
    equal(await kept(folder, { name: 'damaged', key: 'k' }, () => 1), 1, text);
    deepStrictEqual(JSON.parse(readFileSync(file, 'utf8')), { key: 'k', value: 1 });
  }
});

test('what JSON cannot give back is not kept', async () => {
  for (const value of [{ a: undefined }, new Map([[1, 2]]), [Number.NaN], -0, new Date(0)]) {
    const { make, times } = counted(value);
    await kept(folder, { name: 'lossy', key: 'k' }, make);
    equal(await kept<unknown>(folder, { name: 'lossy', key: 'k' }, make), value);
    equal(times(), 2);
  }
});

test('a folder that cannot be made only costs time', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  equal(await kept(file, { name: 'one', key: 'k' }, () => 1), 1);
});

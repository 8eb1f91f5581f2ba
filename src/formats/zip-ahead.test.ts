/** Large entries are unpacked ahead by other threads: what is read, and what is said of lies, is the same as for small ones. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { craftZip } from '../../fixtures/zip/crafted-zip.ts';
import type { CraftedEntry } from '../../fixtures/zip/crafted-zip.ts';
import { readZip } from './zip.ts';

/** Letters in no order, so that no limit on how much is packed into little is met. */
function textOf(length: number): string {
  let state = 7;
  return Array.from({ length }, () => String.fromCharCode(97 + ((state = (state * 48_271) % 2_147_483_647) % 23))).join('');
}

const SMALL = textOf(1000);
const LARGE = textOf(400_000);

const LIES: Readonly<Record<string, (content: string) => Partial<CraftedEntry>>> = {
  'no lie': () => ({}),
  'stated shorter': ({ length }) => ({ local: { size: length - 1 }, central: { size: length - 1 } }),
  'stated longer': ({ length }) => ({ local: { size: length + 1 }, central: { size: length + 1 } }),
  'stated much longer': ({ length }) => ({ local: { size: 90 * length }, central: { size: 90 * length } }),
  'another checksum': () => ({ local: { crc32: 1 }, central: { crc32: 1 } }),
  'octets behind the packed ones': (content) => ({ packed: Buffer.concat([deflateRawSync(content), Buffer.alloc(3)]) }),
  'packed octets that break off': (content) => ({ packed: deflateRawSync(content).subarray(0, -9) }),
  'packed octets that mean nothing': () => ({ packed: Buffer.alloc(100_000, 0xff) }),
};

async function readingOf(content: string, lie: (content: string) => Partial<CraftedEntry>): Promise<unknown> {
  const zip = craftZip({
    entries: [
      { name: 'a', content, ...lie(content) },
      { name: 'b', content: SMALL },
      { name: 'c', content: LARGE },
    ],
  });
  const { files, problems } = await readZip(zip);
  const read = Buffer.from(files.get('a') ?? []).toString('latin1');
  equal(Buffer.from(files.get('b') ?? []).toString('latin1'), SMALL);
  equal(Buffer.from(files.get('c') ?? []).toString('latin1'), LARGE);
  return { files: [...files.keys()], isWhole: read === content, problems: problems.map(({ kind, grade, place }) => [kind, grade, place]) };
}

for (const [what, lie] of Object.entries(LIES))
  test(`${what}: a large file is read as a small one`, async () => {
    deepEqual(await readingOf(LARGE, lie), await readingOf(SMALL, lie));
  });

test('what all files may take together is kept, however many are unpacked at once', async () => {
  const entries = ['a', 'b', 'c'].map((name): CraftedEntry => ({ name, content: LARGE }));
  const { files, problems } = await readZip(craftZip({ entries }), { maxTotalBytes: 900_000 });
  deepEqual([[...files.keys()], problems.map(({ kind, place }) => [kind, place])], [['a', 'b'], [['zip-bomb', 'c']]]);
});

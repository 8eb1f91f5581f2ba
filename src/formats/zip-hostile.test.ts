/** Archives built byte by byte, each with one trick; what is read out of them, and what it is called. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { craftZip } from '../../fixtures/zip/crafted-zip.ts';
import type { CraftedEntry, CraftedZip } from '../../fixtures/zip/crafted-zip.ts';
import type { Tampering } from '../core/verification.ts';
import { readZip, writeZip } from './zip.ts';

const one: CraftedEntry = { name: 'result.json', content: '{"a":1}'.repeat(40) };
const two: CraftedEntry = { name: 'evidence/exchanges.ndjson', content: 'Zeile\n'.repeat(90) };
const good: CraftedZip = { entries: [one, two] };
const hidden = Buffer.from('nicht unterschrieben');
const changed = (change: Partial<CraftedEntry>): CraftedZip => ({ entries: [one, { ...two, ...change }] });
const named = (name: string | Uint8Array): CraftedZip => changed({ name });
const mode = (value: number): number => (value << 16) >>> 0;

interface Trick {
  readonly what: string;
  readonly zip: CraftedZip | Buffer;
  readonly kinds: readonly Tampering[];
  /** Files that can still be read. Default: the untouched one. */
  readonly read?: readonly string[];
}

const BOTH = ['result.json', 'evidence/exchanges.ndjson'];
const local64 = Buffer.concat([craftZip(good).subarray(0, -22), Buffer.from('504b0607', 'hex'), Buffer.alloc(16), craftZip(good).subarray(-22)]);
/** The last entry of the directory claims a comment beyond the end. */
const brokenOff = craftZip(good);
brokenOff.writeUInt16LE(0xffff, brokenOff.lastIndexOf(Buffer.from('504b0102', 'hex')) + 32);
const MIB = 1_048_576;
const zeros = deflateRawSync(Buffer.alloc(8 * MIB));
const unicodePath = Buffer.concat([Buffer.of(0x75, 0x70, 9, 0, 1, 0, 0, 0, 0), Buffer.from('../x')]);

const TRICKS: readonly Trick[] = [
  // names
  { what: 'leads out', zip: named('../../etc/passwd'), kinds: ['zip-path-traversal'] },
  { what: 'leads out in the middle', zip: named('evidence/../../x'), kinds: ['zip-path-traversal'] },
  { what: 'leads out with backslashes', zip: named('evidence\\..\\..\\x'), kinds: ['zip-path-traversal'] },
  { what: 'absolute', zip: named('/etc/passwd'), kinds: ['zip-absolute-path'] },
  { what: 'a share', zip: named('\\\\server\\share'), kinds: ['zip-absolute-path'] },
  { what: 'a drive', zip: named('C:/windows/x'), kinds: ['zip-absolute-path'] },
  { what: 'a drive, relative', zip: named('c:x'), kinds: ['zip-absolute-path'] },
  ...[
    'a\\b',
    'a\0.txt',
    'a\r\nb',
    'a//b',
    './a',
    'a/./b',
    '',
    'a ',
    'a.',
    'COM1.txt',
    'ab:c',
    'a?',
    'A\u0308',
    'x\u202egnp.exe',
    'a\u200bb',
    'a\ufeff',
    '\ufeffa',
    'n'.repeat(300),
  ].map((name): Trick => ({ what: `unclean ${JSON.stringify(name)}`, zip: named(name), kinds: ['zip-name-unclean'] })),
  { what: 'not UTF-8', zip: named(Buffer.of(0x61, 0xff, 0x62)), kinds: ['zip-name-unclean'] },
  { what: 'UTF-8 that is not shortest', zip: named(Buffer.of(0x2e, 0xc0, 0xae)), kinds: ['zip-name-unclean'] },
  {
    what: 'umlauts in the old character set',
    zip: changed({ name: Buffer.of(0x84), local: { flags: 0 }, central: { flags: 0 } }),
    kinds: ['zip-name-unclean'],
  },
  {
    what: 'a folder',
    zip: { entries: [one, { name: 'evidence/', content: '', method: 0, central: { attributes: mode(0o040755) } }] },
    kinds: ['zip-name-unclean'],
  },
  { what: 'twice the same name', zip: { entries: [one, { ...one, content: 'anders' }] }, kinds: ['zip-duplicate-name'] },
  { what: 'twice but for capitals', zip: { entries: [one, { ...one, name: 'RESULT.json' }] }, kinds: ['zip-duplicate-name'] },
  {
    what: 'twice but for the Kelvin sign',
    zip: {
      entries: [
        { ...one, name: 'k.txt' },
        { ...one, name: '\u212a.txt'.normalize('NFD') },
      ],
    },
    kinds: ['zip-duplicate-name'],
    read: ['k.txt'],
  },
  {
    what: 'twice but for the Unicode form',
    zip: {
      entries: [
        { ...one, name: 'ä.txt' },
        { ...one, name: 'a\u0308.txt' },
      ],
    },
    kinds: ['zip-name-unclean', 'zip-duplicate-name'],
    read: ['ä.txt'],
  },
  {
    what: 'twice but for compatibility',
    zip: {
      entries: [
        { ...one, name: 'fi.txt' },
        { ...one, name: 'ﬁ.txt' },
      ],
    },
    kinds: ['zip-duplicate-name'],
    read: ['fi.txt'],
  },
  {
    what: 'file and folder of one name',
    zip: { entries: [one, { ...two, name: 'result.json/a' }] },
    kinds: ['zip-duplicate-name'],
    read: ['result.json', 'result.json/a'],
  },
  // kinds of entries
  { what: 'a symbolic link', zip: changed({ content: '/etc/passwd', central: { attributes: mode(0o120777) } }), kinds: ['zip-symlink'] },
  { what: 'a device', zip: changed({ central: { attributes: mode(0o060600) } }), kinds: ['zip-symlink'] },
  { what: 'a folder that is named like a file', zip: changed({ central: { attributes: mode(0o040755) } }), kinds: ['zip-symlink'] },
  { what: 'encrypted', zip: changed({ local: { flags: 0x801 }, central: { flags: 0x801 } }), kinds: ['zip-encrypted'] },
  { what: 'strongly encrypted', zip: changed({ local: { flags: 0x841 }, central: { flags: 0x841 } }), kinds: ['zip-encrypted'] },
  { what: 'masked directory', zip: changed({ local: { flags: 0x2800 }, central: { flags: 0x2800 } }), kinds: ['zip-encrypted'] },
  { what: 'AES', zip: changed({ local: { method: 99 }, central: { method: 99, extra: Buffer.of(0x01, 0x99, 0, 0) } }), kinds: ['zip-encrypted'] },
  { what: 'an unusual method', zip: changed({ local: { method: 14 }, central: { method: 14 } }), kinds: ['zip-unreadable'] },
  // sizes
  { what: 'a bomb that says so', zip: { entries: [one, { name: 'null.bin', content: Buffer.alloc(8 * MIB) }] }, kinds: ['zip-bomb'] },
  { what: 'a bomb that says it is small', zip: { entries: [one, { name: 'null.bin', content: 'x', packed: zeros }] }, kinds: ['zip-bomb'] },
  {
    what: 'two names for the same bytes',
    zip: changed({ local: {}, central: { localOffset: 0 } }),
    kinds: ['zip-bomb', 'zip-trailing-data', 'zip-header-mismatch'],
  },
  { what: 'a content that is longer than stated', zip: changed({ local: { size: 3 }, central: { size: 3 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  {
    what: 'a stored content that is longer than stated',
    zip: changed({ method: 0, local: { size: 3 }, central: { size: 3 } }),
    kinds: ['zip-header-mismatch'],
    read: BOTH,
  },
  {
    what: 'a content that is shorter than stated',
    zip: changed({ local: { size: 9999 }, central: { size: 9999 } }),
    kinds: ['zip-header-mismatch'],
    read: BOTH,
  },
  { what: 'data that cannot be unpacked', zip: changed({ packed: Buffer.from('fffefdfcfbfaf9', 'hex') }), kinds: ['zip-unreadable'] },
  { what: 'data that break off', zip: changed({ packed: deflateRawSync('Zeile\n'.repeat(90)).subarray(0, 8) }), kinds: ['zip-unreadable'] },
  // headers that differ
  { what: 'another name before the file', zip: changed({ local: { name: 'evidence/exchanges.ndjsom' } }), kinds: ['zip-header-mismatch'] },
  { what: 'a longer name before the file', zip: changed({ local: { name: 'evidence/exchanges.ndjson.exe' } }), kinds: ['zip-header-mismatch'] },
  { what: 'another size before the file', zip: changed({ local: { size: 1 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'another packed size before the file', zip: changed({ local: { compressedSize: 1 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'another method before the file', zip: changed({ local: { method: 0 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'another checksum before the file', zip: changed({ local: { crc32: 1 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'other flags before the file', zip: changed({ local: { flags: 0 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'another time before the file', zip: changed({ local: { time: 0 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'a wrong checksum in both', zip: changed({ local: { crc32: 1 }, central: { crc32: 1 } }), kinds: ['zip-header-mismatch'], read: BOTH },
  {
    what: 'a descriptor that lies',
    zip: changed({ descriptor: Buffer.concat([Buffer.from('504b0708', 'hex'), Buffer.alloc(12)]) }),
    kinds: ['zip-header-mismatch', 'zip-trailing-data'],
    read: BOTH,
  },
  { what: 'a local header elsewhere', zip: changed({ central: { localOffset: 1 } }), kinds: ['zip-unreadable', 'zip-trailing-data'] },
  { what: 'a local header behind the end', zip: changed({ central: { localOffset: 0xfffffff0 } }), kinds: ['zip-unreadable', 'zip-trailing-data'] },
  {
    what: 'more packed bytes than there are',
    zip: changed({ local: { compressedSize: 99_999 }, central: { compressedSize: 99_999 } }),
    kinds: ['zip-unreadable', 'zip-trailing-data'],
  },
  // bytes of nobody
  { what: 'bytes before the first file', zip: { entries: [{ ...one, before: hidden }, two] }, kinds: ['zip-trailing-data'], read: BOTH },
  { what: 'bytes put before the archive', zip: { ...good, prepended: hidden }, kinds: ['zip-trailing-data'], read: BOTH },
  { what: 'bytes between two files', zip: changed({ before: hidden }), kinds: ['zip-trailing-data'], read: BOTH },
  {
    what: 'a file that the directory leaves out',
    zip: changed({ before: craftZip({ entries: [one] }).subarray(0, -80) }),
    kinds: ['zip-trailing-data'],
    read: BOTH,
  },
  { what: 'bytes before the directory', zip: { ...good, beforeDirectory: hidden }, kinds: ['zip-trailing-data'], read: BOTH },
  { what: 'bytes behind the directory', zip: { ...good, beforeEnd: hidden }, kinds: ['zip-trailing-data'], read: BOTH },
  { what: 'bytes behind the end', zip: { ...good, trailing: hidden }, kinds: ['zip-trailing-data'], read: BOTH },
  {
    what: 'bytes behind a packed stream',
    zip: changed({ packed: Buffer.concat([deflateRawSync('Zeile\n'.repeat(90)), hidden]) }),
    kinds: ['zip-trailing-data'],
    read: BOTH,
  },
  { what: 'a comment of the archive', zip: { ...good, end: { comment: hidden } }, kinds: ['zip-trailing-data'], read: BOTH },
  { what: 'a comment of a file', zip: changed({ central: { comment: hidden } }), kinds: ['zip-trailing-data'], read: BOTH },
  {
    what: 'an archive in the comment',
    zip: { ...good, end: { comment: craftZip({ entries: [{ ...one, content: 'anders' }] }) } },
    kinds: ['zip-trailing-data'],
  },
  { what: 'an archive behind the archive', zip: { ...good, trailing: craftZip({ entries: [{ ...one, content: 'anders' }] }) }, kinds: ['zip-trailing-data'] },
  { what: 'a name for other programs', zip: changed({ central: { extra: unicodePath } }), kinds: ['zip-trailing-data'], read: BOTH },
  { what: 'extra fields that do not end', zip: changed({ local: { extra: Buffer.of(1, 2, 99) } }), kinds: ['zip-trailing-data'], read: BOTH },
  // the directory
  { what: 'no archive', zip: Buffer.from('kein Archiv, sondern ein Text, der länger ist als ein Ende'), kinds: ['zip-unreadable'], read: [] },
  { what: 'nothing', zip: Buffer.alloc(0), kinds: ['zip-unreadable'], read: [] },
  { what: 'an archive that breaks off', zip: craftZip(good).subarray(0, -23), kinds: ['zip-unreadable'], read: [] },
  { what: 'a directory elsewhere', zip: { ...good, end: { directoryOffset: 7, directorySize: 9 } }, kinds: ['zip-unreadable'], read: [] },
  { what: 'a directory that breaks off', zip: brokenOff, kinds: ['zip-unreadable'], read: [] },
  { what: 'more entries than there are', zip: { ...good, end: { entries: 3, entriesHere: 3 } }, kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'fewer entries than there are', zip: { ...good, end: { entries: 1, entriesHere: 1 } }, kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'another number on this volume', zip: { ...good, end: { entriesHere: 1 } }, kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'a directory of another length', zip: { ...good, end: { directorySize: 1 } }, kinds: ['zip-header-mismatch'], read: BOTH },
  { what: 'a second volume', zip: { ...good, end: { disk: 1 } }, kinds: ['zip-unreadable'], read: [] },
  { what: 'a file on another volume', zip: changed({ central: { disk: 1 } }), kinds: ['zip-unreadable'], read: BOTH },
  { what: 'Zip64 at the end', zip: local64, kinds: ['zip-unreadable'], read: [] },
  { what: 'Zip64 in an entry', zip: changed({ central: { extra: Buffer.of(1, 0, 0, 0) } }), kinds: ['zip-unreadable'], read: BOTH },
  { what: 'Zip64 by its mark', zip: { ...good, end: { directoryOffset: 0xffffffff } }, kinds: ['zip-unreadable'], read: [] },
];

for (const { what, zip, kinds, read = ['result.json'] } of TRICKS) {
  test(`${what}: ${kinds.join(', ')}`, async () => {
    const { files, problems } = await readZip(Buffer.isBuffer(zip) ? zip : craftZip(zip));
    assert.deepEqual(new Set(problems.map(({ kind }) => kind)), new Set(kinds), JSON.stringify(problems));
    assert.deepEqual([...files.keys()].sort(), [...read].sort());
    for (const { text } of problems) assert.ok(!(text.de + text.en).includes('{x}') && text.de !== text.en);
  });
}

test('nothing is wrong with what other programs write: descriptors, times, owners, stored files', async () => {
  const times = Buffer.from('55540900030000000000000000', 'hex');
  const owners = Buffer.from('75780b000104e803000004e8030000', 'hex');
  const usual = craftZip({
    entries: [
      {
        ...one,
        descriptor: true,
        local: { extra: times, crc32: 0, compressedSize: 0, size: 0 },
        central: { extra: Buffer.concat([times.subarray(0, 13), owners]) },
      },
      { ...two, method: 0, central: { attributes: 0 } },
    ],
  });
  const { files, problems } = await readZip(usual);
  assert.deepEqual(problems, []);
  assert.equal(Buffer.from(files.get('result.json') ?? []).toString(), one.content);
});

test('a folder is worth a note, everything else is wrong', async () => {
  for (const { what, zip } of TRICKS) {
    const { problems } = await readZip(Buffer.isBuffer(zip) ? zip : craftZip(zip));
    for (const { grade } of problems) assert.equal(grade, what === 'a folder' ? 'note' : 'wrong', what);
  }
});

test('hostile names are shown without what could trick a terminal', async () => {
  const { problems } = await readZip(craftZip(named('\u001b[2Jx\u202e')));
  assert.equal(problems[0]?.place, '\\u{1b}[2Jx\\u{202e}');
});

test('too many files are not read, whatever the count says', async () => {
  const entries = Array.from({ length: 11 }, (_, index): CraftedEntry => ({ name: `${index}.txt`, content: 'x', method: 0 }));
  for (const end of [{}, { entries: 1, entriesHere: 1 }]) {
    const { files, problems } = await readZip(craftZip({ entries, end }), { maxFiles: 10 });
    assert.deepEqual([files.size, problems.map(({ kind }) => kind)], [0, ['zip-too-many-files']]);
  }
  assert.deepEqual((await readZip(craftZip({ entries }), { maxFiles: 11 })).problems, []);
});

test('many small bombs do not add up, and cost no more than the budget', async () => {
  const packed = deflateRawSync(Buffer.alloc(900_000));
  const entries = Array.from({ length: 400 }, (_, index): CraftedEntry => ({
    name: `${index}.bin`,
    content: 'x',
    packed,
    local: { size: 900_000 },
    central: { size: 900_000 },
  }));
  const { files, problems } = await readZip(craftZip({ entries }), { maxTotalBytes: 4_000_000 });
  assert.equal(files.size, 4);
  assert.ok(problems.some(({ kind }) => kind === 'zip-bomb'));
  assert.ok(problems.length < 50, 'what repeats is counted');
  assert.match(problems.find(({ kind, place }) => kind === 'zip-bomb' && place === undefined)?.text.en ?? '', /at \d+ more places/);
});

test('a bomb that breaks at its end counts as much as one that does not', async () => {
  const packed = Buffer.concat([deflateRawSync(Buffer.alloc(900_000)).subarray(0, -4), Buffer.from('ffffffff', 'hex')]);
  const entries = Array.from({ length: 2000 }, (_, index): CraftedEntry => ({ name: `${index}.bin`, content: 'x', packed }));
  const started = performance.now();
  const { files, problems } = await readZip(craftZip({ entries }), { maxTotalBytes: 10_000_000 });
  assert.equal(files.size, 0);
  assert.ok(problems.some(({ kind }) => kind === 'zip-bomb'));
  assert.ok(performance.now() - started < 5000);
});

test('random bytes never make it throw', async () => {
  const start = fc.constantFrom('', '504b0304', '504b0102');
  const end = fc.constantFrom('', '504b0506', '504b050600000000010001002e0000000000000000');
  await fc.assert(
    fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), end, fc.uint8Array({ maxLength: 30 }), async (head, middle, tail, rest) => {
      const { files, problems } = await readZip(Buffer.concat([Buffer.from(head, 'hex'), middle, Buffer.from(tail, 'hex'), rest]));
      assert.equal(files.size, 0);
      assert.ok(problems.length > 0);
    }),
    { numRuns: 2000 },
  );
});

test('no changed byte goes unnoticed or makes it throw', async () => {
  const archive = await writeZip([
    { path: 'result.json', content: Buffer.from('{"a":1}'.repeat(40)) },
    { path: 'evidence/exchanges.ndjson', content: Buffer.from('Zeile\n'.repeat(90)) },
    { path: 'bundle.zip', content: Buffer.from('nicht gepackt') },
  ]);
  const untouched = await readZip(archive);
  const contents = (files: ReadonlyMap<string, Uint8Array>): string =>
    JSON.stringify([...files].map(([path, content]) => [path, Buffer.from(content).toString('base64')]));
  for (let offset = 0; offset < archive.length; offset++) {
    for (const bit of [1, 0x80]) {
      const flipped = Uint8Array.from(archive);
      flipped[offset] = archive[offset]! ^ bit;
      const { files, problems } = await readZip(flipped);
      const isHarmless = problems.length === 0 && contents(files) === contents(untouched.files);
      assert.ok(problems.length > 0 || isHarmless, `byte ${offset}`);
    }
  }
});

test('archives cut or joined anywhere never make it throw', async () => {
  const archive = craftZip(good);
  for (let length = 0; length < archive.length; length++) {
    assert.ok((await readZip(archive.subarray(0, length))).problems.length > 0, `the first ${length}`);
    assert.ok((await readZip(archive.subarray(archive.length - length))).problems.length > 0, `the last ${length}`);
  }
});

/** Tricks with the archive itself: an outsider repacks the untouched files, and adds one thing. */
import { deflateRawSync } from 'node:zlib';
import { craftZip } from '../../fixtures/zip/crafted-zip.ts';
import type { CraftedEntry, CraftedZip } from '../../fixtures/zip/crafted-zip.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import type { Tampering } from './tampering.ts';
import type { Files } from './world.ts';

const MIB = 1_048_576;
const linked = (0o120777 << 16) >>> 0;

/** The files as entries of a crafted archive, stored. */
function entriesOf(files: Files): readonly CraftedEntry[] {
  return [...files].map(([name, content]) => ({ name, content, method: 0 }));
}

type Craft = (entries: readonly CraftedEntry[]) => CraftedZip;

function trick(name: string, kind: Kind, craft: Craft, denied: Tampering['denied'] = ['signature']): Tampering {
  return { name: `zip: ${name}`, by: 'outsider', kinds: [kind], denied, make: ({ files }) => ({ zip: craftZip(craft(entriesOf(files))) }) };
}

const added =
  (entry: CraftedEntry): Craft =>
  (entries) => ({ entries: [...entries, entry] });
const changed =
  (path: string, change: Partial<CraftedEntry>): Craft =>
  (entries) => ({
    entries: entries.map((entry) => (entry.name === path ? { ...entry, ...change } : entry)),
  });

export const ZIP_TAMPERINGS: readonly Tampering[] = [
  trick('a name leads out of the folder', 'zip-path-traversal', added({ name: '../../.bashrc', content: 'x' })),
  trick('a name leads out with backslashes', 'zip-path-traversal', added({ name: 'evidence\\..\\..\\x', content: 'x' })),
  trick('a name is absolute', 'zip-absolute-path', added({ name: '/etc/passwd', content: 'x' })),
  trick('a name has a drive', 'zip-absolute-path', added({ name: 'C:/x', content: 'x' })),
  trick('a second result', 'zip-duplicate-name', added({ name: 'result.json', content: '{}' })),
  trick('a second result that differs in capitals', 'zip-duplicate-name', added({ name: 'Result.json', content: '{}' })),
  trick('a second manifest in front', 'zip-duplicate-name', (entries) => ({ entries: [{ name: 'manifest.json', content: '{}' }, ...entries] })),
  trick('a symbolic link', 'zip-symlink', added({ name: 'evidence/link', content: '/etc/passwd', central: { attributes: linked } })),
  trick('the result becomes a link', 'zip-symlink', changed('result.json', { central: { attributes: linked } }), ['signature', 'evidence', 'verdicts']),
  trick('a bomb', 'zip-bomb', added({ name: 'null.bin', content: Buffer.alloc(8 * MIB) })),
  trick('a bomb that says it is small', 'zip-bomb', added({ name: 'null.bin', content: 'x', packed: deflateRawSync(Buffer.alloc(8 * MIB)) })),
  trick('a file is marked as encrypted', 'zip-encrypted', changed('result.json', { local: { flags: 0x801 }, central: { flags: 0x801 } }), [
    'signature',
    'evidence',
    'verdicts',
  ]),
  trick('bytes behind the end', 'zip-trailing-data', (entries) => ({ entries, trailing: Buffer.from('x') })),
  trick('bytes in front', 'zip-trailing-data', (entries) => ({ entries, prepended: Buffer.from('#!/bin/sh\n') })),
  trick('bytes between files and directory', 'zip-trailing-data', (entries) => ({ entries, beforeDirectory: Buffer.from('hidden') })),
  trick('a comment', 'zip-trailing-data', (entries) => ({ entries, end: { comment: Buffer.from('Zertifikat') } })),
  trick('local and central header name different files', 'zip-header-mismatch', changed('target.json', { local: { name: 'target.jsoN' } })),
  trick('local and central header state different lengths', 'zip-header-mismatch', changed('target.json', { local: { size: 1 } })),
  trick('the checksum is another one', 'zip-header-mismatch', changed('target.json', { local: { crc32: 1 }, central: { crc32: 1 } })),
  trick('the directory counts one file less', 'zip-header-mismatch', (entries) => ({
    entries,
    end: { entries: entries.length - 1, entriesHere: entries.length - 1 },
  })),
  trick('a name with characters that turn the line round', 'zip-name-unclean', added({ name: 'x\u202egnp.exe', content: 'x' })),
  trick('more files than allowed', 'zip-too-many-files', (entries) => ({ entries, end: { entries: 60_000, entriesHere: 60_000 } }), [
    'signature',
    'evidence',
    'verdicts',
  ]),
  {
    name: 'zip: cut off',
    by: 'outsider',
    kinds: ['zip-unreadable'],
    denied: ['signature', 'evidence', 'verdicts'],
    make: ({ zip }) => ({ zip: zip.subarray(0, zip.length - 100) }),
  },
  {
    name: 'zip: no archive at all',
    by: 'outsider',
    kinds: ['zip-unreadable'],
    denied: ['signature', 'evidence', 'verdicts'],
    make: () => ({ zip: Buffer.from('%PDF-1.7') }),
  },
  { name: 'zip: empty', by: 'outsider', kinds: ['zip-unreadable'], denied: ['signature', 'evidence', 'verdicts'], make: () => ({ zip: new Uint8Array() }) },
];

/** Files that somebody named: what is said in both languages when they cannot be read or written, and that none is left half written. */
import { deepStrictEqual, equal, ok, throws } from 'node:assert/strict';
import fs, {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, mock, test } from 'node:test';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { readBounded, readNamed, writeInto, writeNamed, writeWhole } from './named-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-named-'));
const at = (name: string): string => join(folder, name);
const PLAN: Bilingual = { de: 'Der Plan', en: 'The plan' };

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(at('a-folder'), { recursive: true });
  writeFileSync(at('a-file'), 'text');
  symlinkSync('circle', at('circle'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function errorOf(work: () => unknown): TranslatedError {
  try {
    work();
  } catch (error) {
    if (error instanceof TranslatedError) return error;
    throw error;
  }
  throw new Error('Nothing was wrong.');
}

/** A call of the file system that fails as a disk would, after it was carried out so far. */
function whileFailing<T>(name: 'statSync' | 'writeFileSync' | 'renameSync' | 'mkdirSync', code: string, work: () => T, before?: (path: string) => void): T {
  const fails = (path: string): never => {
    before?.(path);
    throw Object.assign(new Error(`${code}: said by the system`), { code });
  };
  const { mock: mocked } = mock.method(fs, name, fails);
  syncBuiltinESMExports();
  try {
    return work();
  } finally {
    mocked.restore();
    syncBuiltinESMExports();
  }
}

describe('reading', () => {
  test('the bytes of the file', () => {
    deepStrictEqual(readNamed(at('a-file'), PLAN), Buffer.from('text'));
    deepStrictEqual(readBounded(at('a-file'), 4), { bytes: Buffer.from('text') });
  });

  const REASONS: readonly (readonly [string, string, string])[] = [
    ['missing', 'die Datei gibt es nicht', 'there is none'],
    ['a-file/below', 'ein Ordner auf dem Weg dorthin ist eine Datei', 'a folder on the way to it is a file'],
    ['a-folder', 'es ist ein Ordner', 'it is a folder'],
    ['circle', 'die Verweise dorthin führen im Kreis', 'the links to it lead in a circle'],
    ['n'.repeat(300), 'der Name ist zu lang', 'the name is too long'],
  ];
  for (const [name, de, en] of REASONS)
    test(`${name.slice(0, 20)}: ${en}`, () => {
      const { code, text, mend, place } = errorOf(() => readNamed(at(name), PLAN));
      deepStrictEqual([code, place], ['ERR_CONFIG_FILE_UNREADABLE', at(name)]);
      deepStrictEqual(text, { de: `Der Plan ist nicht lesbar: ${de}.`, en: `The plan cannot be read: ${en}.` });
      deepStrictEqual(mend, { de: 'Den Pfad prüfen.', en: 'Check the path.' });
    });

  const SYSTEM: readonly (readonly [string, string, string])[] = [
    ['EACCES', 'das Recht zum Lesen fehlt', 'the right to read it is missing'],
    ['EPERM', 'das Recht zum Lesen fehlt', 'the right to read it is missing'],
    ['EIO', 'der Datenträger meldet einen Fehler', 'the disk reports an error'],
    ['ENOTKNOWN', 'ENOTKNOWN: said by the system', 'ENOTKNOWN: said by the system'],
  ];
  for (const [code, de, en] of SYSTEM)
    test(`${code}: ${en}`, () => {
      const { text } = whileFailing('statSync', code, () => errorOf(() => readNamed(at('a-file'), PLAN)));
      deepStrictEqual(text, { de: `Der Plan ist nicht lesbar: ${de}.`, en: `The plan cannot be read: ${en}.` });
    });

  test('more than the bound is refused, also where the size is known only afterwards', (t) => {
    const mend = { de: 'Kürzer fassen.', en: 'Be brief.' };
    const refused = (): TranslatedError => errorOf(() => readNamed(at('a-file'), PLAN, { maxBytes: 3, mend }));
    const before = refused();
    deepStrictEqual(before.text, {
      de: 'Der Plan ist nicht lesbar: die Datei ist zu groß (4 Bytes; gelesen werden höchstens 3).',
      en: 'The plan cannot be read: it is too large (4 bytes; at most 3 are read).',
    });
    deepStrictEqual(before.mend, mend);
    const read = t.mock.method(fs, 'readFileSync');
    syncBuiltinESMExports();
    refused();
    equal(read.mock.callCount(), 0, 'nothing of it is read');
    t.mock.method(fs, 'statSync', () => ({ size: 0 }));
    syncBuiltinESMExports();
    deepStrictEqual(refused().text, before.text);
    t.mock.restoreAll();
    syncBuiltinESMExports();
  });
});

describe('writing', () => {
  test('replaces what was there, with the rights asked for, and leaves nothing beside it', () => {
    writeNamed(at('a-file'), 'new', PLAN);
    writeWhole(at('secret'), new Uint8Array([1]), 0o600);
    equal(readFileSync(at('a-file'), 'utf8'), 'new');
    equal(statSync(at('secret')).mode & 0o777, 0o600);
    deepStrictEqual(readdirSync(folder).sort(), ['a-file', 'a-folder', 'circle', 'secret']);
  });

  test('keeps the rights of the former file, whatever the umask, and never touches a protected one', (t) => {
    chmodSync(at('a-file'), 0o666);
    writeNamed(at('a-file'), 'new', PLAN);
    equal(statSync(at('a-file')).mode & 0o777, 0o666);
    t.mock.method(fs, 'accessSync', () => {
      throw Object.assign(new Error('EACCES: said by the system'), { code: 'EACCES' });
    });
    syncBuiltinESMExports();
    const { text } = errorOf(() => writeNamed(at('a-file'), 'newer', PLAN));
    t.mock.restoreAll();
    syncBuiltinESMExports();
    equal(text.en, 'The plan cannot be written: the right to write it is missing.');
    equal(readFileSync(at('a-file'), 'utf8'), 'new');
  });

  test('goes where a link leads, which stays a link', () => {
    symlinkSync('../a-file', at('a-folder/link'));
    symlinkSync('later', at('leads-to-none'));
    for (const [link, file] of [
      ['a-folder/link', 'a-file'],
      ['leads-to-none', 'later'],
    ] as const) {
      writeNamed(at(link), 'new', PLAN);
      ok(lstatSync(at(link)).isSymbolicLink());
      equal(readFileSync(at(file), 'utf8'), 'new');
    }
    deepStrictEqual(readdirSync(folder).sort(), ['a-file', 'a-folder', 'circle', 'later', 'leads-to-none']);
  });

  test('a device stays one', () => {
    writeNamed('/dev/null', 'new', PLAN);
    ok(statSync('/dev/null').isCharacterDevice());
    if (existsSync('/dev/full')) equal(errorOf(() => writeNamed('/dev/full', 'new', PLAN)).text.en, 'The plan cannot be written: the disk is full.');
  });

  const REASONS: readonly (readonly [string, string, string])[] = [
    ['missing/plan', 'den Ordner gibt es nicht', 'there is no such folder'],
    ['a-file/plan', 'der Ordner ist eine Datei', 'the folder is a file'],
    ['a-folder', 'dort ist ein Ordner', 'there is a folder'],
    ['circle/plan', 'die Verweise dorthin führen im Kreis', 'the links to it lead in a circle'],
    ['n'.repeat(300), 'der Name ist zu lang', 'the name is too long'],
  ];
  for (const [name, de, en] of REASONS)
    test(`${name.slice(0, 20)}: ${en}`, () => {
      const mend = { de: 'Anders nennen.', en: 'Name it differently.' };
      const error = errorOf(() => writeNamed(at(name), 'new', PLAN, mend));
      deepStrictEqual([error.code, error.place, error.mend], ['ERR_CONFIG_OUTPUT_UNWRITABLE', at(name), mend]);
      deepStrictEqual(error.text, { de: `Der Plan lässt sich nicht schreiben: ${de}.`, en: `The plan cannot be written: ${en}.` });
      deepStrictEqual(readdirSync(folder).sort(), ['a-file', 'a-folder', 'circle']);
    });

  const SYSTEM: readonly (readonly [string, string, string])[] = [
    ['EACCES', 'das Recht zum Schreiben fehlt', 'the right to write it is missing'],
    ['EPERM', 'das Recht zum Schreiben fehlt', 'the right to write it is missing'],
    ['EROFS', 'der Datenträger ist schreibgeschützt', 'the disk is write-protected'],
    ['EBUSY', 'die Datei ist in Gebrauch', 'the file is in use'],
    ['ENOSPC', 'der Datenträger ist voll', 'the disk is full'],
    ['EDQUOT', 'der zugeteilte Speicherplatz ist voll', 'the disk quota is used up'],
    ['EIO', 'der Datenträger meldet einen Fehler', 'the disk reports an error'],
    ['ENOTKNOWN', 'ENOTKNOWN: said by the system', 'ENOTKNOWN: said by the system'],
  ];
  for (const [code, de, en] of SYSTEM)
    test(`${code}: ${en}; what was there stays, and no half file`, () => {
      for (const name of ['writeFileSync', 'renameSync'] as const) {
        const half = name === 'writeFileSync' ? (path: string): void => copyFileSync(at('a-file'), path) : undefined;
        const { text } = whileFailing(name, code, () => errorOf(() => writeNamed(at('a-file'), 'new', PLAN)), half);
        deepStrictEqual(text, { de: `Der Plan lässt sich nicht schreiben: ${de}.`, en: `The plan cannot be written: ${en}.` });
        equal(readFileSync(at('a-file'), 'utf8'), 'text');
        deepStrictEqual(readdirSync(folder).sort(), ['a-file', 'a-folder', 'circle']);
      }
    });

  test('what stands in the way of the file beside it is not taken away, nor told instead', () => {
    mkdirSync(at('plan.partial'));
    equal(errorOf(() => writeNamed(at('plan'), 'new', PLAN)).text.en, 'The plan cannot be written: there is a folder.');
    ok(existsSync(at('plan.partial')));
  });
});

describe('writing into a folder', () => {
  const files = [
    { name: 'one', content: '1' },
    { name: 'two', content: new Uint8Array([50]) },
  ];

  test('makes it and tells the names', () => {
    deepStrictEqual(writeInto(at('deep/down'), files), ['one', 'two']);
    deepStrictEqual(
      readdirSync(at('deep/down')).map((name) => readFileSync(at(`deep/down/${name}`), 'utf8')),
      ['1', '2'],
    );
  });

  const mend = { de: 'Mit --out einen anderen Ordner nennen.', en: 'Name another folder with --out.' };
  for (const name of ['a-file', 'a-file/below'])
    test(`${name} is no folder`, () =>
      throws(() => writeInto(at(name), files), {
        code: 'ERR_CONFIG_OUTPUT_UNWRITABLE',
        place: at(name),
        text: { de: 'Die Ausgabe lässt sich nicht schreiben: der Ordner ist eine Datei.', en: 'The output cannot be written: the folder is a file.' },
        mend,
      }));

  test('names the file that cannot be written', () => {
    mkdirSync(at('a-folder/two'));
    throws(() => writeInto(at('a-folder'), files), {
      code: 'ERR_CONFIG_OUTPUT_UNWRITABLE',
      place: at('a-folder/two'),
      text: { de: 'Die Datei lässt sich nicht schreiben: dort ist ein Ordner.', en: 'The file cannot be written: there is a folder.' },
      mend,
    });
  });
});

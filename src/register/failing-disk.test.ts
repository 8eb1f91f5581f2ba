/** A disk that is full or protected at whatever moment: the register is as it was, nothing is left, and the operator is told. */
import { deepStrictEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import fs, { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, mock, test } from 'node:test';
import { TranslatedError } from '../core/translated-error.ts';
import { sha256Hex } from '../formats/hash.ts';
import { addCertificate, decideOn } from './changes.ts';
import { extendCertificate } from './extension.ts';
import { initRegister } from './init-register.ts';
import { lockRegister } from './lock.ts';
import type { Register } from './model.ts';
import { judgeOf } from './signature.ts';
import { writeSite } from './site/write-site.ts';
import { sampleCertificate, TEST_BODY, TEST_INSTANT } from './test-certificate.ts';
import { createTestBody, makeTestRegister, sampleArchive } from './test-register.ts';
import type { TestBody } from './test-register.ts';

const NUMBER = 'PS-2026-000001';
const FULL = { de: 'Das Register lässt sich nicht schreiben: der Datenträger ist voll.', en: 'The register cannot be written: the disk is full.' };
const WRITING = ['openSync', 'writeSync', 'fsyncSync', 'mkdirSync', 'renameSync'] as const;

const home = mkdtempSync(join(tmpdir(), 'pruefstand-disk-'));
let body: TestBody;
before(async () => {
  body = await createTestBody(TEST_INSTANT);
});
beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
});
after(() => rmSync(home, { recursive: true, force: true }));

/** What writes fails from a call on, but for what opens to read. */
async function whileFull<T>(from: number, work: () => T): Promise<Awaited<T>> {
  let calls = 0;
  for (const name of WRITING) {
    const real = fs[name] as (...all: unknown[]) => unknown;
    mock.method(fs, name, (...all: unknown[]) => {
      if (!(name === 'openSync' && (all[1] ?? 'r') === 'r') && ++calls >= from)
        throw Object.assign(new Error('ENOSPC: said by the system'), { code: 'ENOSPC' });
      return real(...all);
    });
  }
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    mock.restoreAll();
    syncBuiltinESMExports();
  }
}

/** Path and digest of everything in a folder; what only awaits its move counts as moved. */
function contentOf(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.map((path) => `${path.replace('.next', '')} ${statSync(join(folder, path)).isFile() ? sha256Hex(readFileSync(join(folder, path))) : ''}`).sort();
}

/** Tries the work on a disk that is full from the first write on, from the second, and so on until it is done. @returns how often it was refused */
async function untilDone(folder: string, work: () => unknown): Promise<number> {
  const former = contentOf(folder);
  for (let writes = 1; ; writes++) {
    try {
      await whileFull(writes, work);
      return writes - 1;
    } catch (error) {
      ok(error instanceof TranslatedError, String(error));
      deepStrictEqual([error.code, error.text], ['ERR_CONFIG_OUTPUT_UNWRITABLE', FULL], `write ${writes}`);
      deepStrictEqual(contentOf(folder), former, `write ${writes}`);
    }
  }
}

test('a change is made or refused as a whole', async () => {
  using register = makeTestRegister(body);
  const zip = await sampleArchive(body, sampleCertificate(TEST_INSTANT), TEST_INSTANT);
  const at = TEST_INSTANT + 86_400_000;
  const changes: readonly (() => Promise<Register>)[] = [
    async () => addCertificate(register.addRequest(zip)),
    async () => decideOn(NUMBER, 'suspended', register.request({ at })),
    async () => decideOn(NUMBER, 'resumed', register.request({ at })),
    async () => {
      const former = { zip, place: 'certificate.zip' };
      const { register: extended } = await extendCertificate(NUMBER, {
        ...register.request({ at }),
        until: '2028-01-21',
        sign: body.sign,
        judge: judgeOf(register.read()),
        former,
      });
      return extended;
    },
  ];
  for (const [index, change] of changes.entries()) {
    ok((await untilDone(register.folder, change)) > 4, `change ${index}`);
    equal(register.read().events.length, index + 1);
  }
  // What could not be moved any more is there all the same, and in its place with the next change.
  equal(register.read().entries[0]?.certificate.validUntil, '2028-01-21');
  await decideOn(NUMBER, 'suspended', register.request({ at }));
  deepStrictEqual(readdirSync(join(register.folder, 'entries')), [NUMBER]);
  ok(!existsSync(join(register.folder, '.lock')));
});

test('a new register is made or not, with the folders around it', async () => {
  const { name, contact, complaints } = { name: TEST_BODY, contact: 'register@pruefung.example', complaints: { name: 'B', contact: 'b@pruefung.example' } };
  const config = { name, baseUrl: 'https://register.example/', language: 'de', contact, numberPrefix: 'PS', complaints, statusListDays: 7 } as const;
  const init = (path: string) => (): unknown => initRegister(join(home, path), { config, anchors: Buffer.from(body.authority.certificate) });
  ok((await untilDone(home, init('new/register'))) > 4);
  mkdirSync(join(home, 'empty'));
  ok((await untilDone(home, init('empty'))) > 4);
  deepStrictEqual(contentOf(join(home, 'empty')), contentOf(join(home, 'new/register')));
});

test('a disk that takes the lock no more leaves none', async () => {
  const holder = { process: 1, host: 'test', since: '2026-11-21T11:59:00.000Z' };
  await untilDone(home, () => lockRegister(home, holder)[Symbol.dispose]());
  deepStrictEqual(readdirSync(home), []);
});

test('a file of the register that cannot be read is named', async () => {
  using register = makeTestRegister(body);
  const log = join(register.folder, 'events.ndjson');
  rmSync(log);
  mkdirSync(log);
  throws(() => register.read(), {
    code: 'ERR_CONFIG_FILE_UNREADABLE',
    place: log,
    text: { de: 'Eine Datei des Registers ist nicht lesbar: es ist ein Ordner.', en: 'A file of the register cannot be read: it is a folder.' },
  });
});

test('a site that the disk does not take is told as such', async () => {
  using register = makeTestRegister(body);
  await rejects(
    whileFull(3, async () => writeSite(register.read(), join(home, 'site'), { at: TEST_INSTANT })),
    {
      code: 'ERR_CONFIG_OUTPUT_UNWRITABLE',
      text: { de: 'Die Website lässt sich nicht schreiben: der Datenträger ist voll.', en: 'The site cannot be written: the disk is full.' },
    },
  );
});

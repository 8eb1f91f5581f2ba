/** The folder of an output: the former output goes, what is somebody else's stays and is named, and nothing is lost in between. */
import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ppid } from 'node:process';
import { after, beforeEach, describe, test } from 'node:test';
import { fillOutput, keptLines, MARKER } from './output-folder.ts';
import { createSession } from './session.ts';

const home = mkdtempSync(join(tmpdir(), 'pruefstand-output-'));
const out = join(home, 'out');
const at = (path: string): string => join(out, path);
beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home);
});
after(() => rmSync(home, { recursive: true, force: true }));

function put(folder: string, paths: readonly string[], content = ''): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

const fill = async (paths: readonly string[], content?: string): Promise<readonly string[]> =>
  (await fillOutput(out, async (folder) => put(folder, paths, content))).kept;
const there = (): readonly string[] => (existsSync(out) ? readdirSync(out, { recursive: true, encoding: 'utf8' }).sort() : []);
const FAILED = new Error('The work failed.');
const fail = async (): Promise<unknown> => {
  const filling = fillOutput(out, async (folder) => {
    put(folder, ['half']);
    throw FAILED;
  });
  return rejects(filling, FAILED);
};

describe('an output', () => {
  test('takes the place of the former one; what that left empty goes too', async () => {
    deepStrictEqual(await fill(['result.json', 'report.html', 'evidence/bodies/x1.bin'], 'old'), []);
    deepStrictEqual(await fill(['result.json', 'junit.xml'], 'new'), []);
    deepStrictEqual(there(), [MARKER, 'junit.xml', 'result.json'].sort());
    equal(readFileSync(at('result.json'), 'utf8'), 'new');
    deepStrictEqual(readdirSync(home), ['out']);
  });

  test('leaves every file that it did not write, and names it', async () => {
    await fill(['result.json', 'report.html', 'evidence/facts.json']);
    put(out, ['selbsttest.zip', 'evidence/notizen.txt', 'bilder/eins.png', 'bilder/mehr/zwei.png'], 'mine');
    symlinkSync('/nowhere', at('link'));
    const mine = ['bilder/', 'evidence/notizen.txt', 'link', 'selbsttest.zip'];
    deepStrictEqual(await fill(['result.json', 'evidence/facts.json']), mine);
    deepStrictEqual(await fill(['result.json']), ['bilder/', 'evidence/', 'link', 'selbsttest.zip']);
    for (const path of ['selbsttest.zip', 'evidence/notizen.txt', 'bilder/eins.png', 'bilder/mehr/zwei.png']) equal(readFileSync(at(path), 'utf8'), 'mine');
  });

  test('stays where its folder is, which may be a mount point', async () => {
    await fill(['result.json']);
    const { ino } = statSync(out);
    await fill(['result.json']);
    equal(statSync(out).ino, ino);
  });

  test('removes nothing outside of the folder, whatever its list says', async () => {
    put(home, ['mine.txt', 'elsewhere/mine.txt']);
    await fill(['result.json']);
    symlinkSync(join(home, 'elsewhere'), at('link'));
    writeFileSync(at(MARKER), 'Output\n../mine.txt\nlink/mine.txt\nresult.json\n');
    deepStrictEqual(await fill(['result.json']), ['link']);
    ok(existsSync(join(home, 'mine.txt')) && existsSync(join(home, 'elsewhere/mine.txt')));
  });
});

describe('without a new output all is as before', () => {
  test('where there was none', async () => {
    await fail();
    deepStrictEqual(readdirSync(home), []);
    mkdirSync(out);
    await fail();
    deepStrictEqual(there(), []);
  });

  test('where there was one, during the work and after it failed', async () => {
    await fill(['result.json'], 'old');
    put(out, ['mine.txt']);
    await fillOutput(out, async () => equal(readFileSync(at('result.json'), 'utf8'), 'old'));
    await fill(['result.json'], 'old');
    await fail();
    deepStrictEqual(there(), [MARKER, 'mine.txt', 'result.json']);
  });

  test('where the disk refuses', async () => {
    put(home, ['file']);
    await rejects(
      fillOutput(join(home, 'file/out'), async () => 0),
      { code: 'ERR_CONFIG_OUTPUT_UNWRITABLE', place: join(home, 'file/out') },
    );
    await rejects(
      fillOutput(join(home, 'file'), async () => 0),
      { code: 'ERR_CONFIG_OUTPUT_UNWRITABLE' },
    );
  });
});

test('what a killed call left goes with the next one, nothing of somebody else', async () => {
  await fill(['result.json', 'old.json'], 'old');
  put(out, ['.partial-4194305/evidence/half', 'b.json/mine.txt']);
  // The second file finds a folder in its place.
  await rejects(fill(['a.json', 'b.json']), { code: 'ERR_CONFIG_OUTPUT_UNWRITABLE' });
  deepStrictEqual(there(), [MARKER, 'a.json', 'b.json', 'b.json/mine.txt', 'old.json', 'result.json']);
  deepStrictEqual(await fill(['result.json']), ['b.json/']);
  deepStrictEqual(there(), [MARKER, 'b.json', 'b.json/mine.txt', 'result.json']);
});

test('what another call fills at this moment stays and is not named', async () => {
  await fill(['result.json']);
  put(out, [`.partial-${ppid}/half`]);
  deepStrictEqual(await fill(['result.json']), []);
  deepStrictEqual(there(), [`.partial-${ppid}`, `.partial-${ppid}/half`, MARKER, 'result.json']);
});

test('what was kept is told in one line', () => {
  const quiet = { write: () => undefined };
  const context = { cwd: '/', stdout: quiet, stderr: quiet, env: {}, signal: new AbortController().signal };
  const told = (kept: readonly string[]): readonly (readonly string[])[] =>
    (['de', 'en'] as const).map((language) => keptLines(kept, createSession(context, language)));
  deepStrictEqual(told([]), [[], []]);
  deepStrictEqual(told(['a', 'b\u001B[1m']), [['Von früher behalten: a, b\uFFFD[1m'], ['Kept from before: a, b\uFFFD[1m']]);
  deepStrictEqual(told(['1', '2', '3', '4', '5', '6', '7']), [
    ['Von früher behalten: 1, 2, 3, 4, 5 und 2 weitere'],
    ['Kept from before: 1, 2, 3, 4, 5 and 2 more'],
  ]);
});

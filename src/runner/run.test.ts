/** What becomes of a run that has no place to be written to. */
import { rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadEmbeddedDirectory } from './directory/embedded-directory.ts';
import { cacheFolder } from './environment.ts';
import { createKeyRing } from './keys.ts';
import { ordinaryRun } from './ordinary-run.ts';
import { runProfile } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'pruefstand-unwritten-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('an output folder that cannot be made is told in both languages', async () => {
  writeFileSync(join(folder, 'a-file'), '');
  const outputFolder = join(folder, 'a-file/out');
  const loaded = await loadEmbeddedDirectory({ profile: 'dvdv-server' });
  const stopped = { ...ordinaryRun(), signal: AbortSignal.abort() };
  await rejects(runProfile({ ...stopped, loaded, outputFolder }, createKeyRing(cacheFolder(), Date.now())), {
    code: 'ERR_CONFIG_OUTPUT_UNWRITABLE',
    place: outputFolder,
    text: { de: 'Die Ausgabe lässt sich nicht schreiben: der Ordner ist eine Datei.', en: 'The output cannot be written: the folder is a file.' },
    mend: { de: 'Mit --out einen anderen Ordner nennen.', en: 'Name another folder with --out.' },
  });
});

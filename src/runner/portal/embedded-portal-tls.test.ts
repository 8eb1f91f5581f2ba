/** The embedded portal by https, as `run --tls` has it: what needs TLS is tried then, the reference passes it, and no file of the run holds a private key. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cacheFolder } from '../environment.ts';
import { loadProfile } from '../catalogue.ts';
import { createKeyRing } from '../keys.ts';
import { loadReferenceOf } from '../rooms.ts';
import { ordinaryRun } from '../ordinary-run.ts';
import { runProfile } from '../run.ts';

/** Files of a run that hold a private key: its label, or the head of PKCS #8 for RSA in Base64. */
function filesWithKeys(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => /PRIVATE KEY|ADANBgkqhkiG9w0BAQEFAASC/.test(readFileSync(file, 'latin1')));
}

for (const profile of ['bundid-portal', 'muk-portal']) {
  test(`by https the reference passes what needs TLS: ${profile}`, async () => {
    const outputFolder = mkdtempSync(join(tmpdir(), 'pruefstand-tls-'));
    try {
      const loaded = await loadReferenceOf(loadProfile(profile), { usesTls: true });
      if (loaded === undefined) throw new Error('There is no such reference.');
      const { result } = await runProfile(
        {
          loaded,
          only: ['ATK-WEB-04', 'ATK-WEB-05', 'MUK-SE-01'],
          outputFolder,
          ...ordinaryRun(),
        },
        createKeyRing(cacheFolder(), Date.now()),
      );
      deepStrictEqual(filesWithKeys(outputFolder), []);
      const tried = result.cases.filter(({ attempts }) => attempts.length > 0);
      equal(tried.filter(({ name }) => name.includes('ATK-WEB-05/plain-http')).length, 1);
      deepStrictEqual(
        tried.map(({ name, verdict, attempts }) => [
          name,
          verdict,
          attempts.flatMap(({ findings, error }) => [...findings.map(({ messageKey }) => messageKey), error]),
        ]),
        tried.map(({ name }) => [name, 'passed', [undefined]]),
      );
    } finally {
      rmSync(outputFolder, { recursive: true, force: true });
    }
  });
}

/** The embedded portal by https: what needs TLS is tried then, and the reference passes it. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cacheFolder } from '../environment.ts';
import { createKeyRing } from '../keys.ts';
import { runProfile } from '../run.ts';
import { loadEmbeddedPortal } from './embedded-portal.ts';

for (const [profile, account] of [
  ['bundid-portal', 'bundid'],
  ['muk-portal', 'unternehmenskonto'],
] as const) {
  test(`by https the reference passes what needs TLS: ${profile}`, async () => {
    const outputFolder = mkdtempSync(join(tmpdir(), 'pruefstand-tls-'));
    try {
      const { result } = await runProfile(
        {
          loaded: await loadEmbeddedPortal({ profile, account, usesTls: true }),
          only: ['ATK-WEB-04', 'ATK-WEB-05', 'MUK-SE-01'],
          outputFolder,
          language: 'de',
          parallel: 0,
          repeat: 1,
          isOneByOne: false,
          hasFreshKeys: false,
          onProgress: () => undefined,
          signal: new AbortController().signal,
        },
        createKeyRing(cacheFolder(), Date.now()),
      );
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

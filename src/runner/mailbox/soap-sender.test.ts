/**
 * A product that still sends over SOAP: the interface is what it is judged for, and beside that everything that holds for SOAP too. The rest is
 * not applicable, with a reason.
 */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Result } from '../../core/result.ts';
import { cacheFolder } from '../environment.ts';
import { createKeyRing } from '../keys.ts';
import { runProfile } from '../run.ts';
import { loadEmbeddedMailboxSender } from './embedded-mailbox-sender.ts';

/** Requirements that an official source gives for SOAP, or that do not depend on the interface. */
const JUDGED = ['ZBP-05', 'ZBP-06', 'ZBP-09', 'ZBP-10', 'ZBP-12', 'ZBP-15', 'ZBP-20', 'MUK-PF-01'];
const NOT_APPLICABLE = ['ZBP-01', 'ZBP-02', 'ZBP-03', 'ZBP-04', 'ZBP-07', 'ZBP-08', 'ZBP-11', 'ZBP-13', 'ZBP-16', 'ZBP-17', 'ZBP-19'];

async function run(faults: readonly string[]): Promise<Result['requirements']> {
  const outputFolder = mkdtempSync(join(tmpdir(), 'pruefstand-soap-'));
  try {
    const { result } = await runProfile(
      {
        loaded: await loadEmbeddedMailboxSender({ profile: 'zbp-absender', usesSoap: true, faults }),
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
    return result.requirements;
  } finally {
    rmSync(outputFolder, { recursive: true, force: true });
  }
}

/** The worst that was found, else the verdict. */
const verdictsOf = (requirements: Result['requirements'], ids: readonly string[]): readonly string[] =>
  ids.map((id) => {
    const { worst, verdict = '–' } = requirements.find(({ requirement }) => requirement.id === id) ?? {};
    return `${id} ${worst ?? verdict}`;
  });
const all = (ids: readonly string[], verdict: string): readonly string[] => ids.map((id) => `${id} ${verdict}`);

test('the reference over SOAP breaks ZBP-18 and nothing else', async () => {
  const requirements = await run([]);
  deepStrictEqual(verdictsOf(requirements, ['ZBP-18']), ['ZBP-18 failure']);
  deepStrictEqual(verdictsOf(requirements, JUDGED), all(JUDGED, 'passed'));
  deepStrictEqual(verdictsOf(requirements, NOT_APPLICABLE), all(NOT_APPLICABLE, 'inapplicable'));
});

test('faults of what is judged are found over SOAP too', async () => {
  const requirements = await run(['level-always-1', 'html-unfiltered', 'mailbox-by-name', 'emoji-stripped', 'no-other-way', 'missing-handle-ignored']);
  const inferred = ['ZBP-05', 'ZBP-06', 'ZBP-09', 'ZBP-10', 'ZBP-12'];
  deepStrictEqual(verdictsOf(requirements, inferred), all(inferred, 'warning'));
  deepStrictEqual(verdictsOf(requirements, ['ZBP-15', 'ZBP-18']), all(['ZBP-15', 'ZBP-18'], 'failure'));
  equal(requirements.find(({ requirement }) => requirement.id === 'ZBP-20')?.verdict, 'passed');
});

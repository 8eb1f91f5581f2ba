/**
 * Products that do not send over REST: what holds for their way too is judged, the rest is not applicable, with a reason. One that still
 * sends over SOAP is judged for that.
 */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Result } from '../../core/result.ts';
import type { SenderInterface } from '../../drivers/mailbox/target.ts';
import { cacheFolder } from '../environment.ts';
import { createKeyRing } from '../keys.ts';
import { ordinaryRun } from '../ordinary-run.ts';
import { runProfile } from '../run.ts';
import { loadEmbeddedMailboxSender } from './embedded-mailbox-sender.ts';

/** What an official source gives for SOAP, or what does not depend on the interface. */
const BY_SOAP = ['ZBP-05', 'ZBP-06', 'ZBP-09', 'ZBP-10', 'ZBP-12', 'ZBP-15', 'ZBP-20', 'MUK-PF-01'];
const NOT_BY_SOAP = ['ZBP-01', 'ZBP-02', 'ZBP-03', 'ZBP-04', 'ZBP-07', 'ZBP-08', 'ZBP-11', 'ZBP-13', 'ZBP-16', 'ZBP-17', 'ZBP-19'];
/** All but what REST alone has. */
const BY_FIT_CONNECT = [
  ...['ZBP-04', 'ZBP-05', 'ZBP-06', 'ZBP-07', 'ZBP-08', 'ZBP-09', 'ZBP-10', 'ZBP-12', 'ZBP-15', 'ZBP-16', 'ZBP-17', 'ZBP-18', 'ZBP-19'],
  'MUK-PF-01',
];
const NOT_BY_FIT_CONNECT = ['ZBP-01', 'ZBP-02', 'ZBP-03', 'ZBP-11', 'ZBP-13', 'ZBP-20'];

async function run(sendsBy: SenderInterface, faults: readonly string[]): Promise<Result['requirements']> {
  const outputFolder = mkdtempSync(join(tmpdir(), 'pruefstand-interface-'));
  try {
    const { result } = await runProfile(
      {
        loaded: await loadEmbeddedMailboxSender({ profile: 'zbp-absender', sendsBy, faults }),
        outputFolder,
        ...ordinaryRun(),
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
  const requirements = await run('soap', []);
  deepStrictEqual(verdictsOf(requirements, ['ZBP-18']), ['ZBP-18 failure']);
  deepStrictEqual(verdictsOf(requirements, BY_SOAP), all(BY_SOAP, 'passed'));
  deepStrictEqual(verdictsOf(requirements, NOT_BY_SOAP), all(NOT_BY_SOAP, 'inapplicable'));
});

test('faults of what is judged are found over SOAP too', async () => {
  const requirements = await run('soap', ['level-always-1', 'html-unfiltered', 'mailbox-by-name', 'emoji-stripped', 'no-other-way', 'missing-handle-ignored']);
  const inferred = ['ZBP-05', 'ZBP-06', 'ZBP-09', 'ZBP-10', 'ZBP-12'];
  deepStrictEqual(verdictsOf(requirements, inferred), all(inferred, 'warning'));
  deepStrictEqual(verdictsOf(requirements, ['ZBP-15', 'ZBP-18']), all(['ZBP-15', 'ZBP-18'], 'failure'));
  equal(requirements.find(({ requirement }) => requirement.id === 'ZBP-20')?.verdict, 'passed');
});

test('the reference that sends by FIT-Connect only breaks nothing', async () => {
  const requirements = await run('fit-connect', []);
  deepStrictEqual(verdictsOf(requirements, BY_FIT_CONNECT), all(BY_FIT_CONNECT, 'passed'));
  deepStrictEqual(verdictsOf(requirements, NOT_BY_FIT_CONNECT), all(NOT_BY_FIT_CONNECT, 'inapplicable'));
});

test('faults of what is judged are found by FIT-Connect too', async () => {
  const contents = ['level-always-1', 'html-unfiltered', 'mailbox-by-name', 'emoji-stripped', 'limits-ignored', 'created-date-local'];
  const requirements = await run('fit-connect', [...contents, 'missing-handle-ignored', 'application-of-first-case', 'failed-notice-dropped']);
  const inferred = ['ZBP-05', 'ZBP-06', 'ZBP-07', 'ZBP-09', 'ZBP-10', 'ZBP-12', 'ZBP-16', 'ZBP-17'];
  deepStrictEqual(verdictsOf(requirements, inferred), all(inferred, 'warning'));
  deepStrictEqual(verdictsOf(requirements, ['ZBP-15', 'ZBP-18']), ['ZBP-15 failure', 'ZBP-18 passed']);
});

/**
 * Runs against the embedded directory in forms that are allowed: nothing may be found. And what becomes of targets that are wrong,
 * silent, or name entries that are not there: the suite cannot tell, and never blames the directory.
 */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { createKeyRing } from '../keys.ts';
import { ordinaryRun } from '../ordinary-run.ts';
import { runProfile } from '../run.ts';
import type { DirectoryLoaded } from './directory-loaded.ts';
import type { Result } from '../../core/result.ts';
import type { DoctorEntry } from '../doctor-entry.ts';
import { examineDirectory } from './doctor-directory.ts';
import { loadEmbeddedDirectory } from './embedded-directory.ts';
import type { EmbeddedDirectoryOptions } from './embedded-directory.ts';

const PROFILE = 'dvdv-server';
const folder = mkdtempSync(join(tmpdir(), 'pruefstand-directory-run-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function run(loaded: DirectoryLoaded, only?: readonly string[]): Promise<Result> {
  const { result } = await runProfile(
    {
      loaded,
      ...(only === undefined ? {} : { only }),
      outputFolder: mkdtempSync(join(folder, 'out-')),
      ...ordinaryRun(),
      language: 'en',
    },
    createKeyRing(folder, Date.now()),
  );
  return result;
}

/** Failures, warnings and cases that could not be told. */
function blemishesOf({ requirements, cases }: Result): readonly string[] {
  const broken = requirements.filter(({ worst }) => worst === 'failure' || worst === 'warning').map(({ requirement }) => requirement.id);
  return [...broken, ...cases.filter(({ verdict }) => verdict === 'cantTell').map(({ id }) => id)];
}

/** Starts the embedded directory and tells of it as a target file would. */
async function asRunning(options: Omit<EmbeddedDirectoryOptions, 'profile'> = {}): Promise<DirectoryLoaded & AsyncDisposable> {
  const { start, target, ...rest } = await loadEmbeddedDirectory({ profile: PROFILE, ...options });
  const running = await start?.();
  if (running === undefined) throw new Error('The embedded directory was not started.');
  const { directory, entries, trusted } = running;
  return { ...rest, target: { ...target, kind: 'running' }, directory, entries, trusted, [Symbol.asyncDispose]: async () => running.stop() };
}

describe('forms that are allowed', () => {
  const forms: readonly (readonly [string, Omit<EmbeddedDirectoryOptions, 'profile'>])[] = [
    [
      'every answer as printed in the description',
      {
        tenant: {
          wire: { deviations: { 'light-organizations': false, 'plain-uris': false, 'null-members': false, 'snake-token': false, 'version-object': false } },
        },
      },
    ],
    ['misses as 204, tokens of the issuing server only', { tenant: { wire: { misses: 204, tokens: 'issuing-server' } } }],
    ['no login', { tenant: { networks: { standalone: 'noauth' } } }],
    ['members that no description names', { faults: ['unknown-members'] }],
    ['entries without certificates', { faults: ['certificates-missing'] }],
  ];
  for (const [title, options] of forms)
    test(title, async () => {
      const result = await run(await loadEmbeddedDirectory({ profile: PROFILE, ...options }));
      deepStrictEqual([blemishesOf(result), result.run.isComplete], [[], true]);
      equal(result.conclusion, 'conformant');
    });
});

describe('what the suite cannot tell is no failure of the directory', () => {
  const failures = ({ requirements }: Result): readonly string[] =>
    requirements.filter(({ worst }) => worst === 'failure').map(({ requirement }) => requirement.id);

  test('a directory that is not there', async () => {
    await using running = await asRunning();
    const directory = { ...running.directory, backendUrls: { first: 'https://127.0.0.1:9/dvdv2-backend' }, entryPath: 'intern/directory' };
    const { login: _, ...open } = directory as typeof directory & { login?: unknown };
    const result = await run({ ...running, directory: open, target: { ...running.target, capabilities: new Set() } });
    deepStrictEqual(failures(result), []);
    equal(result.conclusion, 'undetermined');
  });

  test('a certificate that is not registered', async () => {
    await using running = await asRunning({ faults: ['token-refused-to-all'] });
    const result = await run(running);
    deepStrictEqual(failures(result), []);
    equal(result.conclusion, 'undetermined');
  });

  test('a known entry that is not there, and an ended one that is valid', async () => {
    await using running = await asRunning();
    const { known, ended, ...rest } = running.entries;
    ok(known !== undefined && ended !== undefined);
    const entries = { ...rest, known: { ...known, organizationKey: 'kta:000000000000' }, ended: known };
    const result = await run({ ...running, entries }, ['DVDV-DIR-035', 'DVDV-DIR-039', 'DVDV-DIR-057', 'DVDV-DIR-060', 'DVDV-DIR-063', 'DVDV-DIR-064']);
    deepStrictEqual(failures(result), []);
    ok(blemishesOf(result).length >= 6);
  });

  test('an outage of both attempts', async () => {
    await using running = await asRunning({ faults: ['out-of-order'] });
    const result = await run(running);
    deepStrictEqual(failures(result), []);
    equal(result.conclusion, 'undetermined');
  });
});

describe('doctor', () => {
  async function told(loaded: DirectoryLoaded): Promise<readonly string[]> {
    const entries: DoctorEntry[] = [];
    await examineDirectory(loaded, (entry) => void entries.push(entry));
    return entries.map(({ status }) => status);
  }

  test('a directory with everything', async () => {
    await using running = await asRunning();
    deepStrictEqual(await told(running), ['ok', 'ok', 'ok']);
  });

  test('a target that names little', async () => {
    await using running = await asRunning();
    const { absent } = running.entries;
    deepStrictEqual(await told({ ...running, entries: { absent } }), ['warning', 'warning', 'warning', 'ok', 'ok']);
  });

  test('a login that fails, an entry that is not there, an ended one that is valid, a server that is not there', async () => {
    await using running = await asRunning();
    const { directory, entries } = running;
    const { known } = entries;
    ok(directory?.login !== undefined && known !== undefined);
    const login = { ...directory.login, fingerprint: '0'.repeat(40) };
    deepStrictEqual(await told({ ...running, directory: { ...directory, login } }), ['fault']);
    deepStrictEqual(await told({ ...running, entries: { ...entries, known: { ...known, organizationKey: 'kta:000000000000' } } }), ['ok', 'ok', 'fault']);
    deepStrictEqual(await told({ ...running, entries: { ...entries, ended: known } }), ['ok', 'ok', 'ok', 'warning']);
    const { login: _, ...open } = { ...directory, backendUrls: { first: 'https://127.0.0.1:9/dvdv2-backend' } };
    deepStrictEqual(await told({ ...running, directory: open }), ['warning', 'fault']);
  });
});

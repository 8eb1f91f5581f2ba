/** Real runs of the embedded reference, made once for the tests of certification: one good, two shards with faults. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile } from '../../src/runner/catalogue.ts';
import { loadDeclaration, referenceDeclarationFile } from '../../src/runner/declaration.ts';
import { loadEmbeddedTarget } from '../../src/runner/embedded.ts';
import { cacheFolder } from '../../src/runner/environment.ts';
import { createKeyRing } from '../../src/runner/keys.ts';
import { loadEmbeddedPortal } from '../../src/runner/portal/embedded-portal.ts';
import type { LoadedTarget, RunOptions } from '../../src/runner/run-options.ts';
import { ordinaryRun } from '../../src/runner/ordinary-run.ts';
import { loadReferenceOf } from '../../src/runner/rooms.ts';
import { runProfile } from '../../src/runner/run.ts';
import { merge, runIn } from '../../tools/run-folder.ts';
import type { Run } from '../../tools/run-folder.ts';

export interface Runs {
  /** The whole profile with a declaration; nothing is wrong. */
  readonly whole: Run;
  /** The first of two shards of a product with faults, without a declaration. */
  readonly shard: Run;
  /** Both shards. */
  readonly merged: Run;
}

/** Mistakes that show at once: others cost the deadlines they break. */
const FAULTS = ['tag-data-unchecked', 'set-alg-ps256', 'data-hash-unchecked'];

/** Larger than what an exchange holds, smaller than what is kept: its body gets a file of its own. */
const ATTACHMENT_BYTES = 150_000;

/** Makes them one after another: each has a product of its own. */
export async function makeRuns(): Promise<Runs> {
  return inFolder(async (folder) => {
    const whole = await runInto(join(folder, 'whole'), [], {}, true);
    const shard = await runInto(join(folder, 'shard-1'), FAULTS, { shard: { index: 1, total: 2 } });
    const other = await runInto(join(folder, 'shard-2'), FAULTS, { shard: { index: 2, total: 2 } });
    return { whole, shard, merged: merge([shard, other]) };
  });
}

/** A run that ended early, of two attempts. */
export async function makeInterruptedRun(): Promise<Run> {
  const interruption = new AbortController();
  const onProgress: RunOptions['onProgress'] = (event) => {
    if (event.kind === 'scenario' && event.done >= 10) interruption.abort();
  };
  return inFolder(async (folder) => runInto(join(folder, 'interrupted'), [], { repeat: 2, signal: interruption.signal, onProgress }));
}

/** A sixth of the scenarios of a portal: attacks among them, each judged by who was logged in. */
export async function makePortalRun(): Promise<Run> {
  const loaded = await loadEmbeddedPortal({ profile: 'bundid-portal', account: 'bundid' });
  return inFolder(async (folder) => run(loaded, folder, { shard: { index: 1, total: 6 } }));
}

/** The whole profile of a payment service: every scenario acts for itself. */
export async function makePaymentRun(): Promise<Run> {
  const loaded = await loadReferenceOf(loadProfile('bezahldienst-anbieter'));
  if (loaded === undefined) throw new Error('The payment service does not come along.');
  return inFolder(async (folder) => run(loaded, folder, {}));
}

async function inFolder<Made>(make: (folder: string) => Promise<Made>): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-runs-'));
  try {
    return await make(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runInto(outputFolder: string, faults: readonly string[], changes: Partial<RunOptions>, isDeclared = false): Promise<Run> {
  const keys = createKeyRing(cacheFolder(), Date.now());
  const loaded = await loadEmbeddedTarget({ keys, maxAttachmentBytes: ATTACHMENT_BYTES, pollingSeconds: 0.5, faults });
  const declared = isDeclared ? { declaration: loadDeclaration(referenceDeclarationFile(loaded.target.profile), loaded.target.profile, loaded.target) } : {};
  return run(loaded, outputFolder, { ...declared, ...changes });
}

async function run(loaded: LoadedTarget, outputFolder: string, changes: Partial<RunOptions>): Promise<Run> {
  const options: RunOptions = {
    loaded,
    outputFolder,
    ...ordinaryRun(),
    ...changes,
  };
  await runProfile(options, createKeyRing(cacheFolder(), Date.now()));
  return runIn(outputFolder);
}

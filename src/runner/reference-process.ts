/**
 * Starts a reference product of this repository as a process of its own, with a folder for what a vendor would put into files. The folder
 * goes when the product ends. What is set by hand, and what is given to the scenarios, each embedded target says itself.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment, modulePath, nodeBinary } from './environment.ts';
import { startProcess } from './product-process.ts';
import type { ProductProcess } from './product-process.ts';

/** What of a reference product can be changed from outside. */
export interface ReferenceChanges {
  /** Names of faults to arm in the product. */
  readonly faults?: readonly string[];
  /** Settings that replace those of the target. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The product's own folder. */
export interface ReferenceFolder {
  readonly path: string;
  /** Writes a file that only its owner can read. @returns its path */
  write(name: string, content: string): string;
}

export interface ReferenceStart {
  /** Name of the product, for messages. */
  readonly name: string;
  /** Folder of the product under `reference/`. */
  readonly reference: string;
  readonly changes: ReferenceChanges;
  /** Environment of the process besides its faults. */
  readonly settings: (folder: ReferenceFolder) => Readonly<Record<string, string>>;
}

/** A running reference product. */
export interface ReferenceProcess extends ProductProcess {
  readonly adapterUrl: string;
}

/** @throws ERR_TARGET_NOT_STARTED when the process ends or stays silent before its greeting */
export async function startReferenceProcess({ name, reference, changes, settings }: ReferenceStart): Promise<ReferenceProcess> {
  const path = mkdtempSync(join(tmpdir(), `pruefstand-${reference}-`));
  const write = (fileName: string, content: string): string => {
    const file = join(path, fileName);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  const product = await startProcess({
    command: nodeBinary,
    args: [modulePath(`reference/${reference}/main`)],
    environment: childEnvironment({ ...settings({ path, write }), FAULTS: (changes.faults ?? []).join(','), ...changes.environment }),
    name,
    onEnd: () => rmSync(path, { recursive: true, force: true }),
  });
  return { ...product, adapterUrl: product.announced.url + product.announced.adapterPath };
}

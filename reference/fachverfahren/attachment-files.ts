/**
 * Files of the store that hold attachments. They get names of our own, because ids and file names of a submission are
 * foreign input.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A file being written; `finish` makes its content durable, `discard` removes it, also after `finish`. */
export interface Spool {
  readonly file: string;
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Creates an empty file in the directory. */
export async function createSpool(directory: string): Promise<Spool> {
  const file = randomUUID();
  const path = join(directory, file);
  const handle = await open(path, 'wx', 0o600);
  return {
    file,
    write: (bytes) => handle.writeFile(bytes),
    async finish() {
      await handle.sync();
      await handle.close();
    },
    async discard() {
      await handle.close().catch(() => undefined);
      await rm(path, { force: true });
    },
  };
}

/** Makes the directory, and removes what no record names: files of submissions being received when the product last ended. */
export function prepareDirectory(directory: string, known: ReadonlySet<string>): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(directory)) if (!known.has(name)) rmSync(join(directory, name), { force: true });
}

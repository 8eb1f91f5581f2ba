/**
 * Data that takes long to make and follows from files of ours alone, kept between calls beside the compiled modules: in the
 * user's own cache folder, under a key that everything it follows from goes into.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, parseJson } from '../formats/json.ts';
import { isOfThisUserAlone } from './environment.ts';

interface KeptAs {
  /** Path of the file below the cache folder; what was kept there under another key is replaced. */
  readonly name: string;
  /** Digest of what the data follow from. */
  readonly key: string;
}

/**
 * What was kept under this key. A file that another user owns or may write is none of ours: programs are among what is kept.
 * @param folder cache folder
 * @returns undefined when nothing was, or it cannot be read
 */
export function readKept(folder: string, { name, key }: KeptAs): unknown {
  try {
    const file = fileOf(folder, name);
    if (!isOfThisUserAlone(file)) return undefined;
    const before = parseJson(readFileSync(file))?.value;
    return isJsonObject(before) && before['key'] === key ? before['value'] : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value from now on. A folder that cannot be written only costs time. @returns the value */
export function keep<T>(folder: string, { name, key }: KeptAs, value: T): T {
  write(fileOf(folder, name), key, value);
  return value;
}

function fileOf(folder: string, name: string): string {
  return join(folder, 'kept', `${name}.json`);
}

/** Written beside and moved, so that nobody reads half of it. What JSON cannot give back is not kept. */
function write(file: string, key: string, value: unknown): void {
  const text = JSON.stringify({ key, value });
  if (!isDeepStrictEqual(JSON.parse(text), { key, value })) return;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const beside = `${file}.${randomUUID()}`;
    writeFileSync(beside, text, { mode: 0o600 });
    renameSync(beside, file);
  } catch {
    // Without a home there is nowhere to keep it.
  }
}

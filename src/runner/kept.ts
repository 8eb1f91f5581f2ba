/**
 * Data that takes long to make and follows from files of ours alone, kept between calls beside the compiled modules: in the
 * user's own cache folder, under a key that everything it follows from goes into.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, parseJson } from '../formats/json.ts';

interface KeptAs {
  /** Path of the file below the cache folder; what was kept there under another key is replaced. */
  readonly name: string;
  /** Digest of what the data follow from. */
  readonly key: string;
}

/**
 * What was kept, or what is made now and kept from now on. A folder that cannot be read or written only costs time.
 * @param folder cache folder
 */
export async function kept<T>(folder: string, { name, key }: KeptAs, make: () => T | Promise<T>): Promise<T> {
  const file = join(folder, 'kept', `${name}.json`);
  const before = readKept(file);
  if (before?.key === key) return before.value as T;
  const value = await make();
  write(file, key, value);
  return value;
}

function readKept(file: string): { readonly key: unknown; readonly value: unknown } | undefined {
  try {
    const value = parseJson(readFileSync(file))?.value;
    return isJsonObject(value) && 'value' in value ? { key: value['key'], value: value['value'] } : undefined;
  } catch {
    return undefined;
  }
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

/**
 * The test PKI of this machine: authorities are made once and kept in the cache outside the checkout, so that a product has to
 * trust one root only, whatever is run. The folder holds private keys of authorities that nobody but a test trusts.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createTestPki } from '../formats/pki/test-pki.ts';
import type { TestPki } from '../formats/pki/test-pki.ts';

const YEAR_MS = 365 * 86_400_000;
/** Authorities live for ten years; they are made anew while their certificates still outlive those they issue. */
const RENEW_AFTER_MS = 6 * YEAR_MS;

interface KeptAuthority {
  readonly madeAt: number;
  readonly value: unknown;
}

/**
 * Opens the PKI; nothing is made before it is asked for.
 * @param folder cache folder, or undefined for a PKI that is kept nowhere
 * @param now milliseconds since the epoch
 */
export function openTestPki(folder: string | undefined, now: number): TestPki {
  return createTestPki({ now, ...(folder === undefined ? {} : { keep: async (name, make) => keepIn(join(folder, 'pki'), name, now, make) }) });
}

async function keepIn<T>(folder: string, name: string, now: number, make: () => Promise<T>): Promise<T> {
  const file = join(folder, `${name}.json`);
  const known = readKept(file, now);
  if (known !== undefined) return known.value as T;
  const value = await make();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const partial = `${file}.${randomUUID()}`;
    writeFileSync(partial, JSON.stringify({ madeAt: now, value } satisfies KeptAuthority), { mode: 0o600 });
    return (place(partial, file, now)?.value as T | undefined) ?? value;
  } catch {
    // A cache that cannot be written costs time, and products have to be told the root again.
    return value;
  }
}

/** Puts a file in its place, unless another process was first. @returns what that process has put there */
function place(partial: string, file: string, now: number): KeptAuthority | undefined {
  try {
    linkSync(partial, file);
    rmSync(partial);
    return undefined;
  } catch {
    const first = readKept(file, now);
    // What lies there is too old or unreadable.
    if (first === undefined) renameSync(partial, file);
    else rmSync(partial);
    return first;
  }
}

function readKept(file: string, now: number): KeptAuthority | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as KeptAuthority;
    return now >= kept.madeAt && now - kept.madeAt < RENEW_AFTER_MS ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * RSA-4096 keys cost about a second each. For development they are kept in a cache outside the checkout and used again;
 * `fresh` makes new ones. Keys that sign reports never come from here.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { generateKeyPair } from '../formats/keys.ts';
import type { KeyPair, KeyPurpose } from '../formats/keys.ts';

export interface KeyRing {
  /** The key of that name and purpose; the same name gives the same key while the cache lives. */
  key(name: string, purpose: KeyPurpose): Promise<KeyPair>;
}

/**
 * @param folder cache folder, or undefined for fresh keys kept nowhere
 * @param now milliseconds; certificates of cached keys are renewed when they do not cover the next 30 days
 */
export function createKeyRing(folder: string | undefined, now: number): KeyRing {
  const made = new Map<string, Promise<KeyPair>>();
  return {
    key(name, purpose) {
      const known = made.get(name) ?? (folder === undefined ? generateKeyPair(purpose, { now }) : cachedKey(folder, name, purpose, now));
      made.set(name, known);
      return known;
    },
  };
}

async function cachedKey(folder: string, name: string, purpose: KeyPurpose, now: number): Promise<KeyPair> {
  const file = join(folder, 'keys', `${name}.json`);
  const cached = readCached(file, now);
  if (cached !== undefined) return cached;
  const pair = await generateKeyPair(purpose, { now });
  try {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
    const partial = `${file}.${randomUUID()}`;
    writeFileSync(partial, JSON.stringify({ format: FORMAT, madeAt: now, pair }), { mode: 0o600 });
    renameSync(partial, file);
  } catch {
    // A cache that cannot be written costs time, not correctness.
  }
  return pair;
}

const RENEW_AFTER_MS = 365 * 86_400_000;
/** Raised when the keys or certificates that we make become other ones: what another release kept is then made anew. */
const FORMAT = 2;

/** A cached key counts while its certificate, made at that time, is valid well around `now`. */
function readCached(file: string, now: number): KeyPair | undefined {
  try {
    const { format, madeAt, pair } = JSON.parse(readFileSync(file, 'utf8')) as { format?: number; madeAt: number; pair: KeyPair };
    return format === FORMAT && now >= madeAt && now - madeAt < RENEW_AFTER_MS ? pair : undefined;
  } catch {
    return undefined;
  }
}

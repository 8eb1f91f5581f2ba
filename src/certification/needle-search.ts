/**
 * Finds many short byte strings in one pass over large files: a table of the strings' first three bytes rules out nearly
 * every place, and only the rest is compared.
 */
import type { Needle } from './secret-spellings.ts';

export interface Occurrence {
  readonly needle: Needle;
  readonly offset: number;
}

/** Searches bytes for everything at once. */
export type NeedleSearch = (haystack: Buffer) => readonly Occurrence[];

const KEY_BYTES = 3;
/** A file full of one secret is as bad as one that holds it so often. */
const MAX_OCCURRENCES = 1_000;

/** Prepares a search; each needle has at least three bytes. */
export function createNeedleSearch(needles: readonly Needle[]): NeedleSearch {
  const table = new Uint8Array(1 << 21);
  const byKey = new Map<number, Needle[]>();
  for (const needle of needles) {
    const key = needle.bytes.readUIntBE(0, KEY_BYTES);
    table[key >> 3] = (table[key >> 3] ?? 0) | (1 << (key & 7));
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [needle]);
    else known.push(needle);
  }
  return (haystack) => {
    const found: Occurrence[] = [];
    let key = 0;
    for (let index = 0; index < haystack.length && found.length < MAX_OCCURRENCES; index++) {
      key = ((key << 8) | (haystack[index] ?? 0)) & 0xffffff;
      if (((table[key >> 3] ?? 0) & (1 << (key & 7))) === 0 || index < KEY_BYTES - 1) continue;
      const offset = index - KEY_BYTES + 1;
      for (const needle of byKey.get(key) ?? []) if (isAt(haystack, offset, needle.bytes)) found.push({ needle, offset });
    }
    return found;
  };
}

function isAt(haystack: Buffer, offset: number, bytes: Buffer): boolean {
  return offset + bytes.length <= haystack.length && haystack.compare(bytes, 0, bytes.length, offset, offset + bytes.length) === 0;
}

/**
 * Texts that are many, kept long and seldom read, as UTF-8 in large blocks: a collector that meets a hundred thousand texts among its
 * objects copies each of them twice, and looks at them again and again.
 */

export interface TextStore {
  /** @param key a small whole number, for this text only */
  put(key: number, text: string): void;
  /** @returns an empty text where nothing was put */
  read(key: number): string;
}

/** @unit bytes */
const BLOCK_BYTES = 1_048_576;

/** A store without texts. What is put into it stays as long as the store. */
export function createTextStore(): TextStore {
  let block = Buffer.alloc(0);
  let free = 0;
  // By key; columns, because an object for each text would cost what the store saves.
  const blocks: Buffer[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    put(key, text) {
      const length = Buffer.byteLength(text, 'utf8');
      if (free + length > block.byteLength) {
        block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, length));
        free = 0;
      }
      blocks[key] = block;
      starts[key] = free;
      free += block.write(text, free, 'utf8');
      ends[key] = free;
    },
    read: (key) => blocks[key]?.toString('utf8', starts[key], ends[key]) ?? '',
  };
}

/** The same text in memory of its own: what was cut out of a longer one would hold all of that. */
export function detached(text: string): string {
  return text.length > LONGEST_COPIED ? Buffer.from(text, 'utf8').toString('utf8') : text;
}

/** V8 copies what it cuts out up to this length. */
const LONGEST_COPIED = 12;

/** Gives the same text in memory of its own, and the one from before for a text that comes again. */
export type SharedTexts = (text: string) => string;

/** For texts that many payments have in common: their place, their purpose, the address that a browser goes back to. */
export function createSharedTexts(): SharedTexts {
  const known = new Map<string, string>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const own = detached(text);
    if (known.size >= REMEMBERED_TEXTS) known.clear();
    known.set(own, own);
    return own;
  };
}

const REMEMBERED_TEXTS = 1_000;

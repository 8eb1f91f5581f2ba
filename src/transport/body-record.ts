/**
 * What is kept of a body: size on the wire, digest, and text up to a limit, all after redaction. The same bytes object is
 * looked at once, however often it is recorded, and so is a text that comes again soon.
 */
import { isUtf8 } from 'node:buffer';
import type { BodyRecord } from '../core/exchange.ts';
import { sha256Hex } from '../formats/hash.ts';
import type { Redactor } from './redaction.ts';

/** A body as a simulator or client holds it. A text counts as its UTF-8 bytes. */
export type RawBody = Uint8Array | string;

/** A body as it is kept; `bytes` only where the record's `text` does not hold all of it. */
export interface KeptBody {
  readonly record: BodyRecord;
  readonly bytes?: Uint8Array;
}

/** A body whose text is kept whole: its digest is reckoned when somebody asks for the record. */
class KeptText implements KeptBody {
  readonly text: string;
  readonly #sizeBytes: number;
  #record: BodyRecord | undefined;

  constructor(text: string, sizeBytes: number) {
    this.text = text;
    this.#sizeBytes = sizeBytes;
  }

  get record(): BodyRecord {
    this.#record ??= { sizeBytes: this.#sizeBytes, sha256: sha256Hex(this.text), text: this.text, isTruncated: false };
    return this.#record;
  }
}

export interface BodyLimits {
  /** Whole bodies up to this size are kept. @unit bytes */
  readonly keepBodyBytes: number;
  /** Text excerpts go up to this size. @unit bytes */
  readonly textLimitBytes: number;
}

export interface BodyKeeper {
  /** @param text the same body decoded, where the caller holds it anyway: then the record shares it */
  keep(body: RawBody, text?: string): KeptBody;
}

const EMPTY: KeptBody = { record: { sizeBytes: 0, sha256: sha256Hex(''), text: '', isTruncated: false } };

/** Makes a keeper; it remembers what it kept as long as the bytes objects live, so these must not change afterwards. */
export function createBodyKeeper(limits: BodyLimits, redactor: Redactor): BodyKeeper {
  const known = new WeakMap<Uint8Array, KeptBody>();
  const recent = createRecentTexts();
  const keepNew = (bytes: Uint8Array, text?: string): KeptBody =>
    bytes.byteLength > limits.keepBodyBytes ? keepExcerpt(bytes, limits, redactor) : keepWhole(bytes, text, limits, redactor);
  return {
    keep(body, text) {
      if (body.length === 0) return EMPTY;
      const remembered = typeof body === 'string' ? recent.find(body) : known.get(body);
      if (remembered !== undefined) return remembered;
      if (typeof body !== 'string') {
        const kept = keepNew(body, text);
        // A short body with its text is written down again in no time; remembering each of them would cost more.
        if (text === undefined || body.byteLength > SHORT_BYTES) known.set(body, kept);
        return kept;
      }
      const kept = keepText(body, limits, redactor) ?? keepNew(Buffer.from(body, 'utf8'));
      recent.add(body, kept);
      return kept;
    },
  };
}

/** @unit bytes */
const SHORT_BYTES = 4_096;

/** As many different answers as a product polls in turn. */
const RECENT_TEXTS = 8;
const RECENT_CHARS = 65_536;

interface RecentTexts {
  find(text: string): KeptBody | undefined;
  add(text: string, kept: KeptBody): void;
}

/** The last few texts. One with a secret in it is not among them, so that the secret does not outlive its exchange here. */
function createRecentTexts(): RecentTexts {
  const entries: { readonly text: string; readonly kept: KeptBody }[] = [];
  let next = 0;
  return {
    find(text) {
      // Nearly all differ in length already, which makes this cheaper than the hash that a map needs of a new text.
      for (const entry of entries) if (entry.text === text) return entry.kept;
      return undefined;
    },
    add(text, kept) {
      if (text.length > RECENT_CHARS || !(kept instanceof KeptText) || kept.text !== text) return;
      entries[next] = { text, kept };
      next = (next + 1) % RECENT_TEXTS;
    },
  };
}

/** A short text without its bytes. @returns undefined where the record would not hold all of it, or its bytes say something else */
function keepText(text: string, limits: BodyLimits, redactor: Redactor): KeptBody | undefined {
  if (text.length > limits.textLimitBytes / 3 || text.length > limits.keepBodyBytes / 3 || !text.isWellFormed() || text.includes('\0')) return undefined;
  return new KeptText(redactor.text(text), Buffer.byteLength(text, 'utf8'));
}

/** Whole bodies: when something was redacted, the digest is that of the redacted bytes, so that it proves what is kept. */
function keepWhole(bytes: Uint8Array, given: string | undefined, limits: BodyLimits, redactor: Redactor): KeptBody {
  const sizeBytes = bytes.byteLength;
  if (given === undefined && !isText(bytes)) return { record: { sizeBytes, sha256: sha256Hex(bytes), isTruncated: false }, bytes: ownBytes(bytes) };
  const text = given ?? textOf(bytes);
  const redacted = redactor.text(text);
  if (sizeBytes <= limits.textLimitBytes) return new KeptText(redacted, sizeBytes);
  const sha256 = sha256Hex(redacted === text ? bytes : redacted);
  const kept = redacted === text ? ownBytes(bytes) : Buffer.from(redacted, 'utf8');
  return { record: { sizeBytes, sha256, text: textOf(startOf(kept, limits.textLimitBytes)), isTruncated: true }, bytes: kept };
}

/** Bodies too large to keep: the digest is that of the whole body on the wire. */
function keepExcerpt(bytes: Uint8Array, limits: BodyLimits, redactor: Redactor): KeptBody {
  const sizeBytes = bytes.byteLength;
  const start = startOf(bytes, limits.textLimitBytes);
  const record = { sizeBytes, sha256: sha256Hex(bytes), isTruncated: true };
  return { record: isText(start) ? { ...record, text: redactor.text(textOf(start)) } : record };
}

/** The bytes themselves, shared with whoever stores them; a copy where they are a small part of memory that they would hold. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength * 2 > bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);
}

/** Without a NUL and valid UTF-8. */
function isText(bytes: Uint8Array): boolean {
  return !bytes.includes(0) && isUtf8(bytes);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** The beginning up to a limit, cut between characters. */
function startOf(bytes: Uint8Array, limitBytes: number): Uint8Array {
  let end = Math.min(limitBytes, bytes.byteLength);
  for (let back = 0; back < 3 && end > 0 && end < bytes.byteLength && ((bytes[end] ?? 0) & 0xc0) === 0x80; back += 1) end -= 1;
  return bytes.subarray(0, end);
}

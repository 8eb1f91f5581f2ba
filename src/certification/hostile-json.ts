/**
 * JSON as a stranger may have written it, for everything that is compared or written again afterwards: what canonical JSON cannot
 * hold (strings that are no text, nesting without end) counts as no JSON at all, so that nothing behind it has to expect it.
 */
import { decodeUtf8, parseJson } from '../formats/json.ts';

/** Documents of this suite are nested about ten deep. */
const MAX_DEPTH = 64;

/** An escaped surrogate. Written by JSON.stringify for lone ones only, since a pair is text and stands there as it is. */
const SURROGATE = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;

interface HostileJson {
  readonly value: unknown;
  readonly text: string;
}

/** @returns the value in a wrapper; undefined for bytes that are no JSON which can be written again */
export function readHostileJson(bytes: Uint8Array): HostileJson | undefined {
  const read = readText(bytes);
  return read === undefined || isTooDeep(read.value) ? undefined : read;
}

/**
 * The same for one line of many whose shape a strict schema judges next, so that its depth need not be measured.
 * @returns undefined also for a line that is not written as the suite writes: another form may hold a member twice, and say two
 *   things to two readers
 */
export function readWrittenLine(bytes: Uint8Array): HostileJson | undefined {
  const read = readText(bytes);
  try {
    const written = read === undefined ? undefined : JSON.stringify(read.value);
    return written === read?.text ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The same for a document of whatever indentation, and with or without an end of its last line. */
export function readWrittenJson(bytes: Uint8Array): HostileJson | undefined {
  const read = readHostileJson(bytes);
  if (read === undefined) return undefined;
  const indentation = /^[[{]\n([ \t]+)/.exec(read.text)?.[1];
  const written = JSON.stringify(read.value, null, indentation);
  return read.text === written || read.text === `${written}\n` ? read : undefined;
}

/** The same for a line whose shape nobody judges so strictly. */
export function readBoundedLine(bytes: Uint8Array): HostileJson | undefined {
  const read = readWrittenLine(bytes);
  return read === undefined || isTooDeep(read.value) ? undefined : read;
}

function readText(bytes: Uint8Array): HostileJson | undefined {
  // The decoder would drop a byte order mark, which others stumble over (RFC 8259 section 8.1).
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return undefined;
  const text = decodeUtf8(bytes);
  if (text === undefined || (text.includes('\\u') && SURROGATE.test(text))) return undefined;
  const parsed = parseJson(text);
  return parsed === undefined ? undefined : { value: parsed.value, text };
}

/** The recursion goes no deeper than is allowed, whatever the value. @param left levels that may follow */
function isTooDeep(value: unknown, left = MAX_DEPTH): boolean {
  if (left < 0) return true;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((entry: unknown) => isTooDeep(entry, left - 1));
  for (const name in value) if (isTooDeep((value as Readonly<Record<string, unknown>>)[name], left - 1)) return true;
  return false;
}

/**
 * Whether two values are the same JSON, whatever the order of members. `undefined` is nothing at all, and the same as null. Made for
 * values as they are read: compared piece by piece, which takes much less time than writing both down.
 */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return (one ?? null) === (other ?? null);
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((entry, index) => isSameJson(entry, other[index]));
  return !Array.isArray(other) && isSameObject(one as Members, other as Members);
}

type Members = Readonly<Record<string, unknown>>;

function isSameObject(one: Members, other: Members): boolean {
  const names = namesIn(one);
  return names.length === namesIn(other).length && names.every((name) => Object.hasOwn(other, name) && isSameJson(one[name], other[name]));
}

/** Of members that JSON would write. */
function namesIn(value: Members): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

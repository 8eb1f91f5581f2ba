/**
 * Walking through ASN.1 that strangers encoded. Read is DER, and of BER the indefinite lengths and strings in pieces that
 * CMS may have (RFC 5652); other freedoms of BER are refused, so that one value has one encoding. Every step says what it
 * expects and throws otherwise: callers catch once, around the whole reading, and use nothing of a half-read structure.
 */
/** A value with its tag. */
export interface Asn1 {
  /** Identifier octet: class, constructed or not, number. */
  readonly tag: number;
  /** All octets, those of tag and length included. */
  readonly raw: Uint8Array;
  /** Content octets; for indefinite lengths without the end mark. */
  readonly content: Uint8Array;
  /** Empty for primitive values. */
  readonly children: readonly Asn1[];
}

const TAG = { integer: 0x02, octetString: 0x04, null: 0x05, oid: 0x06, generalizedTime: 0x18, pieces: 0x24, sequence: 0x30, set: 0x31, context: 0x80 } as const;
const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;
const MAX_DEPTH = 32;
const MAX_LENGTH_OCTETS = 4;

/** Thrown inside a reading only. */
class Asn1Mismatch extends Error {}

/** Parses octets that are one value and nothing else. */
export function parseAsn1(bytes: Uint8Array): Asn1 {
  const value = readValue(bytes, 0, 0);
  demand(value.raw.byteLength === bytes.byteLength, 'more than one value');
  return value;
}

/** The octets of a value with its tag, as they were. */
export function rawOf(node: Asn1): Uint8Array {
  return node.raw;
}

/** Content octets of a primitive value. */
export function contentOf(node: Asn1): Uint8Array {
  return node.content;
}

/** Members of a sequence or set. */
export function membersOf(node: Asn1 | undefined, kind: 'sequence' | 'set' = 'sequence'): readonly Asn1[] {
  return expect(node, TAG[kind]).children;
}

/** Children of a constructed value of any tag. */
export function childrenOf(node: Asn1): readonly Asn1[] {
  demand((node.tag & CONSTRUCTED) !== 0, 'not constructed');
  return node.children;
}

/** An OBJECT IDENTIFIER with dots; numbers up to 2^53. */
export function oidOf(node: Asn1 | undefined): string {
  const numbers: number[] = [];
  let number = 0;
  for (const octet of expect(node, TAG.oid).content) {
    demand(number > 0 || octet !== 0x80, 'an OID in its shortest form');
    number = number * 128 + (octet & 0x7f);
    demand(number <= Number.MAX_SAFE_INTEGER, 'an OID of usual size');
    if (octet >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first, ...rest] = numbers;
  demand(first !== undefined && number === 0, 'OID');
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join('.');
}

/** Octets of an OCTET STRING, in one or several pieces. */
export function octetsOf(node: Asn1 | undefined): Uint8Array {
  if (node?.tag !== TAG.pieces) return expect(node, TAG.octetString).content;
  return Buffer.concat(node.children.map(octetsOf));
}

/** An INTEGER in lower-case hex, two's complement. */
export function integerOf(node: Asn1 | undefined): string {
  const { content } = expect(node, TAG.integer);
  const [first, second = 0] = content;
  const isPadded = content.byteLength > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  demand(content.byteLength > 0 && !isPadded, 'not an INTEGER');
  return Buffer.from(content).toString('hex');
}

/** A GeneralizedTime in UTC as RFC 3161 demands it. @returns milliseconds since the epoch */
export function instantOf(node: Asn1 | undefined): number {
  const text = Buffer.from(expect(node, TAG.generalizedTime).content).toString('latin1');
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/.exec(text);
  demand(parts !== null, 'not a time');
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  demand(!Number.isNaN(instant), 'not a time');
  return instant;
}

export function isSequence(node: Asn1 | undefined): node is Asn1 {
  return node?.tag === TAG.sequence;
}

export function isInteger(node: Asn1 | undefined): node is Asn1 {
  return node?.tag === TAG.integer;
}

/** Whether a value carries a context tag such as [0], constructed or primitive. */
export function isTagged(node: Asn1 | undefined, number: number, form: 'constructed' | 'primitive' = 'constructed'): node is Asn1 {
  return node?.tag === (TAG.context | (form === 'constructed' ? CONSTRUCTED : 0) | number);
}

/** Parameters that say nothing: absent or NULL. */
export function isNothing(node: Asn1 | undefined): boolean {
  return node === undefined || (node.tag === TAG.null && node.content.byteLength === 0);
}

function readValue(bytes: Uint8Array, start: number, depth: number): Asn1 {
  const tag = bytes[start];
  demand(tag !== undefined && (tag & 0x1f) !== 0x1f && depth < MAX_DEPTH, 'tag');
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  if (bytes[start + 1] === INDEFINITE) {
    demand(isConstructed, 'indefinite length of a primitive value');
    const { children, end } = readUntilMark(bytes, start + 2, depth);
    return { tag, raw: bytes.subarray(start, end), content: bytes.subarray(start + 2, end - 2), children };
  }
  const [from, length] = lengthAt(bytes, start + 1);
  const end = from + length;
  demand(end <= bytes.byteLength, 'length');
  const content = bytes.subarray(from, end);
  return { tag, raw: bytes.subarray(start, end), content, children: isConstructed ? readAll(content, depth) : [] };
}

function readAll(content: Uint8Array, depth: number): readonly Asn1[] {
  const children: Asn1[] = [];
  for (let at = 0; at < content.byteLength;) {
    const child = readValue(content, at, depth + 1);
    children.push(child);
    at += child.raw.byteLength;
  }
  return children;
}

function readUntilMark(bytes: Uint8Array, start: number, depth: number): { readonly children: readonly Asn1[]; readonly end: number } {
  const children: Asn1[] = [];
  let at = start;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) {
    const child = readValue(bytes, at, depth + 1);
    children.push(child);
    at += child.raw.byteLength;
  }
  return { children, end: at + 2 };
}

/** Where the content begins, and its length, in the shortest form only. */
function lengthAt(bytes: Uint8Array, at: number): readonly [from: number, length: number] {
  const first = bytes[at];
  demand(first !== undefined, 'length');
  if (first < 0x80) return [at + 1, first];
  const count = first & 0x7f;
  const length = Buffer.from(bytes.subarray(at + 1, at + 1 + count)).readUIntBE(0, count);
  demand(count <= MAX_LENGTH_OCTETS && length >= 0x80 && bytes[at + 1] !== 0, 'length');
  return [at + 1 + count, length];
}

function expect(node: Asn1 | undefined, tag: number): Asn1 {
  demand(node?.tag === tag, `tag ${tag} expected`);
  return node;
}

function demand(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Asn1Mismatch(what);
}

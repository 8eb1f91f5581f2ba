/**
 * Writing DER (X.690) value by value, for structures that no library writes with the liberties a test needs. Reading is
 * `asn1.ts`; the two share no code, so that what is written here is read by rules of their own.
 */
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;
const CONTEXT = 0x80;
const CONSTRUCTED = 0x20;

/** A value of that tag. */
export function derValue(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Uint8Array.of(tag, length), content]);
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(length);
  const size = octets.subarray(octets.findIndex((octet) => octet !== 0));
  return Buffer.concat([Uint8Array.of(tag, 0x80 | size.length), size, content]);
}

export function derSequence(...members: readonly Uint8Array[]): Buffer {
  return derValue(TAG.sequence, ...members);
}

/** A SET OF, put into the order DER demands. */
export function derSet(...members: readonly Uint8Array[]): Buffer {
  return derValue(TAG.set, ...[...members].sort((a, b) => Buffer.compare(a, b)));
}

/** @param hex magnitude of a number that is not negative */
export function derInteger(hex: string | number): Buffer {
  const digits = typeof hex === 'number' ? hex.toString(16) : hex;
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  const start = bytes.findIndex((octet) => octet !== 0);
  const magnitude = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return derValue(TAG.integer, (magnitude[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), magnitude);
}

export function derEnumerated(value: number): Buffer {
  return derValue(TAG.enumerated, Uint8Array.of(value));
}

export function derBoolean(value: boolean): Buffer {
  return derValue(TAG.boolean, Uint8Array.of(value ? 0xff : 0));
}

export function derNull(): Buffer {
  return derValue(TAG.null);
}

export function derOctets(bytes: Uint8Array): Buffer {
  return derValue(TAG.octetString, bytes);
}

/** A BIT STRING of whole octets. */
export function derBits(bytes: Uint8Array): Buffer {
  return derValue(TAG.bitString, Uint8Array.of(0), bytes);
}

/** UTF-16, big-endian. */
export function derBmpString(text: string): Buffer {
  return derValue(TAG.bmpString, Buffer.from(text, 'utf16le').swap16());
}

/** @param dotted e.g. `2.5.29.20` */
export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return derValue(TAG.oid, ...[first * 40 + second, ...rest].map(base128));
}

/** GeneralizedTime in whole seconds. @param instant milliseconds since the epoch */
export function derGeneralizedTime(instant: number): Buffer {
  return derValue(TAG.generalizedTime, Buffer.from(timeText(instant), 'latin1'));
}

/** `Time` of RFC 5280: UTCTime until 2049, GeneralizedTime after. */
export function derTime(instant: number): Buffer {
  const year = new Date(instant).getUTCFullYear();
  if (year < 1950 || year > 2049) return derGeneralizedTime(instant);
  return derValue(TAG.utcTime, Buffer.from(timeText(instant).slice(2), 'latin1'));
}

/** A context tag around values. */
export function derExplicit(number: number, ...members: readonly Uint8Array[]): Buffer {
  return derValue(CONTEXT | CONSTRUCTED | number, ...members);
}

/** A primitive value under a context tag. */
export function derImplicit(number: number, content: Uint8Array = new Uint8Array()): Buffer {
  return derValue(CONTEXT | number, content);
}

function timeText(instant: number): string {
  return `${new Date(instant).toISOString().replaceAll(/[-:T]|\.\d+Z$/g, '')}Z`;
}

function base128(number: number): Uint8Array {
  const octets = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128));
  return Uint8Array.from(octets);
}

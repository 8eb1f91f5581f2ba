/**
 * A value in every spelling in which it could stand in an output: as it is, escaped for JSON, HTML or an address, in
 * base64 at each of its three positions, in hexadecimal, in UTF-16. Long values are sought by pieces, so that a part of
 * one, cut off or broken into lines, is found too.
 */

/** Something that must not stand in an output. It is never printed, only its name is. */
export interface SoughtValue {
  /** Name for the report: `client secret of the product`, `service-signing: d`. */
  readonly name: string;
  /** A canary is a person's datum that may stand inside encrypted parts only; it is sought in other cases of letters too. */
  readonly kind: 'secret' | 'canary';
  readonly value: string | Uint8Array;
}

export interface Needle {
  readonly name: string;
  readonly spelling: string;
  readonly bytes: Buffer;
}

/** Fewer bytes stand anywhere by chance. */
const MIN_BYTES = 8;
const PIECE_BYTES = 24;

/** Everything to search for. A value that is too short for any spelling gives nothing. */
export function needlesOf({ name, kind, value }: SoughtValue): readonly Needle[] {
  const spelt = typeof value === 'string' ? ofText(value, kind === 'canary') : ofBytes(Buffer.from(value));
  const seen = new Set<string>();
  return spelt.flatMap(([spelling, bytes]) =>
    piecesOf(bytes).flatMap((piece) => {
      const key = piece.toString('latin1');
      if (piece.length < MIN_BYTES || seen.has(key)) return [];
      seen.add(key);
      return [{ name, spelling, bytes: piece }];
    }),
  );
}

type Spelt = readonly [spelling: string, bytes: Buffer];

function ofText(text: string, inAnyCase: boolean): readonly Spelt[] {
  const forms = new Set([text, text.normalize('NFC'), text.normalize('NFD'), ...(inAnyCase ? [text.toLowerCase(), text.toUpperCase()] : [])]);
  return [...forms].flatMap((form): readonly Spelt[] => [
    ...ofBytes(Buffer.from(form, 'utf8')),
    ...escaped(form).map(([spelling, other]): Spelt => [spelling, Buffer.from(other, 'utf8')]),
    ['latin1', Buffer.from(form, 'latin1')],
    ['utf16le', Buffer.from(form, 'utf16le')],
    ['utf16be', Buffer.from(form, 'utf16le').swap16()],
  ]);
}

function escaped(text: string): readonly (readonly [string, string])[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const twice = JSON.stringify(json).slice(1, -1);
  const url = encodeURIComponent(text);
  const html = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const named = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return [
    ['json', json],
    ['json', ascii],
    ['json', ascii.replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`)],
    ['json in json', twice],
    ['url', url],
    ['url', url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())],
    ['form', url.replaceAll('%20', '+')],
    ['html', html],
    ['html', named],
  ];
}

function ofBytes(bytes: Buffer): readonly Spelt[] {
  const hex = bytes.toString('hex');
  return [
    ['raw', bytes],
    ['hex', Buffer.from(hex)],
    ['hex', Buffer.from(hex.toUpperCase())],
    ...[0, 1, 2].flatMap((before): readonly Spelt[] => {
      const text = insideBase64(bytes, before);
      return [
        ['base64', Buffer.from(text)],
        ['base64url', Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_'))],
      ];
    }),
  ];
}

/** The characters that only these bytes decide when so many bytes, modulo three, come before them. */
function insideBase64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const isOpen = (before + bytes.length) % 3 !== 0;
  return text.slice(before === 0 ? 0 : before + 1, isOpen ? -1 : undefined);
}

/** Beginning, middle and end of what is long. */
function piecesOf(bytes: Buffer): readonly Buffer[] {
  if (bytes.length <= PIECE_BYTES) return [bytes];
  const middle = (bytes.length - PIECE_BYTES) >> 1;
  return [0, middle, bytes.length - PIECE_BYTES].map((start) => bytes.subarray(start, start + PIECE_BYTES));
}

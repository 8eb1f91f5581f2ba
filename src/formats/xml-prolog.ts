/**
 * A look at the beginning of an XML document before any parser sees it: a document type declaration or an encoding that
 * could hide one is refused. XML 1.0, productions 22 to 28 (prolog) and appendix F (detection of encodings).
 */
export interface PrologProblem {
  readonly kind: 'encoding' | 'dtd';
  readonly message: string;
}

/** Encodings in which ASCII characters keep their bytes, so that a declaration cannot hide. */
const PLAIN_ENCODINGS = /^(?:utf-?8|us-ascii|ascii|iso-8859-\d{1,2}|windows-125\d|latin1)$/i;
const WIDE_ENCODINGS = /^(?:utf-16(?:le|be)?|ucs-2|iso-10646-ucs-2)$/i;

/** Linear; reads no further than the root element's start. @returns undefined when the document may be parsed */
export function prologProblem(bytes: Uint8Array): PrologProblem | undefined {
  const form = formOf(bytes);
  if (form === undefined) return { kind: 'encoding', message: 'the encoding is not one of UTF-8, UTF-16, ISO 8859 or ASCII' };
  const text = form.decode(bytes);
  const declared = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(text)?.[1];
  const allowed = form.isWide ? WIDE_ENCODINGS : PLAIN_ENCODINGS;
  if (declared !== undefined && !allowed.test(declared))
    return { kind: 'encoding', message: `the declared encoding ${declared.slice(0, 40)} is not supported or not the one used` };
  return hasDoctype(text) ? { kind: 'dtd', message: 'a document type declaration is not allowed' } : undefined;
}

interface Form {
  readonly isWide: boolean;
  decode(bytes: Uint8Array): string;
}

/** Byte order marks and first characters, the first that fits; `undefined` stands for encodings nobody needs (UTF-32, EBCDIC). */
const STARTS: readonly (readonly [start: readonly number[], form: Form | undefined])[] = [
  [[0xff, 0xfe, 0, 0], undefined],
  [[0xff, 0xfe], wide('utf-16le')],
  [[0xfe, 0xff], wide('utf-16be')],
  [[0x3c, 0, 0], undefined],
  [[0x3c, 0], wide('utf-16le')],
  [[0, 0x3c], wide('utf-16be')],
  [[0], undefined],
  [[0x4c], undefined],
  [[0xef, 0xbb, 0xbf], plain(3)],
  [[], plain(0)],
];

function formOf(bytes: Uint8Array): Form | undefined {
  return STARTS.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1];
}

function plain(start: number): Form {
  return { isWide: false, decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start) };
}

function wide(label: string): Form {
  return { isWide: true, decode: (bytes) => new TextDecoder(label).decode(bytes) };
}

/** Walks over white space, processing instructions and comments, the only things allowed before the root or a DOCTYPE. */
function hasDoctype(text: string): boolean {
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
    if (end === undefined) return /^<!DOCTYPE/i.test(text.slice(at, at + 9));
    const close = text.indexOf(end, at + 2);
    if (close < 0) return false;
    at = close + end.length;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at += 1;
  return at;
}

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
  if (declared !== undefined && !allowed.test(declared)) return { kind: 'encoding', message: `the declared encoding ${declared.slice(0, 40)} is not supported or not the one used` };
  return hasDoctype(text) ? { kind: 'dtd', message: 'a document type declaration is not allowed' } : undefined;
}

interface Form {
  readonly isWide: boolean;
  decode(bytes: Uint8Array): string;
}

function formOf(bytes: Uint8Array): Form | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? undefined : wide('utf-16le');
  if (a === 0xfe && b === 0xff) return wide('utf-16be');
  if (a === 0x3c && b === 0 && c !== 0) return wide('utf-16le');
  if (a === 0 && b === 0x3c) return wide('utf-16be');
  if (a === 0 || a === 0x4c) return undefined;
  const start = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  return { isWide: false, decode: (data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1', start) };
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

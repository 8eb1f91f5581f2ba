/**
 * Parameters of header fields and names of files in forms. RFC 7578 (4.2) wants the name in UTF-8 between quotation marks and
 * forbids `filename*`, browsers write `%22` for a quotation mark (HTML standard), RFC 2616 wrote a backslash, and libraries send
 * RFC 8187 nevertheless: all of these are read, and which one it was is said.
 */
import { decodeUtf8 } from './json.ts';

/** `utf8`: plain bytes, ASCII included; `extended`: `filename*` of RFC 8187 (formerly 5987); `latin1`: bytes that are not UTF-8; `encoded-word`: RFC 2047, not decoded. */
export type FilenameForm = 'utf8' | 'extended' | 'latin1' | 'encoded-word';

export interface FilenameReading {
  /** The likeliest reading. */
  readonly name: string;
  /** All of them, the likeliest first, without repetition. */
  readonly readings: readonly string[];
  readonly form: FilenameForm;
}

const MAX_PARAMETERS = 16;

/** Parameters after the first `;` with their names in lower case; values as Latin-1 text, quotation marks and backslashes of quoting removed. The first of a name counts. */
export function parametersOf(field: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  let at = field.indexOf(';');
  while (at >= 0 && at < field.length && parameters.size < MAX_PARAMETERS) {
    const name = /^[;\s]*([!#$%&'*+.^_`|~0-9A-Za-z-]{1,80})\s*=\s*/.exec(field.slice(at, at + 200));
    if (name === null) break;
    const value = valueAt(field, at + name[0].length);
    const key = (name[1] ?? '').toLowerCase();
    if (!parameters.has(key)) parameters.set(key, value.text);
    if (value.raw !== undefined && !parameters.has(`${key} raw`)) parameters.set(`${key} raw`, value.raw);
    at = field.indexOf(';', value.end);
  }
  return parameters;
}

interface Value {
  readonly text: string;
  /** With backslashes, where there are any. */
  readonly raw?: string;
  readonly end: number;
}

function valueAt(field: string, start: number): Value {
  if (field[start] !== '"') {
    const end = field.indexOf(';', start);
    const stop = end < 0 ? field.length : end;
    return { text: field.slice(start, stop).trim(), end: stop };
  }
  let at = start + 1;
  let text = '';
  let hasBackslash = false;
  for (; at < field.length && field[at] !== '"'; at += 1) {
    if (field[at] === '\\' && at + 1 < field.length) {
      hasBackslash = true;
      at += 1;
    }
    text += field[at] ?? '';
  }
  return { text, ...(hasBackslash ? { raw: field.slice(start + 1, at) } : {}), end: at };
}

/** The file name of a part in all its readings. @returns undefined for a part without one */
export function filenameOf(parameters: ReadonlyMap<string, string>): FilenameReading | undefined {
  const extended = extendedOf(parameters.get('filename*'));
  const plain = parameters.get('filename');
  if (extended !== undefined) return { name: extended, readings: unique([extended, ...(plain === undefined ? [] : readingsOf(plain))]), form: 'extended' };
  if (plain === undefined) return undefined;
  const raw = parameters.get('filename raw');
  const readings = unique([...readingsOf(plain), ...(raw === undefined ? [] : readingsOf(raw))]);
  return { name: readings[0] ?? '', readings, form: formOf(plain) };
}

function formOf(plain: string): FilenameForm {
  if (/^=\?[^?]{1,40}\?[bq]\?/i.test(plain)) return 'encoded-word';
  return decodeUtf8(Buffer.from(plain, 'latin1')) === undefined ? 'latin1' : 'utf8';
}

/** What browsers escape is undone; the text before that is a reading too, since a name may hold such characters. */
function readingsOf(plain: string): readonly string[] {
  const text = decodeUtf8(Buffer.from(plain, 'latin1')) ?? plain;
  const unescaped = text.replaceAll('%22', '"').replaceAll(/%0d/gi, '\r').replaceAll(/%0a/gi, '\n');
  return [unescaped, text];
}

/** RFC 8187 section 3.2: charset, language, percent-encoded octets. @returns undefined when it is not readable */
function extendedOf(value: string | undefined): string | undefined {
  const match = /^(utf-8|iso-8859-1)'[A-Za-z0-9-]*'(.*)$/i.exec(value ?? '');
  if (match === null || /%(?![0-9A-Fa-f]{2})/.test(match[2] ?? '')) return undefined;
  const octets = Buffer.from(
    (match[2] ?? '').replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
  return match[1]?.toLowerCase() === 'utf-8' ? decodeUtf8(octets) : octets.toString('latin1');
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

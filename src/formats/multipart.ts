/**
 * Forms with files (RFC 7578, multipart/form-data) read from bytes that have arrived already: the bytes of every part stay as
 * they were sent, its headers too, and a file name is given in every way in which it can be read. Linear and bounded;
 * problems are data. The platform's `formData()` loses the media type and the bytes of parts without a file name.
 */
import type { RawHeader } from '../core/exchange.ts';
import { filenameOf, parametersOf } from './multipart-names.ts';
import type { FilenameReading } from './multipart-names.ts';

export type { FilenameForm, FilenameReading } from './multipart-names.ts';

export interface MultipartPart {
  readonly name: string;
  /** Present where the sender named a file, an empty name included. */
  readonly filename?: FilenameReading;
  /** As sent; absent means text/plain. */
  readonly contentType?: string;
  readonly headers: readonly RawHeader[];
  /** A view of the body, not a copy. */
  readonly bytes: Uint8Array;
}

export interface MultipartLimits {
  /** Default 64. */
  readonly maxParts?: number;
  /** Headers of one part. Default 8 KiB. */
  readonly maxHeaderBytes?: number;
}

export type MultipartProblem = 'no-boundary' | 'no-delimiter' | 'no-end' | 'header' | 'no-name' | 'transfer-encoding' | 'too-many-parts';

export type MultipartReading =
  | { readonly kind: 'form'; readonly parts: readonly MultipartPart[] }
  | { readonly kind: 'problem'; readonly problem: MultipartProblem; readonly message: string };

const MESSAGES: Readonly<Record<MultipartProblem, string>> = {
  'no-boundary': 'the media type names no usable boundary',
  'no-delimiter': 'the body does not begin a part with the boundary',
  'no-end': 'the last part has no end',
  header: 'the headers of a part cannot be read',
  'no-name': 'a part is no form-data or has no name',
  'transfer-encoding': 'a part has a transfer encoding that forms do not have',
  'too-many-parts': 'the form has too many parts',
};

class Unreadable extends Error {
  readonly problem: MultipartProblem;
  constructor(problem: MultipartProblem) {
    super(MESSAGES[problem]);
    this.problem = problem;
  }
}

/** The boundary parameter of a multipart media type (RFC 2046 section 5.1.1). @returns undefined when there is no usable one */
export function boundaryOf(contentType: string): string | undefined {
  const boundary = parametersOf(contentType.slice(0, 1_000)).get('boundary');
  return boundary !== undefined && /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary) ? boundary : undefined;
}

/** Reads a form. Never throws, whatever the bytes are. @param boundary undefined is a problem of its own */
export function readMultipart(bytes: Uint8Array, boundary: string | undefined, limits: MultipartLimits = {}): MultipartReading {
  try {
    if (boundary === undefined) throw new Unreadable('no-boundary');
    return { kind: 'form', parts: partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), boundary, limits) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'problem', problem: error.problem, message: error.message };
  }
}

function partsOf(body: Buffer, boundary: string, { maxParts = 64, maxHeaderBytes = 8_192 }: MultipartLimits): readonly MultipartPart[] {
  const parts: MultipartPart[] = [];
  let delimiter = firstDelimiter(body, boundary);
  while (!delimiter.isLast) {
    if (parts.length >= maxParts) throw new Unreadable('too-many-parts');
    const next = nextDelimiter(body, boundary, delimiter.end - 2);
    if (next === undefined) throw new Unreadable('no-end');
    // A part without headers has its empty line directly after the delimiter; its name is missing then.
    parts.push(partOf(body.subarray(delimiter.end, Math.max(delimiter.end, next.start)), maxHeaderBytes));
    delimiter = next;
  }
  return parts;
}

interface Delimiter {
  /** Offset of the line end in front of it. */
  readonly start: number;
  /** Offset of what follows its own line end. */
  readonly end: number;
  readonly isLast: boolean;
}

function firstDelimiter(body: Buffer, boundary: string): Delimiter {
  const atStart = delimiterAt(body, 0, `--${boundary}`, 0);
  const found = atStart ?? nextDelimiter(body, boundary, 0);
  if (found === undefined) throw new Unreadable('no-delimiter');
  return found;
}

function nextDelimiter(body: Buffer, boundary: string, from: number): Delimiter | undefined {
  const wanted = `\r\n--${boundary}`;
  for (let at = body.indexOf(wanted, from, 'latin1'); at >= 0; at = body.indexOf(wanted, at + 2, 'latin1')) {
    const delimiter = delimiterAt(body, at, wanted, at);
    if (delimiter !== undefined) return delimiter;
  }
  return undefined;
}

/** A delimiter ends with `--` or, after optional blanks, with a line end; else the text only looks like one. */
function delimiterAt(body: Buffer, at: number, wanted: string, start: number): Delimiter | undefined {
  if (body.toString('latin1', at, at + wanted.length) !== wanted) return undefined;
  let end = at + wanted.length;
  if (body[end] === 0x2d && body[end + 1] === 0x2d) return { start, end, isLast: true };
  for (let blanks = 0; (body[end] === 0x20 || body[end] === 0x09) && blanks < 64; blanks += 1) end += 1;
  return body[end] === 0x0d && body[end + 1] === 0x0a ? { start, end: end + 2, isLast: false } : undefined;
}

function partOf(part: Buffer, maxHeaderBytes: number): MultipartPart {
  const head = part.subarray(0, maxHeaderBytes + 4);
  const headEnd = head.indexOf('\r\n\r\n', 0, 'latin1');
  if (headEnd < 0) throw new Unreadable('header');
  const headers = headersOf(head.toString('latin1', 0, headEnd));
  const valueOf = (name: string): string | undefined => headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const disposition = valueOf('content-disposition') ?? '';
  const parameters = parametersOf(disposition);
  const name = parameters.get('name');
  if (name === undefined || !/^form-data\s*(?:;|$)/i.test(disposition)) throw new Unreadable('no-name');
  if (!['binary', '8bit', '7bit', undefined].includes(valueOf('content-transfer-encoding')?.trim().toLowerCase())) throw new Unreadable('transfer-encoding');
  const filename = filenameOf(parameters);
  const contentType = valueOf('content-type');
  return {
    name,
    ...(filename === undefined ? {} : { filename }),
    ...(contentType === undefined ? {} : { contentType }),
    headers,
    bytes: part.subarray(headEnd + 4),
  };
}

function headersOf(text: string): readonly RawHeader[] {
  return text.split('\r\n').map((line): RawHeader => {
    const colon = line.indexOf(':');
    if (colon <= 0 || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(line.slice(0, colon))) throw new Unreadable('header');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
}

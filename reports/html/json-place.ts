/**
 * Where a JSON Pointer points inside JSON text, so that a report can mark the place without rewriting the evidence.
 * Reads as much as is there: a body cut by the recorder is searched up to the cut, malformed text has no place.
 */

/** Half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const MAX_DEPTH = 100;
const SPACE = /[ \t\r\n]*/uy;
const STRING = /"(?:[^"\\]|\\.)*"/uy;
const SCALAR = /[^\s,\]}]+/uy;

/** Position after a match at `at`, or undefined. */
function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function skipSpace(text: string, at: number): number {
  return after(SPACE, text, at) ?? at;
}

interface Entry {
  readonly name: string;
  /** Of the whole member or element. */
  readonly start: number;
  readonly valueStart: number;
}

function readName(text: string, at: number): { readonly name: string; readonly end: number } | undefined {
  const end = after(STRING, text, at);
  if (end === undefined) return undefined;
  try {
    return { name: String(JSON.parse(text.slice(at, end))), end };
  } catch {
    return undefined;
  }
}

function readEntry(text: string, at: number, isObject: boolean, index: number): Entry | undefined {
  if (!isObject) return { name: String(index), start: at, valueStart: at };
  const name = readName(text, at);
  if (name === undefined) return undefined;
  const colon = skipSpace(text, name.end);
  return text[colon] === ':' ? { name: name.name, start: at, valueStart: skipSpace(text, colon + 1) } : undefined;
}

/** End of the value that starts at `at`; `visit` may stop the walk by returning true. */
function walk(text: string, at: number, depth: number, visit: (entry: Entry) => boolean): number | undefined {
  const first = text[at];
  if (first === '"') return after(STRING, text, at);
  if (first !== '{' && first !== '[') return after(SCALAR, text, at);
  if (depth > MAX_DEPTH) return undefined;
  let position = skipSpace(text, at + 1);
  for (let index = 0; text[position] !== '}' && text[position] !== ']'; index += 1) {
    const entry = readEntry(text, position, first === '{', index);
    if (entry === undefined || visit(entry)) return undefined;
    const end = walk(text, entry.valueStart, depth + 1, () => false);
    if (end === undefined) return undefined;
    position = skipSpace(text, end);
    if (text[position] === ',') position = skipSpace(text, position + 1);
    else if (text[position] !== '}' && text[position] !== ']') return undefined;
  }
  return position + 1;
}

/** The member or element of that name in the value at `at`. */
function findEntry(text: string, at: number, name: string): Entry | undefined {
  const found: Entry[] = [];
  walk(text, at, 0, (entry) => {
    if (entry.name === name) found.push(entry);
    return found.length > 0;
  });
  return found[0];
}

/**
 * Finds a member or element.
 * @param path decoded reference tokens of the pointer, at least one
 * @returns the span of `"name": value`, or of the element; undefined when it is not there
 */
export function locateInJson(text: string, path: readonly string[]): Span | undefined {
  let found: Entry | undefined;
  for (const token of path) {
    found = findEntry(text, found?.valueStart ?? skipSpace(text, 0), token);
    if (found === undefined) return undefined;
  }
  const end = found === undefined ? undefined : walk(text, found.valueStart, 0, () => false);
  return found === undefined || end === undefined ? undefined : { start: found.start, end };
}

/** Reference tokens of a JSON Pointer without its leading slash (RFC 6901, section 4). */
export function pointerTokens(pointer: string): readonly string[] {
  return pointer === '' ? [] : pointer.split('/').map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

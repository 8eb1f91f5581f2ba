/**
 * JSON whose numbers stay as they were written, for amounts of money: no number passes through floating point. A number
 * becomes an object with its source text, which `JSON.stringify` writes back unchanged. The parser is our own, because `JSON.parse`
 * gives the source of numbers to a reviver only, and calling one for every value takes four times as long.
 */
import { decodeUtf8 } from './json.ts';

/** Part of the language since 2025; the library that TypeScript knows is older. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A number as written. */
class ExactNumber {
  readonly rawJSON: string;

  constructor(text: string) {
    this.rawJSON = text;
  }

  toJSON(): unknown {
    return rawJSON(this.rawJSON);
  }
}

/** Parses JSON from text or UTF-8 bytes. @returns the value in a wrapper, or undefined when it is not JSON @spec RFC 8259 */
export function parseExactJson(data: string | Uint8Array): { readonly value: unknown } | undefined {
  const text = typeof data === 'string' ? data : decodeUtf8(data);
  if (text === undefined) return undefined;
  try {
    const reader = new Reader(text);
    const value = reader.value();
    return reader.isAtEnd() ? { value } : undefined;
  } catch {
    // Also what is nested deeper than the stack is.
    return undefined;
  }
}

/** Whether a value is a number as {@link parseExactJson} gives it. */
export function isExactNumber(value: unknown): value is ExactNumber {
  return value instanceof ExactNumber;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const CLOSING_BRACKET = 0x5d;
const CLOSING_BRACE = 0x7d;

/** What comes before it, a string may not contain unescaped. */
const FIRST_PLAIN = 0x20;
// eslint-disable-next-line no-control-regex -- these are what a string may not contain unescaped
const STRING = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Names of members in the order in which they came lately, escapes in none of them: messages of a kind have the same ones. */
const earlierNames: string[] = [];
const MOST_NAMES = 256;
const LONGEST_NAME = 64;

/** Recursive descent, one character ahead. Throws at what is not JSON. */
class Reader {
  readonly #text: string;
  #at = 0;
  #names = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return Number.isNaN(this.#next());
  }

  value(): unknown {
    switch (this.#next()) {
      case QUOTE:
        return this.#string();
      case 0x7b:
        return this.#object();
      case 0x5b:
        return this.#array();
      case 0x74:
        return this.#word('true', true);
      case 0x66:
        return this.#word('false', false);
      case 0x6e:
        return this.#word('null', null);
      default:
        return new ExactNumber(this.#token(NUMBER));
    }
  }

  /** The next character after blanks; NaN at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#at += 1;
    }
  }

  #object(): object {
    const object: Record<string, unknown> = {};
    this.#at += 1;
    if (this.#next() === CLOSING_BRACE) this.#at += 1;
    else
      do {
        if (this.#next() !== QUOTE) throw new SyntaxError('A name is missing.');
        const name = this.#name();
        if (this.#next() !== COLON) throw new SyntaxError('A colon is missing.');
        this.#at += 1;
        const value = this.value();
        if (name === '__proto__') Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
        else object[name] = value;
      } while (this.#goesOn(CLOSING_BRACE));
    return object;
  }

  #array(): unknown[] {
    const array: unknown[] = [];
    this.#at += 1;
    if (this.#next() === CLOSING_BRACKET) this.#at += 1;
    else
      do array.push(this.value());
      while (this.#goesOn(CLOSING_BRACKET));
    return array;
  }

  /** Takes the comma, or the end of an object or array. @returns whether it was the comma */
  #goesOn(end: number): boolean {
    const code = this.#next();
    if (code !== COMMA && code !== end) throw new SyntaxError('Neither a comma nor the end.');
    this.#at += 1;
    return code === COMMA;
  }

  /** Nearly always the name that came at this place of the text before: then it is neither cut out nor looked up again. */
  #name(): string {
    const place = this.#names;
    this.#names += 1;
    const expected = earlierNames[place];
    const start = this.#at + 1;
    if (expected !== undefined && this.#text.startsWith(expected, start) && this.#text.charCodeAt(start + expected.length) === QUOTE) {
      this.#at = start + expected.length + 1;
      return expected;
    }
    const name = this.#string();
    const isPlain = this.#at === start + name.length + 1;
    // Copied: a piece of a text keeps the whole text in memory.
    if (isPlain && place < MOST_NAMES && name.length <= LONGEST_NAME) earlierNames[place] = Buffer.from(name, 'utf16le').toString('utf16le');
    return name;
  }

  #string(): string {
    const start = this.#at + 1;
    let end = start;
    // Most strings are short, and an expression for each of them takes longer than this to begin.
    for (let code = this.#text.charCodeAt(end); code !== QUOTE; code = this.#text.charCodeAt(end)) {
      const isPlain = code >= FIRST_PLAIN && code !== BACKSLASH;
      if (!isPlain) return JSON.parse(this.#token(STRING)) as string;
      end += 1;
    }
    this.#at = end + 1;
    return this.#text.slice(start, end);
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw new SyntaxError('An unknown word.');
    this.#at += word.length;
    return value;
  }

  #token(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) throw new SyntaxError('No JSON.');
    const token = this.#text.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    return token;
  }
}

/**
 * The text that a content stream of a PDF draws (ISO 32000-1 sections 7.3.4 and 9.4): its strings, joined as they are drawn. Byte by
 * byte, in one pass and with memory for the text alone, since a stream may be anything that somebody calls one.
 */

/** In Latin-1, and by pairs of bytes for fonts with wide codes; undefined where nothing is drawn. */
export function drawnText(stream: Uint8Array): Uint8Array | undefined {
  return isDrawing(stream) ? stringsIn(stream) : undefined;
}

/** How far behind the beginning of a text object its first string is drawn. @unit bytes */
const REACH = 2_000;
const [LETTER_B, LETTER_T, LARGE_J, SMALL_J] = [0x42, 0x54, 0x4a, 0x6a];
const [OPEN, CLOSE, LESS, GREATER, BACKSLASH] = [0x28, 0x29, 0x3c, 0x3e, 0x5c];

function isDrawing(stream: Uint8Array): boolean {
  let begun = -Infinity;
  for (let place = stream.indexOf(LETTER_T); place >= 0 && place < stream.length; place++) {
    if (stream[place] !== LETTER_T) continue;
    const next = stream[place + 1];
    if ((next === SMALL_J || next === LARGE_J) && place - begun <= REACH) return true;
    if (stream[place - 1] === LETTER_B && !isWord(stream[place - 2]) && !isWord(next)) begun = place + 1;
  }
  return false;
}

function isWord(code = 0): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

function stringsIn(stream: Uint8Array): Uint8Array {
  const drawn = new Uint8Array(stream.length);
  let size = 0;
  // Before this place no literal ends: what begins there meets what the one before met.
  let endless = 0;
  for (let place = 0; place < stream.length; place++) {
    const isLiteral = stream[place] === OPEN && place >= endless;
    if (!isLiteral && stream[place] !== LESS) continue;
    const end = isLiteral ? literalEnd(stream, place + 1) : hexEnd(stream, place + 1);
    if (stream[end] === (isLiteral ? CLOSE : GREATER)) {
      const inside = stream.subarray(place + 1, end);
      size = isLiteral ? writeLiteral(inside, drawn, size) : writeHex(inside, drawn, size);
      place = end;
    } else if (isLiteral) endless = end;
  }
  return drawn.subarray(0, size);
}

/** Where a literal ends or cannot go on: at a parenthesis, or with the stream. */
function literalEnd(stream: Uint8Array, from: number): number {
  let place = from;
  while (place < stream.length && stream[place] !== OPEN && stream[place] !== CLOSE) place += stream[place] === BACKSLASH ? 2 : 1;
  return place;
}

function hexEnd(stream: Uint8Array, from: number): number {
  let place = from;
  while (place < stream.length && (digitOf(stream[place]) !== undefined || isSpace(stream[place]))) place++;
  return place;
}

/** @returns the size of what is drawn by then */
function writeLiteral(inside: Uint8Array, drawn: Uint8Array, from: number): number {
  let size = from;
  for (let place = 0; place < inside.length; place++) {
    if (inside[place] !== BACKSLASH) drawn[size++] = inside[place] ?? 0;
    else {
      const octal = /^[0-7]{1,3}/.exec(String.fromCharCode(...inside.subarray(place + 1, place + 4)))?.[0];
      drawn[size++] = octal === undefined ? (inside[place + 1] ?? 0) : parseInt(octal, 8);
      place += octal?.length ?? 1;
    }
  }
  return size;
}

/** @returns the size of what is drawn by then */
function writeHex(inside: Uint8Array, drawn: Uint8Array, from: number): number {
  let size = from;
  let high: number | undefined;
  for (const code of inside) {
    const digit = digitOf(code);
    if (digit === undefined) continue;
    if (high !== undefined) drawn[size++] = 16 * high + digit;
    high = high === undefined ? digit : undefined;
  }
  return size;
}

function digitOf(code = 0): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}

/** Space of ISO 32000-1 table 1, and the others that end lines. */
function isSpace(code = -1): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0;
}

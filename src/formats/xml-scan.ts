/**
 * A walk over the tags of an XML text without building anything: how deep, how many, where. It decides before any parser runs
 * whether a text of a stranger is small enough, and finds the places where text is inserted. It does not decide whether the
 * text is well-formed; where it is not, the walk ends early or finds too much, never too little time.
 */

export interface XmlTag {
  readonly kind: 'open' | 'close' | 'empty';
  /** As written, with prefix. */
  readonly name: string;
  /** Of `<` and behind `>`. */
  readonly start: number;
  readonly end: number;
  /** Elements around it. */
  readonly depth: number;
}

export interface XmlBounds {
  /** Characters of the text. */
  readonly maxLength: number;
  readonly maxDepth: number;
  readonly maxElements: number;
  readonly maxAttributes: number;
  /** On one element. */
  readonly maxAttributesEach: number;
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Tags in the order of the text. Linear. A DOCTYPE is passed over, its internal subset too. */
export function* scanTags(text: string): Generator<XmlTag, void> {
  let depth = 0;
  let at = text.indexOf('<');
  while (at >= 0) {
    const behind = behindOther(text, at);
    if (behind !== undefined) {
      at = text.indexOf('<', behind);
      continue;
    }
    const end = endOfTag(text, at);
    if (end < 0) return;
    const isClosing = text.startsWith('</', at);
    if (isClosing) depth -= 1;
    const kind = isClosing ? 'close' : text[end - 2] === '/' ? 'empty' : 'open';
    yield { kind, name: nameAt(text, at + (isClosing ? 2 : 1), end), start: at, end, depth };
    if (kind === 'open') depth += 1;
    at = text.indexOf('<', end);
  }
}

/** Which bound a text breaks, if any. Stops at the first. */
export function brokenBound(text: string, bounds: XmlBounds): keyof XmlBounds | undefined {
  if (text.length > bounds.maxLength) return 'maxLength';
  let elements = 0;
  let attributes = 0;
  for (const { kind, start, end, depth } of scanTags(text)) {
    if (kind === 'close') continue;
    elements += 1;
    if (depth >= bounds.maxDepth) return 'maxDepth';
    if (elements > bounds.maxElements) return 'maxElements';
    const here = attributesIn(text, start, end);
    attributes += here;
    if (here > bounds.maxAttributesEach) return 'maxAttributesEach';
    if (attributes > bounds.maxAttributes) return 'maxAttributes';
  }
  return undefined;
}

/** Behind a comment, CDATA section, processing instruction or DOCTYPE at this place; undefined when a tag is there. */
function behindOther(text: string, at: number): number | undefined {
  for (const [start, end] of SKIPPED) {
    if (!text.startsWith(start, at)) continue;
    const found = text.indexOf(end, at + start.length);
    return found < 0 ? text.length : found + end.length;
  }
  return text.startsWith('<!', at) ? behindDoctype(text, at) : undefined;
}

function behindDoctype(text: string, at: number): number {
  const end = text.indexOf('>', at);
  if (end < 0) return text.length;
  // Within the declaration only: a search to the end of the text, again and again, would not be linear.
  const subset = text.slice(at, end).indexOf('[');
  if (subset < 0) return end + 1;
  const close = /\]\s*>/gu;
  close.lastIndex = at + subset;
  return close.exec(text) === null ? text.length : close.lastIndex;
}

/** Behind the `>` of a tag: one in quotes does not count. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + 1;
  }
  return -1;
}

function nameAt(text: string, from: number, end: number): string {
  let to = from;
  while (to < end && !' \t\r\n/>'.includes(text.charAt(to))) to += 1;
  return text.slice(from, to);
}

/** Equals signs outside quotes. */
function attributesIn(text: string, start: number, end: number): number {
  let quote = '';
  let count = 0;
  for (let index = start; index < end; index += 1) {
    const character = text.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '=') count += 1;
  }
  return count;
}

/**
 * One side of an exchange as text of the wire: start line, headers, body excerpt, with the finding's places marked.
 * A mark is a `mark` element and a word, so that it is not told by colour alone.
 */
import type { BodyRecord, RawHeader } from '../../src/core/exchange.ts';
import { formatBytes } from '../numbers.ts';
import { fill } from '../texts.ts';
import { decodeCompactJose } from './compact-jose.ts';
import type { DecodedPart } from './compact-jose.ts';
import type { PageContext } from './context.ts';
import { locateInJson } from './json-place.ts';
import type { Span } from './json-place.ts';
import { markup } from './markup.ts';
import type { Markup, MarkupValue } from './markup.ts';
import type { Place } from './place.ts';

const EXCERPT_LENGTH = 3000;
/** Base64, a token or a compact JWS or JWE says little as text; readable parts of the latter are shown beside it. */
const OPAQUE_LENGTH = 300;
const OPAQUE = /^[\w.~+/=-]+$/u;
/** How much is shown before a place that lies beyond the excerpt. */
const LEAD_LENGTH = 500;

export interface Message {
  readonly caption: string;
  readonly startLine: string;
  readonly headers: readonly RawHeader[];
  readonly body: BodyRecord;
}

function marked({ t }: PageContext, content: MarkupValue): Markup {
  return markup`<mark>${content}</mark><span class="mark-word"> ◀ ${t.placeMark}</span>`;
}

function markedIf(context: PageContext, isPlace: boolean, content: MarkupValue): MarkupValue {
  return isPlace ? marked(context, content) : content;
}

function headerLines(context: PageContext, headers: readonly RawHeader[], places: readonly Place[]): readonly Markup[] {
  const wanted = places.filter(({ part }) => part === 'header').map(({ path }) => path[0]?.toLowerCase());
  return headers.map(
    ([name, value]) => markup`${markedIf(context, wanted.includes(name.toLowerCase()), markup`${name}: ${value}`)}
`,
  );
}

/** A cut that does not part a surrogate pair. */
function wholeCut(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return at > 0 && at < text.length && unit >= 0xd800 && unit <= 0xdbff ? at - 1 : at;
}

interface Excerpt {
  readonly start: number;
  readonly end: number;
}

function excerptLength(text: string): number {
  return OPAQUE.test(text) ? OPAQUE_LENGTH : EXCERPT_LENGTH;
}

function excerptOf(text: string, span: Span | undefined): Excerpt {
  const isBeyond = span !== undefined && span.end > EXCERPT_LENGTH;
  const start = isBeyond ? wholeCut(text, Math.max(0, span.start - LEAD_LENGTH)) : 0;
  return { start, end: wholeCut(text, Math.min(text.length, start + excerptLength(text))) };
}

function textWithPlace(context: PageContext, text: string, span: Span | undefined): Markup {
  const { start, end } = excerptOf(text, span);
  const before = start > 0 ? '… ' : '';
  const after = end < text.length ? ' …' : '';
  if (span === undefined) return markup`${before}${text.slice(start, end)}${after}`;
  const markEnd = Math.min(span.end, end);
  return markup`${before}${text.slice(start, span.start)}${marked(context, text.slice(span.start, markEnd))}${text.slice(markEnd, end)}${after}`;
}

function bodyPath(places: readonly Place[]): readonly string[] {
  return places.find(({ part, path }) => part === 'body' && path.length > 0)?.path ?? [];
}

function bodyText(context: PageContext, body: BodyRecord, places: readonly Place[]): Markup | undefined {
  if (body.text === undefined || body.text === '') return undefined;
  const path = bodyPath(places);
  const isWholeBody = places.some(({ part, path: tokens }) => part === 'body' && tokens.length === 0);
  const lead = isWholeBody
    ? markup`<span class="mark-word">▼ ${context.t.placeMark}</span>
`
    : undefined;
  return markup`${lead}${textWithPlace(context, body.text, path.length > 0 ? locateInJson(body.text, path) : undefined)}`;
}

function bodyNotes({ t }: PageContext, body: BodyRecord): readonly Markup[] {
  if (body.sizeBytes === 0) return [markup`<p class="quiet">${t.emptyBody}</p>`];
  const isCut = body.isTruncated || (body.text !== undefined && body.text.length > excerptLength(body.text));
  const facts = markup`<p class="quiet">${fill(t.body, { size: formatBytes(body.sizeBytes), sha256: body.sha256 })}</p>`;
  if (body.text === undefined) return [facts, markup`<p class="quiet">${t.bodyNotText}</p>`];
  return isCut ? [facts, markup`<p class="quiet">${t.bodyCut}</p>`] : [facts];
}

function decodedBlock(context: PageContext, { part, text }: DecodedPart, path: readonly string[]): Markup {
  const span = path[0] === part && path.length > 1 ? locateInJson(text, path.slice(1)) : undefined;
  const caption = part === 'header' ? context.t.decodedHeader : context.t.decodedClaims;
  return markup`<figure class="message decoded"><figcaption>${caption}</figcaption>
<pre><code>${textWithPlace(context, text, span)}</code></pre></figure>
`;
}

/** The message with marks, its body's facts, and readable parts of a compact JWS or JWE. */
export function messageBlock(context: PageContext, { caption, startLine, headers, body }: Message, places: readonly Place[]): Markup {
  const isLinePlace = places.some(({ part }) => part === 'line');
  const text = bodyText(context, body, places);
  const decoded = body.text === undefined ? [] : decodeCompactJose(body.text);
  return markup`<figure class="message"><figcaption>${caption}</figcaption>
<pre><code>${markedIf(context, isLinePlace, startLine)}
${headerLines(context, headers, places)}${
    text === undefined
      ? undefined
      : markup`
${text}`
  }</code></pre>${bodyNotes(context, body)}</figure>
${decoded.map((part) => decodedBlock(context, part, bodyPath(places)))}`;
}

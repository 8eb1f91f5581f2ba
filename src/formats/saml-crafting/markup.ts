/**
 * Changing XML as text, one place at a time: everything else keeps its octets, so that a signature breaks only where it is
 * meant to. For documents made here; a place that is not there is a TypeError, never a document without the change.
 */
import { scanTags } from '../xml-scan.ts';
import { escapeAttribute } from '../xml-writing.ts';

/** Where an element lies in a text. Good for this text only. */
export interface MarkupElement {
  /** Without prefix. */
  readonly name: string;
  /** As written. */
  readonly tag: string;
  readonly start: number;
  /** Behind the start tag; of an empty element the same as `end`. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly depth: number;
}

/** All elements in the order of their start tags. */
export function elementsOf(xml: string): readonly MarkupElement[] {
  const found: MarkupElement[] = [];
  const open: { readonly index: number; readonly tag: string; readonly start: number; readonly contentStart: number }[] = [];
  for (const { kind, name: tag, start, end, depth } of scanTags(xml)) {
    const name = tag.slice(tag.indexOf(':') + 1);
    if (kind === 'close') {
      const begun = open.pop();
      if (begun === undefined) throw new TypeError('The XML has an end tag too many.');
      found[begun.index] = { name, tag, start: begun.start, contentStart: begun.contentStart, contentEnd: start, end, depth };
      continue;
    }
    found.push({ name, tag, start, contentStart: end, contentEnd: end, end, depth });
    if (kind === 'open') open.push({ index: found.length - 1, tag, start, contentStart: end });
  }
  if (open.length > 0) throw new TypeError('The XML has a start tag without end.');
  return found;
}

/** @throws TypeError without a root */
export function rootElement(xml: string): MarkupElement {
  return demand(elementsOf(xml)[0], 'a root');
}

/** The first element of that local name, inside another one if given. @throws TypeError when there is none */
export function elementNamed(xml: string, name: string, within?: MarkupElement): MarkupElement {
  return demand(elementsNamed(xml, name, within)[0], name);
}

/** All elements of that local name, inside another one if given. */
export function elementsNamed(xml: string, name: string, within?: MarkupElement): readonly MarkupElement[] {
  return elementsOf(xml).filter(
    (element) => element.name === name && (within === undefined || (element.start >= within.contentStart && element.end <= within.contentEnd)),
  );
}

/** The first direct child of the root with one of these local names. @throws TypeError when there is none */
export function childOfRoot(xml: string, ...names: readonly string[]): MarkupElement {
  return demand(
    elementsOf(xml).find(({ name, depth }) => depth === 1 && names.includes(name)),
    names.join(' or '),
  );
}

/** Direct children of the root. */
export function childrenOfRoot(xml: string): readonly MarkupElement[] {
  return elementsOf(xml).filter(({ depth }) => depth === 1);
}

/** An attribute as it is written between its quotes; undefined when it is not there. */
export function attributeOf(xml: string, element: MarkupElement, name: string): string | undefined {
  return attributePattern(name).exec(xml.slice(element.start, startTagEnd(xml, element)))?.[1];
}

/** Sets an attribute where it is, or as the first; undefined takes it away. */
export function withAttribute(xml: string, element: MarkupElement, name: string, value: string | undefined): string {
  const end = startTagEnd(xml, element);
  const tag = xml.slice(element.start, end);
  const written = value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;
  const pattern = attributePattern(name);
  const at = 1 + element.tag.length;
  const changed = pattern.test(tag) ? tag.replace(pattern, () => written) : tag.slice(0, at) + written + tag.slice(at);
  return xml.slice(0, element.start) + changed + xml.slice(end);
}

/** Other content, as markup; an empty element gets an end tag. */
export function withContent(xml: string, element: MarkupElement, content: string): string {
  const { contentStart, contentEnd, end, tag } = element;
  if (contentStart !== end) return xml.slice(0, contentStart) + content + xml.slice(contentEnd);
  return `${xml.slice(0, end).replace(/\/>$/u, '>')}${content}</${tag}>${xml.slice(end)}`;
}

/** The content as it is. */
export function contentOf(xml: string, { contentStart, contentEnd }: MarkupElement): string {
  return xml.slice(contentStart, contentEnd);
}

/** The whole element as it is. */
export function textOf(xml: string, { start, end }: MarkupElement): string {
  return xml.slice(start, end);
}

/** Another text in its place; the empty text takes it away. */
export function replaced(xml: string, { start, end }: MarkupElement, text: string): string {
  return xml.slice(0, start) + text + xml.slice(end);
}

export function insertedBefore(xml: string, { start }: MarkupElement, text: string): string {
  return xml.slice(0, start) + text + xml.slice(start);
}

export function insertedAfter(xml: string, { end }: MarkupElement, text: string): string {
  return xml.slice(0, end) + text + xml.slice(end);
}

/** As last content of an element. */
export function appended(xml: string, element: MarkupElement, text: string): string {
  return withContent(xml, element, contentOf(xml, element) + text);
}

/** Prefix with colon, or the empty text. */
export function prefixOf({ tag }: MarkupElement): string {
  return tag.slice(0, tag.indexOf(':') + 1);
}

function startTagEnd(xml: string, { contentStart, end }: MarkupElement): number {
  return contentStart === end ? end : contentStart;
}

function attributePattern(name: string): RegExp {
  return new RegExp(String.raw`\s${name.replaceAll(/[.*+?^$()|[\]\\{}]/gu, String.raw`\$&`)}="([^"]*)"`, 'u');
}

function demand<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new TypeError(`The document has no ${what} that could be changed.`);
  return value;
}

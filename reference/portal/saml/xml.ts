/**
 * Reading XML with the parser that the signature library uses as well, so that both see the same document. Bounded before
 * it is parsed, never with a DTD; names are compared with their namespace.
 */
import { DOMParser } from '@xmldom/xmldom';
import { Refusal, must } from './refusal.ts';

const MAX_CHARACTERS = 512 * 1024;
const MAX_DEPTH = 100;
const MAX_MARKS = 5_000;

const ELEMENT = 1;

/**
 * Parses a document.
 *
 * @param hasBounds false with a fault only
 * @throws Refusal when it is not well-formed, too large or deep
 */
export function parseXml(xml: string, hasBounds = true): Document {
  must(!hasBounds || isBounded(xml), 'xml-too-large');
  const problems: string[] = [];
  const document = parsed(xml, problems);
  const root = document?.documentElement as Element | null | undefined;
  if (document === undefined || root === null || root === undefined || problems.length > 0) throw new Refusal('xml-not-well-formed');
  return document;
}

/** The parser throws on some mistakes, tells others, and has nothing to give for an empty text. */
function parsed(xml: string, problems: string[]): Document | undefined {
  const note = (text: string): void => void problems.push(text);
  try {
    return new DOMParser({ errorHandler: { warning: note, error: note, fatalError: note } }).parseFromString(xml, 'text/xml');
  } catch {
    return undefined;
  }
}

/** Counts tags and attributes roughly and cheaply, before the parser spends time on them. */
function isBounded(xml: string): boolean {
  if (xml.length > MAX_CHARACTERS) return false;
  let depth = 0;
  let marks = 0;
  for (const [tag] of xml.matchAll(/<[/!?]?[^<>]*>/g)) {
    marks += 1 + tag.split('=').length;
    if (tag.startsWith('</')) depth -= 1;
    else if (!/^<[!?]|\/>$/.test(tag)) depth += 1;
    if (depth > MAX_DEPTH || marks > MAX_MARKS) return false;
  }
  return true;
}

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

/** The child elements, in order. */
export const children = (parent: Element): Element[] => [...nodes(parent)].filter(isElement);

function* nodes(parent: Element): Generator<Node> {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) yield node;
}

/** True if the element has that name. */
export const isNamed = (element: Element, namespace: string, name: string): boolean => element.localName === name && element.namespaceURI === namespace;

/** The child elements of that name. */
export const childrenNamed = (parent: Element, namespace: string, name: string): Element[] =>
  children(parent).filter((child) => isNamed(child, namespace, name));

/** The first child element of that name. */
export const childNamed = (parent: Element | undefined, namespace: string, name: string): Element | undefined =>
  parent === undefined ? undefined : childrenNamed(parent, namespace, name)[0];

/** All elements below, in document order, the element itself included. */
export function descendants(root: Element): Element[] {
  const found: Element[] = [];
  const open = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    open.push(...children(next).reverse());
  }
  return found;
}

/** The whole text of an element without comments and instructions, white space at both ends removed. */
export const textOf = (element: Element | undefined): string => (element?.textContent ?? '').replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

/** The value of an attribute without namespace, or undefined. */
export const attribute = (element: Element | undefined, name: string): string | undefined =>
  element?.hasAttribute(name) === true ? (element.getAttribute(name) ?? undefined) : undefined;

/** The attributes of an element. */
export function attributesOf(element: Element): Attr[] {
  return Array.from({ length: element.attributes.length }, (_, index) => element.attributes.item(index)).filter((item) => item !== null);
}

/** Milliseconds of an `xs:dateTime`; without a time zone it is UTC (Core 1.3.3). NaN when it is none. */
export function instant(text: string | undefined): number {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text ?? '');
  if (match === null) return Number.NaN;
  const [, seconds = '', fraction = '', zone = 'Z'] = match;
  return Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`);
}

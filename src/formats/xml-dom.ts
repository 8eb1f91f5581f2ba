/**
 * XML of strangers as a tree that cannot be changed. Before any tree is built, length, depth and numbers are bounded and a
 * DTD is refused; then libxml2 decides whether the text is well-formed, because the DOM that follows is lenient. That DOM is
 * the one XML signatures are verified on, so that both see the same document.
 */
import { createRequire } from 'node:module';
import { SamlReadingError } from './saml-error.ts';
import type { SamlReadingCode } from './saml-error.ts';
import type { XmlBounds } from './xml-scan.ts';
import { brokenBound } from './xml-scan.ts';
import { parseXml } from './xml.ts';
import type { XmlProblem } from './xml.ts';

/** An element with what belongs to it. Comments and processing instructions are gone, CDATA is text. */
export interface XmlElement {
  /** Local name. */
  readonly name: string;
  /** Empty without namespace. */
  readonly namespace: string;
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text inside, that of descendants too, in order; nothing is trimmed. */
  readonly text: string;
  /** The content as markup, with the namespaces its names need. */
  innerXml(): string;
  /** The element itself as markup. */
  outerXml(): string;
  /** What a prefix is bound to here; the empty text when it is not. */
  namespaceOf(prefix: string): string;
}

export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly value: string;
}

/** The few members of the DOM that are used here; declared, because the library's own types bring the whole browser along. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly localName: string | null;
  readonly namespaceURI: string | null;
  readonly prefix: string | null;
  readonly nodeValue: string | null;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<DomNode>;
  readonly attributes?: ArrayLike<DomNode & { readonly value: string }>;
  readonly parentNode: DomNode | null;
}
export interface DomDocument extends DomNode {
  readonly documentElement: DomNode | null;
}
interface Xmldom {
  readonly DOMParser: new (options: {
    readonly errorHandler: (level: string, message: unknown) => void;
    /** The library's own treats U+0085 and U+2028 as XML 1.1 does. */
    readonly normalizeLineEndings: (text: string) => string;
  }) => { parseFromString(text: string, type: string): DomDocument };
  readonly XMLSerializer: new () => { serializeToString(node: DomNode): string };
}

const require = createRequire(import.meta.url);
const xmldom = require('@xmldom/xmldom') as Xmldom;

const XMLNS = 'http://www.w3.org/2000/xmlns/';
const ELEMENT = 1;

/** What a message through a browser may be. */
export const SAML_BOUNDS: XmlBounds = { maxLength: 1024 * 1024, maxDepth: 64, maxElements: 5000, maxAttributes: 10_000, maxAttributesEach: 200 };

const BOUND_CODES: Readonly<Record<keyof XmlBounds, SamlReadingCode>> = {
  maxLength: 'too-large',
  maxDepth: 'too-deep',
  maxElements: 'too-many-parts',
  maxAttributes: 'too-many-parts',
  maxAttributesEach: 'too-many-parts',
};
const PROBLEM_CODES: Readonly<Record<XmlProblem['kind'], SamlReadingCode>> = {
  size: 'too-large',
  encoding: 'encoding',
  dtd: 'dtd',
  depth: 'too-deep',
  syntax: 'not-xml',
  schema: 'not-xml',
};

/** @throws SamlReadingError when the text is refused or not well-formed */
export function readXmlTree(text: string, bounds: XmlBounds = SAML_BOUNDS): XmlElement {
  return elementOf(rootOf(parseDom(text, bounds)));
}

/** The DOM itself, for what needs one. @throws SamlReadingError */
export function parseDom(text: string, bounds: XmlBounds = SAML_BOUNDS): DomDocument {
  const broken = brokenBound(text, bounds);
  if (broken !== undefined) throw new SamlReadingError(BOUND_CODES[broken], `the XML is larger than ${broken} ${bounds[broken]} allows`);
  const reading = parseXml(Buffer.from(text, 'utf8'), { maxSizeBytes: bounds.maxLength * 4, maxDepth: bounds.maxDepth });
  const problem = reading.problems[0];
  if (problem !== undefined) throw new SamlReadingError(PROBLEM_CODES[problem.kind], `the XML is refused (${problem.kind})`);
  return unguardedDom(text);
}

function unguardedDom(text: string): DomDocument {
  const errorHandler = (level: string): void => {
    if (level !== 'warning') throw new SamlReadingError('not-xml', 'the XML is not well-formed');
  };
  const normalizeLineEndings = (all: string): string => all.replaceAll(/\r\n?/gu, '\n');
  return new xmldom.DOMParser({ errorHandler, normalizeLineEndings }).parseFromString(text.replace(/^\uFEFF/u, ''), 'text/xml');
}

/** @throws SamlReadingError without a root */
export function rootOf(document: DomDocument): DomNode {
  if (document.documentElement === null) throw new SamlReadingError('not-xml', 'the XML has no root element');
  return document.documentElement;
}

/**
 * The same document for a parser that takes U+0085 and U+2028 for line ends, as XML 1.1 does: outside of comments and
 * processing instructions they become references.
 */
export function withGuardedLineEnds(text: string): string {
  if (!/[\u0085\u2028]/u.test(text)) return text;
  return text.replaceAll(/<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|[\u0085\u2028]/gu, (part) => {
    if (part.length === 1) return referenceTo(part);
    if (!part.startsWith('<![CDATA[')) return part;
    return part.replaceAll(/[\u0085\u2028]/gu, (character) => `]]>${referenceTo(character)}<![CDATA[`);
  });
}

function referenceTo(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Element children of a DOM node. */
export function domChildren(node: DomNode): readonly DomNode[] {
  return Array.from(node.childNodes).filter(({ nodeType }) => nodeType === ELEMENT);
}

/** Direct children with that name. */
export function childrenNamed(element: XmlElement | undefined, namespace: string, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name && child.namespace === namespace) ?? [];
}

/** The first direct child with that name. */
export function childNamed(element: XmlElement | undefined, namespace: string, name: string): XmlElement | undefined {
  return childrenNamed(element, namespace, name)[0];
}

/** Value of an attribute without namespace. */
export function attributeOf(element: XmlElement | undefined, name: string, namespace = ''): string | undefined {
  return element?.attributes.find((attribute) => attribute.name === name && attribute.namespace === namespace)?.value;
}

/** The element and everything below it, in the order of the document. */
export function* descendantsOf(element: XmlElement): Generator<XmlElement, void> {
  yield element;
  for (const child of element.children) yield* descendantsOf(child);
}

function elementOf(node: DomNode): XmlElement {
  const children = domChildren(node).map(elementOf);
  return {
    name: node.localName ?? node.nodeName,
    namespace: node.namespaceURI ?? '',
    prefix: node.prefix ?? '',
    attributes: Array.from(node.attributes ?? [])
      .filter(isNoDeclaration)
      .map(attributeFrom),
    children,
    get text() {
      return node.textContent ?? '';
    },
    innerXml: () => Array.from(node.childNodes).map(markupOf).join(''),
    outerXml: () => markupOf(node),
    namespaceOf: (prefix) => boundNamespace(node, prefix),
  };
}

function isNoDeclaration({ namespaceURI, nodeName }: DomNode): boolean {
  return namespaceURI !== XMLNS && nodeName !== 'xmlns' && !nodeName.startsWith('xmlns:');
}

function attributeFrom(node: DomNode & { readonly value: string }): XmlAttribute {
  return { name: node.localName ?? node.nodeName, namespace: node.namespaceURI ?? '', prefix: node.prefix ?? '', value: node.value };
}

/** A carriage return in the tree was a reference in the text; written as it is, it would become a line feed. */
function markupOf(node: DomNode): string {
  return new xmldom.XMLSerializer().serializeToString(node).replaceAll('\r', '&#xD;');
}

function boundNamespace(node: DomNode, prefix: string): string {
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let here: DomNode | null = node; here !== null; here = here.parentNode) {
    const found = Array.from(here.attributes ?? []).find(({ nodeName }) => nodeName === declaration);
    if (found !== undefined) return found.value;
  }
  return '';
}

/**
 * Documents that parsers read differently, or that make a parser fetch, expand or work (attack sheet, 2.3): declarations of
 * types and entities, values in pieces, encodings, masses. All sizes are bounded: no text is longer than 6 MB, and no
 * expansion of an entity goes beyond 10 MB.
 */
import { escapeAttribute } from '../xml-writing.ts';
import { appended, childOfRoot, childrenOfRoot, insertedAfter, prefixOf, rootElement, withAttribute } from './markup.ts';

const MEGABYTE = 1024 * 1024;
const XMLNS_XINCLUDE = 'http://www.w3.org/2001/XInclude';

/** A DOCTYPE for the root, with an internal subset and, if wanted, an external one. */
export function withDoctype(xml: string, subset: string, systemId?: string): string {
  const external = systemId === undefined ? '' : ` SYSTEM "${escapeAttribute(systemId)}"`;
  const internal = subset === '' ? '' : ` [${subset}]`;
  return `<!DOCTYPE ${rootElement(xml).tag}${external}${internal}>${xml}`;
}

/** Internal entity; the value is taken as it is. */
export function entity(name: string, value: string): string {
  return `<!ENTITY ${name} "${value}">`;
}

/** External general entity. */
export function externalEntity(name: string, systemId: string): string {
  return `<!ENTITY ${name} SYSTEM "${escapeAttribute(systemId)}">`;
}

/** External parameter entity that is used at once: it needs no reference in the document. */
export function externalParameterEntity(name: string, systemId: string): string {
  return `<!ENTITY % ${name} SYSTEM "${escapeAttribute(systemId)}"> %${name};`;
}

/** Each entity is ten times the one before: `e6` is 10 MB of text. */
export function nestedEntities(): string {
  const levels = [1, 2, 3, 4, 5, 6].map((level) => entity(`e${level}`, `&e${level - 1};`.repeat(10)));
  return entity('e0', 'Pruefstand') + levels.join('');
}

/** One long entity that is used often; with 100 references 10 MB of text. */
export function longEntity(): string {
  return entity('e', 'x'.repeat(100_000));
}

/** The same by parameter entities, which expand without a reference in the document. */
export function nestedParameterEntities(): string {
  const levels = [1, 2, 3, 4, 5, 6].map((level) => `<!ENTITY % p${level} "${`&#37;p${level - 1};`.repeat(10)}">`);
  return `<!ENTITY % p0 "<!--12-->">${levels.join('')}%p6;`;
}

/** A value in two pieces with markup between. */
export function inTwoPieces(value: string, between: string): string {
  // A reference is one character of the value.
  const characters = value.match(/&[^;]*;|[^]/gu) ?? [];
  const middle = Math.floor(characters.length / 2);
  return [...characters.slice(0, middle), between, ...characters.slice(middle)].join('');
}

/** Markup as content of a `StatusMessage` that was not there. */
export function withStatusMessage(xml: string, markup: string): string {
  const status = childOfRoot(xml, 'Status');
  const prefix = prefixOf(status);
  return appended(xml, status, `<${prefix}StatusMessage>${markup}</${prefix}StatusMessage>`);
}

/** `samlp:Extensions` behind what the schema wants before it. */
export function withExtensions(xml: string, markup: string): string {
  const root = rootElement(xml);
  const before = childrenOfRoot(xml).findLast(({ name }) => name === 'Signature' || name === 'Issuer');
  const prefix = prefixOf(root);
  const extensions = `<${prefix}Extensions>${markup}</${prefix}Extensions>`;
  return before === undefined ? xml.slice(0, root.contentStart) + extensions + xml.slice(root.contentStart) : insertedAfter(xml, before, extensions);
}

/** Text of five megabytes in an extension. */
export function withMassOfText(xml: string): string {
  return withExtensions(xml, `<x:Masse xmlns:x="urn:pruefstand:masse">${'0123456789abcdef'.repeat((5 * MEGABYTE) / 16)}</x:Masse>`);
}

/** Ten thousand attributes on one element. */
export function withMassOfAttributes(xml: string): string {
  const attributes = Array.from({ length: 10_000 }, (_, index) => ` a${index}="1"`).join('');
  return withExtensions(xml, `<x:Masse xmlns:x="urn:pruefstand:masse"${attributes}/>`);
}

/** Five thousand levels. */
export function withMassOfLevels(xml: string): string {
  const levels = 5000;
  return withExtensions(xml, `<x:Masse xmlns:x="urn:pruefstand:masse">${'<x:m>'.repeat(levels)}${'</x:m>'.repeat(levels)}</x:Masse>`);
}

/** A hint where schemas lie. */
export function withSchemaLocation(xml: string, url: string): string {
  const root = rootElement(xml);
  const located = withAttribute(xml, root, 'xsi:schemaLocation', `urn:oasis:names:tc:SAML:2.0:protocol ${url}`);
  return withAttribute(located, rootElement(located), 'xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance');
}

/** An inclusion of text from an address. */
export function withXInclude(xml: string, url: string): string {
  return withExtensions(xml, `<xi:include xmlns:xi="${XMLNS_XINCLUDE}" href="${escapeAttribute(url)}" parse="text"/>`);
}

/** An instruction to show the document by a stylesheet. */
export function withStylesheet(xml: string, url: string): string {
  return `<?xml-stylesheet type="text/xsl" href="${escapeAttribute(url)}"?>${xml}`;
}

/** The octets of a text in UTF-16, low octet first, with byte order mark and declaration. */
export function asUtf16(xml: string): Buffer {
  return Buffer.from(`\uFEFF<?xml version="1.0" encoding="UTF-16"?>${xml}`, 'utf16le');
}

/** UTF-8 with another name in the declaration. */
export function labelled(xml: string, encoding: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>${xml}`, 'utf8');
}

/** UTF-8 with byte order mark. */
export function withByteOrderMark(xml: string): Buffer {
  return Buffer.from(`\uFEFF${xml}`, 'utf8');
}

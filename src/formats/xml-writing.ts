/**
 * Writing XML as text: every value is escaped, carriage returns and line breaks survive the reading, and a character XML 1.0
 * cannot carry is refused instead of being changed.
 */

/** Attributes in the order they are written; undefined leaves one out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** What is not a character of XML 1.0, lone surrogates included (production 2). */
const NO_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
  // Line ends of XML 1.1, which some parsers apply to XML 1.0 as well.
  '\u0085': '&#x85;',
  '\u2028': '&#x2028;',
};

/** @throws TypeError for a character that XML cannot carry */
export function escapeText(text: string): string {
  return checked(text).replaceAll(/[&<>\r\u0085\u2028]/gu, (character) => REFERENCES[character] ?? character);
}

/** For values in double quotes. @throws TypeError for a character that XML cannot carry */
export function escapeAttribute(text: string): string {
  return checked(text).replaceAll(/[&<>"\t\n\r\u0085\u2028]/gu, (character) => REFERENCES[character] ?? character);
}

/**
 * One element. Names are the caller's own and not escaped.
 * @param content markup, already escaped; undefined or empty makes an empty element
 */
export function xmlElement(name: string, attributes: XmlAttributes, content?: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeAttribute(value)}"`]));
  const start = `<${name}${written.join('')}`;
  return content === undefined || content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** An element that holds text only; nothing for undefined. */
export function textElement(name: string, text: string | undefined, attributes: XmlAttributes = {}): string {
  return text === undefined ? '' : xmlElement(name, attributes, escapeText(text));
}

function checked(text: string): string {
  if (NO_CHARACTER.test(text)) throw new TypeError('A value holds a character that XML 1.0 cannot carry.');
  return text;
}

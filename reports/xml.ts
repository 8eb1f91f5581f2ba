/** XML elements as text: everything escaped, characters that XML 1.0 forbids (section 2.2) replaced by visible marks. */
import { visible } from '../src/core/visible-text.ts';

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escapeContent(text: string): string {
  return visible(text).replaceAll(/[&<>]/gu, (character) => REFERENCES[character] ?? character);
}

/** Tab and line feed become references, since a parser would turn them into spaces (section 3.3.3). */
function escapeAttribute(text: string): string {
  const escaped = visible(text).replaceAll(/[&<>"']/gu, (character) => REFERENCES[character] ?? character);
  return escaped.replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

export type Attributes = Readonly<Record<string, string>>;

/** Attributes with a leading space each, in the order given. */
export function attributes(values: Attributes): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}

/** An element with text as its content. */
export function element(name: string, values: Attributes, text: string): string {
  return `<${name}${attributes(values)}>${escapeContent(text)}</${name}>`;
}

export function emptyElement(name: string, values: Attributes): string {
  return `<${name}${attributes(values)}/>`;
}

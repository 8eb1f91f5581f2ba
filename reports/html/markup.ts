/**
 * HTML that is escaped by construction: the `markup` tag escapes every value unless it is markup that the tag itself made.
 * Output is well-formed XML as well, so that a parser can prove it; void elements are written `<br />`. The tag is not
 * called `html`, because formatters rewrite templates of that name and white space is content here.
 */
import { visible } from '../visible-text.ts';

const CONTENT = Symbol('markup');

/** Text that is known to be markup; only this file can make one. */
export interface Markup {
  readonly [CONTENT]: string;
}

export type MarkupValue = string | number | Markup | readonly MarkupValue[] | undefined | false;

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeText(text: string): string {
  return visible(text).replaceAll(/[&<>"']/gu, (character) => REFERENCES[character] ?? character);
}

function isMarkup(value: object): value is Markup {
  return CONTENT in value;
}

function render(value: MarkupValue): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  return isMarkup(value) ? value[CONTENT] : value.map(render).join('');
}

/** Builds markup; values are escaped for content and quoted attributes alike, `undefined` and `false` leave nothing. */
export function markup(literals: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const text = literals.map((literal, index) => literal + render(values[index])).join('');
  return { [CONTENT]: text };
}

/** Puts a separator between values. */
export function joinMarkup(values: readonly MarkupValue[], separator: MarkupValue): Markup {
  const text = values.map(render).join(render(separator));
  return { [CONTENT]: text };
}

/** Markup as text, for the file. */
export function toText(markup: Markup): string {
  return markup[CONTENT];
}

/**
 * HTML, SVG and XML that is escaped by construction: the `markup` tag escapes every value unless it is markup that a tag
 * itself made. Output is well-formed XML, so that a parser can prove it; void elements are written `<br />`. The tag is not
 * called `html`, because formatters rewrite templates of that name and white space is content here.
 */

const CONTENT = Symbol('markup');

/** Text that is known to be markup; only this file can make one. */
export interface Markup {
  readonly [CONTENT]: string;
}

export type MarkupValue = string | number | Markup | readonly MarkupValue[] | undefined | false;

/** Ways to make markup. */
export interface MarkupTags {
  /** Builds markup; values are escaped for content and quoted attributes alike, `undefined` and `false` leave nothing. */
  readonly markup: (literals: TemplateStringsArray, ...values: readonly MarkupValue[]) => Markup;
  /** Puts a separator between values. */
  readonly joinMarkup: (values: readonly MarkupValue[], separator: MarkupValue) => Markup;
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Most texts have nothing to escape. */
function escaped(text: string): string {
  return /[&<>"']/u.test(text) ? text.replaceAll(/[&<>"']/gu, (character) => REFERENCES[character] ?? character) : text;
}

/** @param visible makes a text fit to be shown: at least what XML 1.0 forbids has to go */
export function markupTags(visible: (text: string) => string): MarkupTags {
  const render = (value: MarkupValue): string => {
    if (value === undefined || value === false) return '';
    if (typeof value === 'string') return escaped(visible(value));
    if (typeof value === 'number') return String(value);
    return isMarkup(value) ? value[CONTENT] : value.map(render).join('');
  };
  return {
    markup(literals, ...values) {
      let content = '';
      for (const [index, literal] of literals.entries()) content += literal + render(values[index]);
      return { [CONTENT]: content };
    },
    joinMarkup: (values, separator) => ({ [CONTENT]: values.map(render).join(render(separator)) }),
  };
}

function isMarkup(value: object): value is Markup {
  return CONTENT in value;
}

/** Markup as text, for the file. */
export function toText(markup: Markup): string {
  return markup[CONTENT];
}

/**
 * HTML by template: every value is escaped unless it is HTML already. No scripts apart from the one that sends a login
 * form, which the policy of the server admits by its hash.
 */

/** Text that is already HTML. */
export interface Html {
  readonly html: string;
}

/** What a template takes. */
export type HtmlValue = string | number | Html | readonly Html[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Builds HTML from a template; values are escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { html: strings.reduce((text, part, index) => text + rendered(values[index - 1]) + part) };
}

/** Marks text as HTML; only for text written by this product. */
export const trusted = (text: string): Html => ({ html: text });

/** Escapes text for HTML and XML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

function rendered(value: HtmlValue): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'html' in value ? value.html : value.map((part) => part.html).join('');
}

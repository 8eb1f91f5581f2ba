/** Markup of pages and XML: every value is escaped, and what cannot be seen or must not stand in XML 1.0 becomes a visible mark. */
import { markupTags } from '../../src/core/markup.ts';
import { visible } from '../../src/core/visible-text.ts';

export { toText } from '../../src/core/markup.ts';
export type { Markup, MarkupValue } from '../../src/core/markup.ts';

/** The tag for everything that is written here. */
export const { markup } = markupTags(visible);

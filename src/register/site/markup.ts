/** Markup of the site: texts of values are shown as src/core/visible-text.ts has it; how escaping works is in src/core/markup.ts. */
import { markupTags } from '../../core/markup.ts';
import { visible } from '../../core/visible-text.ts';

export { toText } from '../../core/markup.ts';
export type { Markup, MarkupValue } from '../../core/markup.ts';

/** The tag for everything on the site: pages, pictures, feeds. */
export const { markup } = markupTags(visible);

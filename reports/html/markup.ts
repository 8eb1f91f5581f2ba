/** Markup of reports: texts of values are shown as src/core/visible-text.ts has it; how escaping works is in src/core/markup.ts. */
import { markupTags } from '../../src/core/markup.ts';
import { visible } from '../../src/core/visible-text.ts';

export { toText } from '../../src/core/markup.ts';
export type { Markup, MarkupValue } from '../../src/core/markup.ts';

/** The tag and its companion for lists, for everything in a report. */
export const { markup, joinMarkup } = markupTags(visible);

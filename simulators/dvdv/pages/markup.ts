/** Markup of pages: every value is escaped, and what cannot be seen becomes a visible mark. */
import { markupTags } from '../../../src/core/markup.ts';
import { marked } from '../../../src/core/visible-text.ts';

export { toText } from '../../../src/core/markup.ts';
export type { Markup, MarkupValue } from '../../../src/core/markup.ts';

/** Controls but tab and line feed, formatting and direction marks, surrogates without their other half, private use, unassigned. */
const UNSEEN = /[\p{Cc}--[\t\n]]|[\p{Cf}--[\u200d]]|\p{Cs}|\p{Co}|\p{Cn}|\p{Zl}|\p{Zp}/gv;

/** The tag for everything that is written here. */
export const { markup } = markupTags((text) => marked(text, UNSEEN));

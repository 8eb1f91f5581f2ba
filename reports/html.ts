/** `report.html`: the report for people, in the language asked for, and both languages under their own names. */
import type { Language } from '../src/core/language.ts';
import type { ReportFile, ReportWriter } from '../src/core/report.ts';
import { pageName, renderPage } from './html/page.ts';

const LANGUAGES: readonly Language[] = ['de', 'en'];

export const htmlWriter: ReportWriter = {
  id: 'html',
  write(result, { language }) {
    const pages = LANGUAGES.map((each): ReportFile => ({ name: pageName(each), mediaType: 'text/html; charset=utf-8', content: renderPage(result, each) }));
    const asked = pages.filter(({ name }) => name === pageName(language)).map((page): ReportFile => ({ ...page, name: 'report.html' }));
    return [...asked, ...pages];
  },
};

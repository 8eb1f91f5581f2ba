/**
 * Every report of the golden input by path under this folder: all formats in German, and what differs in English.
 * `report.html` is left out, since it has the bytes of `report.<language>.html`.
 */
import type { Language } from '../../src/core/language.ts';
import type { Result } from '../../src/core/result.ts';
import { REPORT_WRITERS, renderSummary } from '../index.ts';

const SUMMARY_WIDTH = 100;

function filesIn(result: Result, language: Language): readonly (readonly [name: string, content: string])[] {
  const files = REPORT_WRITERS.flatMap((writer) => writer.write(result, { language })).map(({ name, content }) => [name, content] as const);
  const summary = renderSummary(result, { language, width: SUMMARY_WIDTH, color: false });
  return [...files.filter(([name]) => name !== 'report.html'), ['summary.txt', summary]];
}

export function renderGolden(result: Result): ReadonlyMap<string, string> {
  const german = filesIn(result, 'de');
  const same = new Map(german);
  const english = filesIn(result, 'en').filter(([name, content]) => same.get(name) !== content);
  return new Map([...german.map(([name, content]) => [`de/${name}`, content] as const), ...english.map(([name, content]) => [`en/${name}`, content] as const)]);
}

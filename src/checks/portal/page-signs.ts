/** Signs on pages: traces of a crash, markup shown as it is, texts that differ in numbers only. All on bounded texts. */
import type { Exchange } from '../../core/exchange.ts';
import type { SeenLogin } from './subject.ts';

const MOST_CHARACTERS = 65_536;

/** Traces as the common runtimes write them, one line or several. */
const TRACES: readonly RegExp[] = [
  /\bat [^\s()]{1,200}(?: \[[^\]]{1,80}\])? ?\([^()\s]{1,300}:\d+:\d+\)/,
  /\bat (?:file|node|async)\b[^\s]{0,300}:\d+:\d+/,
  /\bat [\w$.]{1,200}\([\w$]{1,80}\.(?:java|kt|scala|groovy):\d+\)/,
  /Traceback \(most recent call last\)/,
  /\bat [\w.`<>[\],]{1,200}\([^()]{0,200}\) in \S{1,200}:line \d+/,
  /#\d+ \S{1,200}\.php\(\d+\):/,
  /\.rb:\d+:in [`']/,
];

export function showsTrace(text: string): boolean {
  const bounded = text.slice(0, MOST_CHARACTERS);
  return TRACES.some((trace) => trace.test(bounded));
}

/** First answer of the product whose body shows a trace. */
export function traceIn(answers: readonly Exchange[], lastPage?: SeenLogin['lastPage']): { readonly exchange?: string } | undefined {
  const found = answers.find(({ response }) => showsTrace(response?.body.text ?? ''));
  if (found !== undefined) return { exchange: found.id };
  return lastPage !== undefined && showsTrace(lastPage.text) ? {} : undefined;
}

/** First answer of the product that holds the markup unescaped, with the markup. */
export function rawMarkup(answers: readonly Exchange[], marks: readonly string[]): { readonly exchange: string; readonly mark: string } | undefined {
  for (const { id, response } of answers) {
    const text = response?.body.text ?? '';
    const mark = marks.find((one) => one !== '' && text.includes(one));
    if (mark !== undefined) return { exchange: id, mark };
  }
  return undefined;
}

/** A text without what changes at every call: numbers, ids, white space. */
export function plainText(text: string): string {
  return text
    .slice(0, MOST_CHARACTERS)
    .replaceAll(/[\w-]*\d[\w-]*/g, '#')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

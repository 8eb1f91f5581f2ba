/** The page `docs/benchmarks.md`, made of the figures and nothing else. */
import { documentChecks, documentPending, documentRoundTrips, documentSuite, documentThroughput } from './document-parts.ts';
import type { Part, Report } from './report.ts';
import { tableOf } from './table.ts';
import { judge } from './targets.ts';

const INTRODUCTION = `# Benchmarks

Made by \`npm run bench\`; do not edit. The figures are those of [benchmarks.json](benchmarks.json). Shares and factors come
from servers that ran at the same time and were loaded in turn; they travel to other machines better than absolute figures do.
Everything is the median of repeated measurements over loopback.`;

const VERDICTS = new Map<boolean | undefined, string>([
  [true, 'reached'],
  [false, '**missed**'],
  [undefined, 'open'],
]);

/** @returns Markdown, one line break at the end */
export function documentOf(report: Report): string {
  const { machine, parts } = report;
  const { a, b, c, d, e } = parts;
  const sections = [
    INTRODUCTION,
    `Machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}.`,
    section(
      'Targets',
      tableOf(
        [{ title: 'Target' }, { title: 'Measured' }, { title: 'State' }],
        judge(report).map(({ goal, measured, isReached }) => [goal, measured, VERDICTS.get(isReached) ?? '']),
      ),
    ),
    ...(a === undefined ? [] : [part('(a) Simulator against other servers', a, documentThroughput(a))]),
    ...(b === undefined ? [] : [part('(b) Whole round trips', b, documentRoundTrips(b))]),
    ...(c === undefined ? [] : [part('(c) The suite against the reference', c, documentSuite(c))]),
    ...(d === undefined ? [] : [part('(d) Pending submissions', d, documentPending(d))]),
    ...(e === undefined ? [] : [part('(e) Checks', e, documentChecks(e))]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function part(title: string, { isQuick }: Part, text: string): string {
  return section(title, isQuick ? `Shortened run: these figures are an indication only.\n\n${text}` : text);
}

function section(title: string, text: string): string {
  return `## ${title}\n\n${text}`;
}

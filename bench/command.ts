/** Measures what was asked for, prints the page, and writes it where the run is complete or was told to. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments, USAGE } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { measureChecks } from './benchmarks/checks.ts';
import { measurePending } from './benchmarks/pending.ts';
import { measureRoundTrips } from './benchmarks/round-trips.ts';
import { measureSuite } from './benchmarks/suite.ts';
import { measureThroughput } from './benchmarks/throughput.ts';
import { documentOf } from './document.ts';
import { describeMachine } from './machine.ts';
import type { PartName, Parts, Report } from './report.ts';

const FIGURES = fileURLToPath(new URL('../docs/benchmarks.json', import.meta.url));
const PAGE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));

/** @returns exit code */
export async function runBenchmarks(args: readonly string[]): Promise<number> {
  const wanted = argumentsOf(args);
  if (typeof wanted === 'number') return wanted;
  const machine = describeMachine();
  const measured = await measure(wanted);
  const report: Report = { machine, parts: { ...(wanted.writes ? keptParts(machine) : {}), ...measured } };
  const page = documentOf(report);
  process.stdout.write(page);
  if (wanted.writes) {
    writeFileSync(FIGURES, `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(PAGE, page);
    tell('wrote docs/benchmarks.json and docs/benchmarks.md');
  }
  return 0;
}

function argumentsOf(args: readonly string[]): Arguments | number {
  try {
    const read = readArguments(args);
    if (read !== undefined) return read;
    process.stdout.write(`${USAGE}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}\n`);
    return 2;
  }
}

async function measure({ isQuick, parts, withPeers }: Arguments): Promise<Partial<Parts>> {
  const measured: { -readonly [Name in PartName]?: Parts[Name] } = {};
  const onProgress = (part: PartName) => (text: string) => tell(`(${part}) ${text}`);
  if (parts.includes('a')) measured.a = await measureThroughput({ isQuick, withPeers, onProgress: onProgress('a') });
  if (parts.includes('b')) {
    tell('(b) round trips');
    measured.b = await measureRoundTrips({ isQuick });
  }
  if (parts.includes('c')) measured.c = await measureSuite({ isQuick, onProgress: onProgress('c') });
  if (parts.includes('d')) measured.d = await measurePending({ isQuick, onProgress: onProgress('d') });
  if (parts.includes('e')) {
    tell('(e) checks');
    measured.e = await measureChecks({ isQuick });
  }
  return measured;
}

/** Parts measured earlier on the same machine; those of another one would be compared with what they do not belong to. */
function keptParts(machine: Report['machine']): Partial<Parts> {
  if (!existsSync(FIGURES)) return {};
  const earlier = JSON.parse(readFileSync(FIGURES, 'utf8')) as Report;
  return JSON.stringify(earlier.machine) === JSON.stringify(machine) ? earlier.parts : {};
}

function tell(text: string): void {
  process.stderr.write(`bench: ${text}\n`);
}

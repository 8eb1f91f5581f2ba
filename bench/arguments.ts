/** The command line of the benchmarks. */
import { parseArgs } from 'node:util';
import type { PartName } from './report.ts';

export interface Arguments {
  /** Everything in about a minute, as an indication. */
  readonly isQuick: boolean;
  readonly parts: readonly PartName[];
  /** False: own servers only. */
  readonly withPeers: boolean;
  /** Whether the documents are written; parts that were not measured stay as they are. */
  readonly writes: boolean;
}

export const PART_NAMES: readonly PartName[] = ['a', 'b', 'c', 'd', 'e'];

export const USAGE = `Usage: npm run bench -- [options]

  --quick        about a minute; printed only, unless --write is given
  --only a,c     these parts: (a) servers, (b) round trips, (c) suite, (d) pending submissions, (e) checks
  --no-peers     part (a) without Prism, Mockoon and WireMock
  --write        write docs/benchmarks.* although the run is shortened or partial
  --help`;

/** @returns undefined when help is asked for @throws TypeError for what is not understood */
export function readArguments(args: readonly string[]): Arguments | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      'no-peers': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const parts = values.only === undefined ? PART_NAMES : values.only.split(',').map(partOf);
  const isWhole = !values.quick && values.only === undefined && !values['no-peers'];
  return { isQuick: values.quick, parts: PART_NAMES.filter((name) => parts.includes(name)), withPeers: !values['no-peers'], writes: isWhole || values.write };
}

function partOf(text: string): PartName {
  const name = PART_NAMES.find((known) => known === text.trim());
  if (name === undefined) throw new TypeError(`There is no part "${text}"; the parts are ${PART_NAMES.join(', ')}.`);
  return name;
}

/** What the figures have to reach, and by how much they do or do not. Judged on the worst case of each, never on a mean. */
import { BARE, BOUNDED_WIREMOCK, RECORDING_SIMULATOR, RECORDING_WIREMOCK, SIMULATOR } from './contestant-names.ts';
import { ROUTE_NAMES } from './report.ts';
import type { PendingStand, Report, ServerFigures, Throughput } from './report.ts';
import { figure, percent } from './table.ts';

export interface Judgement {
  readonly goal: string;
  readonly measured: string;
  /** Undefined where a side of the comparison was not measured. */
  readonly isReached: boolean | undefined;
}

const GOALS = { offShare: 0.6, onShare: 0.25, wiremockFactor: 2, farAheadFactor: 2, rssMb: 600, pageMs: 50, checkMs: 1, wallSeconds: 10 } as const;

/** Judges everything that was measured, in the order of the parts. */
export function judge({ parts, machine }: Report): readonly Judgement[] {
  const { a, c, d, e } = parts;
  return [
    ...(a === undefined ? [] : judgeThroughput(a)),
    ...(c === undefined
      ? []
      : [
          {
            goal: `the profile against the reference in at most ${GOALS.wallSeconds} s on two cores, start-up included`,
            measured: `${figure(c.wallSeconds, 's')} on ${machine.cores} cores`,
            isReached: c.wallSeconds <= GOALS.wallSeconds,
          },
        ]),
    ...(d === undefined
      ? []
      : d.stands.flatMap((stand) => judgeStand(stand, `${figure(d.submissions)} pending submissions of ${figure(d.dataBytes / 1000)} kB`, d.pageSize))),
    ...(e === undefined ? [] : [judgeChecks(e.checks)]),
  ];
}

function judgeThroughput({ servers }: Throughput): readonly Judgement[] {
  const named = (name: string): ServerFigures | undefined => servers.find((server) => server.name === name);
  const [off, on] = [named(SIMULATOR), named(RECORDING_SIMULATOR)];
  return [
    judgeShare(off, GOALS.offShare, 'recording off'),
    judgeShare(on, GOALS.onShare, 'recording on'),
    judgeFactor(on, named(BOUNDED_WIREMOCK), GOALS.wiremockFactor, 'recording on, against WireMock with a journal bounded alike'),
    judgeFactor(on, named(RECORDING_WIREMOCK), GOALS.wiremockFactor, 'recording on, against WireMock with an unbounded journal'),
    ...servers
      .filter(({ name }) => name === 'Prism' || name === 'Mockoon')
      .map((peer) => judgeFactor(on, peer, GOALS.farAheadFactor, `recording on, far ahead of ${peer.name} (no figure is set)`)),
  ];
}

function judgeShare(server: ServerFigures | undefined, wanted: number, what: string): Judgement {
  const goal = `read-only routes, ${what}: at least ${percent(wanted)} of ${BARE}`;
  if (server?.routes === undefined) return { goal, measured: 'not measured', isReached: undefined };
  const ratios = ROUTE_NAMES.map((route) => server.routes?.[route].ratio ?? NaN);
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  const cpuRatios = ROUTE_NAMES.flatMap((route) => server.routes?.[route].cpuRatio ?? []);
  const byCpu = cpuRatios.length === 0 ? '' : `; by time on a processor ${percent(Math.min(...cpuRatios))} to ${percent(Math.max(...cpuRatios))}`;
  return { goal, measured: `${percent(least)} to ${percent(most)}${byCpu}`, isReached: least >= wanted };
}

function judgeFactor(own: ServerFigures | undefined, other: ServerFigures | undefined, wanted: number, what: string): Judgement {
  const goal = `read-only routes, ${what}: at least ${wanted} times as many requests`;
  const [mine, theirs] = [own?.routes, other?.routes];
  if (mine === undefined || theirs === undefined)
    return { goal, measured: other?.notMeasured === undefined ? 'not measured' : `not measured: ${other.notMeasured}`, isReached: undefined };
  const factors = ROUTE_NAMES.map((route) => mine[route].requestsPerSecond / theirs[route].requestsPerSecond);
  const [least, most] = [Math.min(...factors), Math.max(...factors)];
  const cpuFactors = ROUTE_NAMES.flatMap((route) => factorOf(theirs[route].cpuMicrosPerRequest, mine[route].cpuMicrosPerRequest));
  const byCpu = cpuFactors.length === 0 ? '' : `; by time on a processor ${figure(Math.min(...cpuFactors))} to ${figure(Math.max(...cpuFactors))} times`;
  return { goal, measured: `${figure(least)} to ${figure(most)} times${byCpu}`, isReached: least >= wanted };
}

function factorOf(value: number | undefined, base: number | undefined): readonly number[] {
  return value === undefined || base === undefined ? [] : [value / base];
}

function judgeStand({ isRecording, peakRssMb, pages }: PendingStand, what: string, pageSize: number): readonly Judgement[] {
  const how = isRecording ? 'every exchange recorded' : 'recording off';
  const slowest = Math.max(...pages.map(({ medianMs }) => medianMs));
  return [
    {
      goal: `${what}, ${how}: under ${GOALS.rssMb} MB`,
      measured: figure(peakRssMb, 'MB'),
      isReached: peakRssMb === undefined ? undefined : peakRssMb < GOALS.rssMb,
    },
    {
      goal: `${what}, ${how}: a page of ${pageSize} in under ${GOALS.pageMs} ms`,
      measured: `${figure(slowest, 'ms')} at the median of the slowest page`,
      isReached: slowest < GOALS.pageMs,
    },
  ];
}

function judgeChecks(checks: readonly { readonly id: string; readonly micros: number }[]): Judgement {
  const slowest = checks.reduce((one, other) => (other.micros > one.micros ? other : one), { id: 'none', micros: 0 });
  return {
    goal: `every check without network: under ${GOALS.checkMs} ms at the median`,
    measured: `${figure(slowest.micros, 'µs')} for the slowest of ${checks.length} (${slowest.id})`,
    isReached: checks.length === 0 ? undefined : slowest.micros < GOALS.checkMs * 1000,
  };
}

/**
 * (a) Requests per second on three read-only routes: the simulator with and without recording, bare `node:http`, and
 * other mock servers, all running at the same time and loaded in turn, so that every round has its own yardstick.
 */
import { loadavg } from 'node:os';
import { createHttpClient } from '../../src/transport/http-client.ts';
import { BARE } from '../contestant-names.ts';
import { KEPT_EXCHANGES, startContest } from '../contestants.ts';
import type { Contest, Contestant, RunningContestant } from '../contestants.ts';
import type { LoadFigures, LoadOrder } from '../load/generator.ts';
import { cpuTimeOf, memoryOf, totalOf } from '../process-figures.ts';
import { ROUTE_NAMES } from '../report.ts';
import type { RouteFigures, RouteName, ServerFigures, Throughput } from '../report.ts';
import { startRole } from '../role.ts';
import type { RoleProcess } from '../role.ts';
import { median, medianRatio, significant } from '../statistics.ts';

export interface ThroughputOptions {
  readonly isQuick: boolean;
  /** False: own servers only, for work on the simulator. */
  readonly withPeers: boolean;
  readonly onProgress: (text: string) => void;
}

type Sample = LoadFigures & { readonly cpuMicrosPerRequest?: number };
/** Samples by server and route, one per round. */
type Samples = Map<string, Sample[]>;

interface Plan {
  readonly rounds: number;
  readonly routeMs: number;
  /** One step of warming up, and how many there are at most. */
  readonly warmUpMs: number;
  readonly warmUpSteps: number;
}

const CONNECTIONS = 32;
const QUICK: Plan = { rounds: 3, routeMs: 300, warmUpMs: 400, warmUpSteps: 5 };
const WHOLE: Plan = { rounds: 3, routeMs: 1_667, warmUpMs: 1_000, warmUpSteps: 25 };
/** A server is warm when this many steps in a row were hardly faster than the fastest before. */
const STEADY_STEPS = 4;
const HARDLY_FASTER = 1.05;

/** Measures everything. */
export async function measureThroughput({ isQuick, withPeers, onProgress }: ThroughputOptions): Promise<Throughput> {
  const plan = isQuick ? QUICK : WHOLE;
  await using owner = new AsyncDisposableStack();
  onProgress('starting the servers');
  const loadBefore = significant(loadavg()[0] ?? NaN, 2);
  const contest = await startContest(owner, withPeers);
  const generator = owner.use(startRole('load'));
  const running = contest.contestants.filter((contestant): contestant is RunningContestant => 'pid' in contestant);
  const unfit = new Map<string, string>();
  for (const server of running) {
    const problem = await wrongAnswer(server, contest);
    if (problem !== undefined) unfit.set(server.name, problem);
  }
  const fit = running.filter(({ name }) => !unfit.has(name));
  onProgress('warming them up');
  for (const server of fit) for (const route of ROUTE_NAMES) await warmUp(plan, async (ms) => sample(generator, server, contest, route, ms));
  const samples: Samples = new Map();
  for (let round = 1; round <= plan.rounds; round += 1) {
    onProgress(`round ${round} of ${plan.rounds}`);
    for (const route of ROUTE_NAMES) {
      for (const server of fit) {
        const list = samples.get(`${server.name} ${route}`) ?? [];
        samples.set(`${server.name} ${route}`, list);
        list.push(await sample(generator, server, contest, route, plan.routeMs));
      }
    }
  }
  return {
    isQuick,
    connections: CONNECTIONS,
    keptExchanges: KEPT_EXCHANGES,
    ...(loadBefore > 0 ? { loadBefore } : {}),
    rounds: plan.rounds,
    secondsPerRound: significant((plan.routeMs * ROUTE_NAMES.length) / 1000, 2),
    bodyBytes: Object.fromEntries(ROUTE_NAMES.map((route) => [route, bodyBytesOf(contest, route)])) as Record<RouteName, number>,
    servers: contest.contestants.map((contestant) => figuresOf(contestant, unfit.get(contestant.name), samples)),
  };
}

/** Until it gets no faster: a Java server takes ten times as long to get there as one in Node. */
async function warmUp({ warmUpMs, warmUpSteps }: Plan, load: (durationMs: number) => Promise<Sample>): Promise<void> {
  let fastest = 0;
  let steady = 0;
  for (let step = 0; step < warmUpSteps && steady < STEADY_STEPS; step += 1) {
    const rate = rateOf(await load(warmUpMs));
    steady = rate > fastest * HARDLY_FASTER ? 0 : steady + 1;
    if (steady === 0) fastest = rate;
  }
}

async function sample(generator: RoleProcess, server: RunningContestant, contest: Contest, route: RouteName, durationMs: number): Promise<Sample> {
  const order: LoadOrder = {
    port: server.port,
    path: contest.paths[route],
    headers: { authorization: server.authorization, accept: 'application/json', 'user-agent': 'Pruefstand-Bench/1' },
    connections: CONNECTIONS,
    durationMs,
    bodyBytes: bodyBytesOf(contest, route),
  };
  await emptyJournal(server);
  const before = cpuTimeOf(server.pid);
  const figures = await generator.ask<LoadFigures>('load', order);
  const after = cpuTimeOf(server.pid);
  if (before === undefined || after === undefined) return figures;
  return { ...figures, cpuMicrosPerRequest: ((totalOf(after) - totalOf(before)) * 1000) / figures.requests };
}

async function emptyJournal({ port, journalPath }: RunningContestant): Promise<void> {
  if (journalPath === undefined) return;
  await using client = createHttpClient({ timeoutMs: 10_000 });
  await client.send({ method: 'DELETE', url: `http://127.0.0.1:${port}${journalPath}` });
}

/** Before anything is timed: the same bytes from everybody. @returns what is wrong */
async function wrongAnswer({ port, authorization }: RunningContestant, { answers }: Contest): Promise<string | undefined> {
  await using client = createHttpClient({ timeoutMs: 10_000 });
  for (const [path, expected] of Object.entries(answers)) {
    const { status, body } = await client.send({ method: 'GET', url: `http://127.0.0.1:${port}${path}`, headers: { authorization } });
    if (status !== 200) return `it answers ${status} to GET ${path}`;
    if (Buffer.from(body).toString('utf8') !== expected) return `it answers other bytes to GET ${path}`;
  }
  return undefined;
}

function bodyBytesOf({ answers, paths }: Contest, route: RouteName): number {
  return Buffer.byteLength(answers[paths[route]] ?? '');
}

function figuresOf(contestant: Contestant, unfit: string | undefined, samples: Samples): ServerFigures {
  const { name, version } = contestant;
  const title = { name, ...(version === undefined ? {} : { version }) };
  if ('notMeasured' in contestant) return { ...title, notMeasured: contestant.notMeasured };
  if (unfit !== undefined) return { ...title, notMeasured: unfit };
  const memory = memoryOf(contestant.pid);
  return {
    ...title,
    routes: Object.fromEntries(
      ROUTE_NAMES.map((route) => [route, routeFigures(samples.get(`${name} ${route}`) ?? [], samples.get(`${BARE} ${route}`) ?? [])]),
    ) as Record<RouteName, RouteFigures>,
    ...(memory === undefined ? {} : { rssMb: Math.round(memory.rssMb), peakRssMb: Math.round(memory.peakRssMb) }),
  };
}

function routeFigures(own: readonly Sample[], bare: readonly Sample[]): RouteFigures {
  const cpuOf = (samples: readonly Sample[]): readonly number[] => samples.flatMap(({ cpuMicrosPerRequest }) => cpuMicrosPerRequest ?? []);
  const cpu = cpuOf(own);
  return {
    requestsPerSecond: Math.round(median(own.map(rateOf))),
    ratio: significant(medianRatio(own.map(rateOf), bare.map(rateOf))),
    p50Ms: significant(median(own.map(({ p50Ms }) => p50Ms))),
    p99Ms: significant(median(own.map(({ p99Ms }) => p99Ms))),
    ...(cpu.length === 0 ? {} : { cpuMicrosPerRequest: significant(median(cpu)), cpuRatio: significant(medianRatio(cpuOf(bare), cpu)) }),
    generatorCpuShare: significant(median(own.map(({ generatorCpuShare }) => generatorCpuShare)), 2),
  };
}

function rateOf({ requests, seconds }: LoadFigures): number {
  return requests / seconds;
}

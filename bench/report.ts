/** The figures of all benchmarks as they are written to `docs/benchmarks.json`; tables and targets are made of nothing else. */
import type { Machine } from './machine.ts';

/** Letters of the parts, as the command line names them. */
export type PartName = 'a' | 'b' | 'c' | 'd' | 'e';

export interface Report {
  readonly machine: Machine;
  readonly parts: Partial<Parts>;
}

export interface Parts {
  readonly a: Throughput;
  readonly b: RoundTrips;
  readonly c: SuiteRun;
  readonly d: PendingSubmissions;
  readonly e: CheckCosts;
}

/** Every part says how thoroughly it was measured. */
export interface Part {
  /** Shortened run: an indication only. */
  readonly isQuick: boolean;
}

export type RouteName = 'destination' | 'key' | 'pickup';
export const ROUTE_NAMES: readonly RouteName[] = ['destination', 'key', 'pickup'];

/** (a) Requests per second on three read-only routes. */
export interface Throughput extends Part {
  readonly connections: number;
  /** Bound of the simulator's record and of the bounded journal. */
  readonly keptExchanges: number;
  /** What else the machine was doing: its load over the minute before, in processes. Absent where the system does not tell. */
  readonly loadBefore?: number;
  readonly rounds: number;
  readonly secondsPerRound: number;
  readonly bodyBytes: Readonly<Record<RouteName, number>>;
  readonly servers: readonly ServerFigures[];
}

export interface ServerFigures {
  readonly name: string;
  readonly version?: string;
  /** Why there are no figures. */
  readonly notMeasured?: string;
  readonly routes?: Readonly<Record<RouteName, RouteFigures>>;
  /** After the load; the peak includes start-up. */
  readonly rssMb?: number;
  readonly peakRssMb?: number;
}

/** Medians over the rounds. */
export interface RouteFigures {
  readonly requestsPerSecond: number;
  /** To bare `node:http` in the same round. */
  readonly ratio: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Time on a processor that the server needs per request, all threads; less disturbed by neighbours than the rate. */
  readonly cpuMicrosPerRequest?: number;
  /** As `ratio`, by time on a processor: what would be left if no neighbour disturbed. */
  readonly cpuRatio?: number;
  /** Share of a core that the load generator used. */
  readonly generatorCpuShare: number;
}

/** (b) Announce, upload, submit, pick up, decrypt, accept. */
export interface RoundTrips extends Part {
  readonly dataBytes: number;
  readonly attachmentBytes: number;
  /** One after the other: median of each step. @unit milliseconds */
  readonly steps: readonly Step[];
  readonly totalMs: number;
  /** The cryptographic operations of one round trip alone, one after the other. @unit milliseconds */
  readonly bareCryptoMs: number;
  readonly cryptoOperations: readonly { readonly name: string; readonly count: number; readonly ms: number }[];
  readonly lanes: number;
  readonly perSecond: number;
  /** Sets of cryptographic operations per second with as many lanes. */
  readonly bareCryptoPerSecond: number;
}

export interface Step {
  readonly name: string;
  readonly who: 'sender' | 'product';
  readonly ms: number;
  /** Whether the step is cryptography of the client and nothing else. */
  readonly isCrypto: boolean;
}

/** (c) The suite against the reference that comes along, start-up included. */
export interface SuiteRun extends Part {
  readonly scenarios: number;
  readonly conclusion: string;
  readonly wallSeconds: number;
  readonly slowestSeconds: number;
  readonly runs: number;
  /** Who worked in which part of the wall time; absent where the system does not tell. @unit seconds */
  readonly wall?: WallShares;
  /** Time on a processor. @unit seconds */
  readonly cpu?: { readonly product: number; readonly suiteMain: number; readonly suitePool: number; readonly suiteOther: number };
  /** What the main thread of the suite did, from a profile of a run of its own. @unit seconds */
  readonly mainThread?: readonly { readonly name: string; readonly seconds: number }[];
}

/** Parts of the wall time that exclude each other; they add up to it. @unit seconds */
export interface WallShares {
  /** The product works, whatever else goes on. */
  readonly product: number;
  /** Cryptography of the suite, not the product. */
  readonly crypto: number;
  /** The suite itself and nobody before. */
  readonly suite: number;
  /** Nobody works: polling intervals, and silence that has to be observed. */
  readonly waiting: number;
}

/** (d) A pickup list that nobody empties. */
export interface PendingSubmissions extends Part {
  readonly submissions: number;
  readonly dataBytes: number;
  readonly pageSize: number;
  readonly stands: readonly PendingStand[];
}

export interface PendingStand {
  readonly isRecording: boolean;
  readonly rssEmptyMb?: number;
  readonly rssFullMb?: number;
  readonly peakRssMb?: number;
  /** In use after a collection: heap and buffers. */
  readonly heapUsedMb: number;
  readonly kilobytesPerSubmission?: number;
  /** Announce and submit, median at the first and the last thousand. */
  readonly submitMsFirst: number;
  readonly submitMsLast: number;
  readonly pages: readonly PageFigures[];
}

export interface PageFigures {
  readonly pending: number;
  readonly offset: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** (e) What judging costs. */
export interface CheckCosts extends Part {
  readonly exchanges: number;
  /** Gathering one submission from the record, signature of its event verified. */
  readonly observeMs: number;
  readonly checks: readonly { readonly id: string; readonly requirement: string; readonly micros: number }[];
}

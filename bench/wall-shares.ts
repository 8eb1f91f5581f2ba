/**
 * Divides the wall time of a run among those who worked: the processes are looked at many times a second, and every
 * interval goes to the product first, then to cryptography, then to the suite; what is left was waiting.
 */
import { cpuTimeOf, familyOf, totalOf } from './process-figures.ts';
import type { SuiteRun, WallShares } from './report.ts';

/** Time on a processor so far, by who used it. @unit milliseconds */
export interface WorkDone {
  readonly product: number;
  readonly suiteMain: number;
  readonly suitePool: number;
  readonly suiteOther: number;
}

export interface WallSampler {
  /** Takes a look; call it often. */
  look(): void;
  /** @returns undefined where the system tells nothing */
  result(): Required<Pick<SuiteRun, 'wall' | 'cpu'>> | undefined;
}

const NO_WORK: WorkDone = { product: 0, suiteMain: 0, suitePool: 0, suiteOther: 0 };

/** @param isProduct tells the product by its command line; everything else in the family is the suite */
export function createWallSampler(pid: number, isProduct: (command: string) => boolean): WallSampler {
  const byProcess = new Map<number, WorkDone>();
  let wall: WallShares = { product: 0, crypto: 0, suite: 0, waiting: 0 };
  let before = NO_WORK;
  let lookedAt = performance.now();
  return {
    look() {
      for (const process of familyOf(pid)) {
        const work = workOf(process.pid, isProduct(process.command));
        // A process that ends loses its threads one by one; what they did stays counted.
        if (work !== undefined) byProcess.set(process.pid, most(byProcess.get(process.pid) ?? NO_WORK, work));
      }
      const now = performance.now();
      const after = [...byProcess.values()].reduce(sum, NO_WORK);
      wall = divide(wall, now - lookedAt, before, after);
      before = after;
      lookedAt = now;
    },
    result() {
      if (byProcess.size === 0) return undefined;
      return { wall: inSeconds(wall), cpu: inSeconds(before) };
    },
  };
}

/** Gives an interval to those who worked in it. */
export function divide(shares: WallShares, intervalMs: number, before: WorkDone, after: WorkDone): WallShares {
  const worked = (name: keyof WorkDone): number => Math.max(0, after[name] - before[name]);
  const product = Math.min(intervalMs, worked('product'));
  const crypto = Math.min(intervalMs - product, worked('suitePool'));
  const suite = Math.min(intervalMs - product - crypto, worked('suiteMain') + worked('suiteOther'));
  const waiting = intervalMs - product - crypto - suite;
  return { product: shares.product + product, crypto: shares.crypto + crypto, suite: shares.suite + suite, waiting: shares.waiting + waiting };
}

function workOf(pid: number, isProduct: boolean): WorkDone | undefined {
  const cpu = cpuTimeOf(pid);
  if (cpu === undefined) return undefined;
  if (isProduct) return { ...NO_WORK, product: totalOf(cpu) };
  return { product: 0, suiteMain: cpu.mainMs, suitePool: cpu.poolMs, suiteOther: cpu.otherMs };
}

function sum(one: WorkDone, other: WorkDone): WorkDone {
  return combine(one, other, (a, b) => a + b);
}

function most(one: WorkDone, other: WorkDone): WorkDone {
  return combine(one, other, Math.max);
}

function combine(one: WorkDone, other: WorkDone, by: (a: number, b: number) => number): WorkDone {
  return {
    product: by(one.product, other.product),
    suiteMain: by(one.suiteMain, other.suiteMain),
    suitePool: by(one.suitePool, other.suitePool),
    suiteOther: by(one.suiteOther, other.suiteOther),
  };
}

function inSeconds<T extends object>(milliseconds: T): T {
  return Object.fromEntries(Object.entries(milliseconds).map(([name, ms]) => [name, Math.round(ms as number) / 1000])) as T;
}

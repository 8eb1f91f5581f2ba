/**
 * What Linux tells of a process: memory, and time on a processor by thread. Elsewhere the figures are absent and the
 * tables say so.
 */
import { readFileSync, readdirSync } from 'node:fs';

export interface Memory {
  /** Resident now and at its highest. @unit megabytes of 1,000,000 bytes */
  readonly rssMb: number;
  readonly peakRssMb: number;
}

/** Time on a processor since the process began. @unit milliseconds */
export interface CpuTime {
  readonly mainMs: number;
  /** Threads of the pool: asynchronous cryptography and files. */
  readonly poolMs: number;
  /** Compiler, collector and everything else. */
  readonly otherMs: number;
}

const NOTHING: CpuTime = { mainMs: 0, poolMs: 0, otherMs: 0 };

/** @returns undefined when the system does not tell or the process is gone */
export function memoryOf(pid: number): Memory | undefined {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = (name: string): number | undefined => {
    const value = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status ?? '')?.[1];
    return value === undefined ? undefined : Number(value);
  };
  const [rss, peak] = [kilobytes('VmRSS'), kilobytes('VmHWM')];
  return rss === undefined || peak === undefined ? undefined : { rssMb: (rss * 1024) / 1e6, peakRssMb: (peak * 1024) / 1e6 };
}

/** @returns undefined when the system does not tell or the process is gone; time of threads that have ended is missing */
export function cpuTimeOf(pid: number): CpuTime | undefined {
  let total: CpuTime | undefined;
  for (const thread of list(`/proc/${pid}/task`)) {
    const nanoseconds = Number(read(`/proc/${pid}/task/${thread}/schedstat`)?.split(' ')[0]);
    if (Number.isNaN(nanoseconds)) continue;
    const { mainMs, poolMs, otherMs } = total ?? NOTHING;
    const ms = nanoseconds / 1e6;
    const isMain = thread === String(pid);
    const isPool = !isMain && read(`/proc/${pid}/task/${thread}/comm`)?.startsWith('libuv-worker') === true;
    total = { mainMs: mainMs + (isMain ? ms : 0), poolMs: poolMs + (isPool ? ms : 0), otherMs: otherMs + (isMain || isPool ? 0 : ms) };
  }
  return total;
}

/** All threads together. @unit milliseconds */
export function totalOf({ mainMs, poolMs, otherMs }: CpuTime): number {
  return mainMs + poolMs + otherMs;
}

/** A process and what its main thread started, itself first. */
export function familyOf(pid: number): readonly { readonly pid: number; readonly command: string }[] {
  const command = read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
  if (command === undefined) return [];
  const children = (read(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter((text) => text !== '');
  return [{ pid, command }, ...children.flatMap((child) => familyOf(Number(child)))];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

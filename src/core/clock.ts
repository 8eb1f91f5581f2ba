/**
 * Time as a parameter. Simulators keep two readings: real time, which products compare with their own clocks, and
 * virtual time, which moves the service's own deadlines (FIT-Connect: 1, 14, 21, 7 and 730 days) without waiting.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A clock whose offset to another clock can be moved forward. */
export interface VirtualClock extends Clock {
  /** Moves the clock forward. @param milliseconds at least 0 */
  advance(milliseconds: number): void;
  /** Current distance to the base clock in milliseconds. */
  readonly offsetMs: number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that runs with `base` and can be moved forward; it never runs backwards. */
export function createVirtualClock(base: Clock): VirtualClock {
  let offsetMs = 0;
  return {
    now: () => base.now() + offsetMs,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new RangeError('A clock moves forward by a finite number of milliseconds only.');
      offsetMs += milliseconds;
    },
    get offsetMs() {
      return offsetMs;
    },
  };
}

/** RFC 3339 in UTC with milliseconds. */
export function toTimestamp(milliseconds: number): string {
  // A simulator under load asks several times within the same millisecond.
  if (milliseconds !== last.milliseconds) last = { milliseconds, text: new Date(milliseconds).toISOString() };
  return last.text;
}

let last = { milliseconds: 0, text: new Date(0).toISOString() };

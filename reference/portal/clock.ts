/**
 * The clock by which this product judges sessions and open logins. A test bench may set it through the test interface;
 * the times in SAML messages are compared with the real time, because others write them.
 */

/** A clock that can be set. */
export interface ProductClock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Sets the time; from there it runs on. */
  readonly set: (nowMs: number) => void;
}

/** Creates a clock that shows the real time until it is set. */
export function createProductClock(realNow: () => number = Date.now): ProductClock {
  let offsetMs = 0;
  return {
    now: () => realNow() + offsetMs,
    set: (nowMs) => {
      offsetMs = nowMs - realNow();
    },
  };
}

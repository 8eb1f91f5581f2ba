/** By how much clocks may differ before what they say counts as a contradiction. */

/** Clocks of several parties: a run's machine, who merged or signed it, a register, an authority of time, the verifier. @unit milliseconds */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Readings of several processes on one machine: who runs the scenarios, and who records the exchanges. @unit milliseconds */
export const PROCESS_CLOCK_TOLERANCE_MS = 2_000;

/**
 * One JSON object per line and event. Callers pass codes, numbers and random references only: names, texts, identifiers of people, keys
 * and tokens never go into the log. The latest lines are kept for the test interface.
 */

/** Members of a log line. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes one log line. */
export type Log = (event: string, fields?: LogFields) => void;

/** A log and its latest lines, oldest first. */
export interface KeptLog {
  readonly log: Log;
  readonly lines: () => readonly string[];
}

const KEPT_LINES = 1000;

/** Creates a log that writes to the given sink. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): KeptLog {
  const kept: string[] = [];
  const log: Log = (event, fields = {}) => {
    const line = JSON.stringify({ time: now().toISOString(), event, ...fields });
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    write(`${line}\n`);
  };
  return { log, lines: () => kept };
}

/** The class of a thrown value; its message may hold personal data and stays out of the log. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

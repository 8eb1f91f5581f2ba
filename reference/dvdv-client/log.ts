/** One JSON object per line and event. Callers pass codes and numbers only: keys, names and tokens never go into the log. */

/** Writes one log line. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean | undefined>>) => void;

/** Creates a log that writes to the given sink. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (event, fields = {}) => write(`${JSON.stringify({ time: now().toISOString(), event, ...fields })}\n`);
}

/** One JSON object per line and event. Callers pass codes, numbers and random ids only: names, texts and secrets never go into the log. */

/** Writes one log line. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean | undefined>>) => void;

/** Creates a log that writes to the given sink. */
export function createLog(write: (line: string) => void): Log {
  return (event, fields = {}) => write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
}

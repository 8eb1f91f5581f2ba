/**
 * One line per event on standard error. Callers pass identifiers, counts and codes only; names, addresses and other
 * content of applications never go into the log.
 */

/** Writes one log line. Control characters are escaped, so that a value cannot forge a second line. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean | undefined>>) => void;

/** Creates a log that writes to the given sink, one line per call. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (event, fields = {}) => {
    const pairs = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${typeof value === 'string' ? JSON.stringify(value.slice(0, 300)) : String(value)}`);
    write(`${[now().toISOString(), event, ...pairs].join(' ')}\n`);
  };
}

/** Describes a thrown value for the log, without its stack. */
export function errorText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

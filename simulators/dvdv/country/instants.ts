/** Instants told from the day of the seed: days, years, and first days of quarters as midnights in Germany. */
import { PruefstandError } from '../../../src/core/errors.ts';

const DAY_MS = 86_400_000;

/**
 * The instant that an expression names: `day-10` and `year+2` from the start of the day, `quarter` the first day of the next
 * quarter, `quarter-1` that of the running one.
 * @returns RFC 3339 in UTC with milliseconds
 * @throws ERR_CONFIG_INVALID for any other expression
 */
export function instantOf(expression: string, now: number): string {
  const [, unit, distance = '0'] = /^(day|year|quarter)([+-]\d{1,4})?$/.exec(expression) ?? [];
  if (unit === undefined) throw new PruefstandError('ERR_CONFIG_INVALID', `"${expression}" is no instant of the country.`);
  const count = Number(distance);
  const { year, month, day } = partsOf(now);
  if (unit === 'day') return midnight(year, month, day + count);
  if (unit === 'year') return midnight(year + count, month, day);
  return midnight(year, (Math.floor((month - 1) / 3) + 1 + count) * 3 + 1, 1);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const BERLIN = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit' });

function partsOf(instant: number): Day {
  const [year = 0, month = 1, day = 1] = BERLIN.format(instant).split('-').map(Number);
  return { year, month, day };
}

/** Start of a day in Germany; months and days beyond their range count on. */
function midnight(year: number, month: number, day: number): string {
  const noon = Date.UTC(year, month - 1, day, 12);
  const wanted = BERLIN.format(noon);
  // One or two hours before midnight in UTC, by the season.
  const early = noon - DAY_MS / 2 - 2 * 3_600_000;
  return new Date(BERLIN.format(early) === wanted ? early : early + 3_600_000).toISOString();
}

/**
 * Calendar dates of certificates: RFC 3339 full dates, compared as text. A date of validity counts to its end in UTC, so
 * that every gate decides alike; months are added as a calendar does, 31 August and 18 months give the last of February.
 */

/** Longest validity in months (model: GIGV section 14). */
export const MAX_VALIDITY_MONTHS = 18;

/** The day of an instant in UTC. @param instant milliseconds since the epoch, or RFC 3339 */
export function dayOf(instant: number | string): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Where a day begins first, it is tomorrow by so much. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

/** The last day that has begun anywhere at an instant: a later date is after it, whatever zone it was written in. */
export function lastDayBegun(instant: string): string {
  return dayOf(Date.parse(instant) + EARLIEST_ZONE_MS);
}

/** The same day some months later, or the last day of that month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Re-tests at the half-yearly releases of the standards, 1 May and 1 November, after the first and up to the last day. */
export function retestDatesBetween(validFrom: string, validUntil: string): readonly string[] {
  const dates: string[] = [];
  for (let year = Number(validFrom.slice(0, 4)); year <= Number(validUntil.slice(0, 4)); year += 1) dates.push(`${year}-05-01`, `${year}-11-01`);
  return dates.filter((date) => date > validFrom && date <= validUntil);
}

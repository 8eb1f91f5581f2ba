/** The dates at which tests tend to break, each the next one after a given moment, in German legal time. */

export interface VirtualDate {
  readonly name: string;
  /** Where the calendar starts; absent for the real one. */
  readonly at?: Date;
}

const DAY_MS = 86_400_000;
/** How long before a turn the tests start, so that they run across it. */
const RUN_UP_MS = 10_000;

/** Today, in a year, and the three turns, in this order. */
export function virtualDates(now: Date): readonly VirtualDate[] {
  return [
    { name: 'today' },
    { name: 'in-a-year', at: new Date(now.getTime() + 365 * DAY_MS) },
    { name: 'summer-time', at: new Date(nextOf(now, changeToSummerTime) - RUN_UP_MS) },
    { name: 'leap-day', at: new Date(nextOf(now, leapDayNoon)) },
    { name: 'new-year', at: new Date(nextOf(now, newYear) - RUN_UP_MS) },
  ];
}

/** The first of yearly instants that is more than a day away. */
function nextOf(now: Date, instantOf: (year: number) => number | undefined): number {
  for (let year = now.getUTCFullYear(); ; year += 1) {
    const instant = instantOf(year);
    if (instant !== undefined && instant > now.getTime() + DAY_MS) return instant;
  }
}

/** Last Sunday of March, 01:00 UTC (directive 2000/84/EC). */
function changeToSummerTime(year: number): number {
  const lastOfMarch = new Date(Date.UTC(year, 2, 31, 1));
  return lastOfMarch.getTime() - lastOfMarch.getUTCDay() * DAY_MS;
}

function leapDayNoon(year: number): number | undefined {
  const noon = new Date(Date.UTC(year, 1, 29, 11));
  return noon.getUTCMonth() === 1 ? noon.getTime() : undefined;
}

/** Midnight in German winter time. */
function newYear(year: number): number {
  return Date.UTC(year, 0, 1) - 3_600_000;
}

/** Days of the calendar as text, as RFC 3339 writes a full date. */

/** Whether the calendar has such a day: `2027-05-01`; 30 February, which a `Date` takes for a day in March, it has not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

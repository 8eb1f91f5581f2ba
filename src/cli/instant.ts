/** The option `--at`: as of when something is told. */
import { isDate } from '../core/calendar.ts';
import { argumentError } from './failure.ts';

const INSTANT = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/**
 * A date is its first instant in UTC; a time needs its zone, since the same call has to mean the same everywhere.
 * @throws ERR_CONFIG_ARGUMENT for other texts, and for days that the calendar does not have
 */
export function instantFrom(text: string): Date {
  const instant = new Date(text);
  const [, day = ''] = INSTANT.exec(text) ?? [];
  if (!Number.isNaN(instant.getTime()) && isDate(day)) return instant;
  throw argumentError(
    { de: `--at nimmt einen Zeitpunkt mit Zone, nicht „${text}“.`, en: `--at takes an instant with its zone, not "${text}".` },
    { de: 'Zum Beispiel --at 2030-01-31T12:00:00Z.', en: 'For example --at 2030-01-31T12:00:00Z.' },
  );
}

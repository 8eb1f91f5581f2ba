/**
 * A small SVG that a vendor shows: what it is, and until when it holds. It says everything in words; colour only repeats
 * them. A picture does not change by itself, so that a valid one names its end.
 */
import { LEVELS } from '../../core/assurance-levels.ts';
import type { Language } from '../../core/language.ts';
import { CONCLUSION_WORDS } from '../../core/verdict-words.ts';
import { markup, toText } from './markup.ts';
import type { SiteEntry } from './site-model.ts';
import { fill, shownDate } from './texts.ts';
import { STATUS_WORDS } from './words.ts';

const HEIGHT = 22;
const PADDING = 8;
/** Mean width of a character at 12 px; `textLength` makes the text that wide whatever font there is. */
const CHARACTER = 6.7;

/** White on these has a contrast of 4.5 at least. */
const COLOURS = { valid: '#17663a', suspended: '#7a4b00', revoked: '#a3161f', expired: '#4a5560', notYetValid: '#3f4a9a' } as const;

const VALUES = {
  valid: { de: 'gültig bis {month}', en: 'valid until {month}' },
  suspended: { de: 'ausgesetzt', en: 'suspended' },
  revoked: { de: 'widerrufen', en: 'revoked' },
  expired: { de: 'abgelaufen {month}', en: 'expired {month}' },
  notYetValid: { de: 'gültig ab {start}', en: 'valid from {start}' },
} as const;

/** A self-test is never called a certificate. */
function labelOf(level: keyof typeof LEVELS, language: Language): string {
  if (level === 'L0') return language === 'de' ? 'Prüfstand: Eigenerklärung' : 'Prüfstand: self-declared';
  if (level === 'L1') return language === 'de' ? 'Prüfstand: Selbsttest' : 'Prüfstand: self-test';
  return language === 'de' ? `Prüfstand-Zertifikat ${level}` : `Prüfstand certificate ${level}`;
}

/** Year and month with a hyphen at which no line breaks. */
function month(date: string): string {
  return date.slice(0, 7).replace('-', '\u2011');
}

export function badge({ entry, status }: SiteEntry, language: Language): string {
  const { number, level, conclusion, validFrom, validUntil } = entry.certificate;
  const label = labelOf(level, language);
  const value = fill(VALUES[status][language], { month: month(validUntil), start: validFrom.replaceAll('-', '\u2011') });
  const left = Math.ceil(label.length * CHARACTER) + 2 * PADDING;
  const right = Math.ceil(value.length * CHARACTER) + 2 * PADDING;
  const until = language === 'de' ? 'gültig bis' : 'valid until';
  const title = `${number}: ${CONCLUSION_WORDS[conclusion][language]}, ${level} (${LEVELS[level].name[language]}), ${status === 'valid' ? '' : `${STATUS_WORDS[status][language]}, `}${until} ${shownDate(validUntil, language)}`;
  return toText(markup`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" viewBox="0 0 ${left + right} ${HEIGHT}" role="img" aria-labelledby="t" xml:lang="${language}" lang="${language}">
<title id="t">${title}</title>
<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="${COLOURS[status]}" />
<path d="M3 0H${left}V${HEIGHT}H3A3 3 0 0 1 0 ${HEIGHT - 3}V3A3 3 0 0 1 3 0Z" fill="#22303c" />
<g fill="#ffffff" font-family="Verdana, DejaVu Sans, Arial, sans-serif" font-size="12">
<text x="${PADDING}" y="15.5" textLength="${left - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${label}</text>
<text x="${left + PADDING}" y="15.5" textLength="${right - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${value}</text>
</g>
</svg>
`);
}

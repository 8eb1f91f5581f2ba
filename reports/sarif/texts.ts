/** Words of the SARIF log, German and English side by side, and how texts are made fit for it. */
import type { Language } from '../../src/core/language.ts';
import type { Pairs } from '../texts.ts';
import { visible } from '../../src/core/visible-text.ts';

/** RFC 5646 tags, as SARIF wants them. */
export const SARIF_LANGUAGES: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-US' };

export const SARIF_TEXTS = {
  toolName: { de: 'Prüfstand', en: 'Prüfstand' },
  toolShort: {
    de: 'Konformitätsprüfung von Schnittstellen der öffentlichen Verwaltung',
    en: 'Conformance testing of public administration interfaces',
  },
  condition: { de: 'Bedingung', en: 'Condition' },
  clause: { de: 'Fundstelle', en: 'Clause' },
  conforming: { de: 'So ist es richtig', en: 'Conforming' },
  broken: { de: 'So nicht', en: 'Not conforming' },
  unsteadyFinding: {
    de: 'Wiederholte Läufe ergaben Verschiedenes; der Befund ist nicht bestätigt.',
    en: 'Repeated runs gave different results; the finding is not confirmed.',
  },
  noVerdict: { de: 'Der Testfall blieb ohne Urteil.', en: 'The test case has no verdict.' },
} as const satisfies Pairs;

/** Longest text that code scanning shows in a list. */
const SHORT_LENGTH = 240;

/** A text on one screen line or a little more; a cut one ends with an ellipsis. */
export function short(text: string): string {
  const shown = visible(text);
  if (shown.length <= SHORT_LENGTH) return shown;
  const cut = shown.slice(0, SHORT_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}

/** A path as a relative reference; a character that no address can hold is replaced. */
export function relativeUri(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

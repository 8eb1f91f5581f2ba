/** Words of the summary on the terminal, German and English side by side. */
import type { Pairs } from './texts.ts';

export const CONSOLE_TEXTS = {
  failures: { de: 'Fehler', en: 'Failures' },
  warnings: { de: 'Hinweise', en: 'Remarks' },
  cantTells: { de: 'Nicht entscheidbar', en: 'Cannot tell' },
  observations: { de: 'Beobachtungen', en: 'Observations' },
  notTestedRequirements: { de: 'Nicht geprüfte Anforderungen', en: 'Requirements that were not tested' },
  inapplicable: { de: '{n} nicht anwendbar', en: '{n} not applicable' },
  untested: { de: '{n} nicht geprüft', en: '{n} not tested' },
  apart: { de: '{n} nur durch Unterlagen oder nicht nachweisbar', en: '{n} shown by documents only or not verifiable' },
  otherFindings: { de: '+ {n} weitere Befunde zu dieser Anforderung', en: '+ {n} further findings on this requirement' },
  otherFinding: { de: '+ 1 weiterer Befund zu dieser Anforderung', en: '+ 1 further finding on this requirement' },
  explain: {
    de: 'Eine Anforderung mit Quelle und Beispielen zeigt: pruefstand explain <Kennung>',
    en: 'A requirement with its source and examples: pruefstand explain <id>',
  },
  version: { de: 'Version', en: 'version' },
} as const satisfies Pairs;

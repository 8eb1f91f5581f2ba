/** Words of the gate, German and English side by side. */
import type { Plural, Pairs } from '../../reports/texts.ts';
import type { Bilingual } from '../core/language.ts';
import type { ChangeKind, MendedKind } from './changes.ts';
import type { GateDecision, GateRule } from './decide.ts';
import type { DifferenceKind } from './origin.ts';
import type { WaiverState } from './waivers.ts';

export const GATE_TEXTS = {
  gate: { de: 'Schranke', en: 'Gate' },
  against: { de: 'Verglichen mit {product} {version}, Lauf {run} vom {date}.', en: 'Compared with {product} {version}, run {run} of {date}.' },
  noBaseline: {
    de: 'Erster Lauf ohne Vergleich: Das Ergebnis wird beurteilt, wie es dasteht; alle Fehler gelten als neu.',
    en: 'First run without a baseline: the result is judged as it stands; all failures count as new.',
  },
  conclusionSame: { de: 'Das Urteil über {product} {version} ist {now}, wie zuvor.', en: 'The verdict on {product} {version} is {now}, as before.' },
  conclusionChanged: {
    de: 'Das Urteil über {product} {version} ist {now}; zuvor war es {before}.',
    en: 'The verdict on {product} {version} is {now}; before it was {before}.',
  },
  conclusionFirst: { de: 'Das Urteil über {product} {version} ist {now}.', en: 'The verdict on {product} {version} is {now}.' },
  verdictStands: {
    de: 'Ausnahmen ändern nur die Schranke. Das Urteil im Ergebnis bleibt, wie es ist.',
    en: 'Waivers change the gate only. The verdict in the result stays as it is.',
  },
  incomplete: { de: 'Der Lauf ist unvollständig.', en: 'The run is incomplete.' },
  because: { de: 'Warum', en: 'Why' },
  nothingBroken: { de: 'Keine Regel der Schranke ist verletzt.', en: 'No rule of the gate is broken.' },
  conclusionBroken: { de: 'Gesamturteil schlechter als {least}', en: 'Conclusion worse than {least}' },
  undeterminedBroken: { de: 'Das Ergebnis ist unbestimmt', en: 'The result is undetermined' },
  waivedMark: { de: 'Ausnahme', en: 'waived' },
  notCountedMark: { de: 'zählt nicht', en: 'not counted' },
  differences: { de: 'Was sonst verschieden ist', en: 'What else differs' },
  added: { de: 'Neue Anforderungen: {ids}', en: 'Added requirements: {ids}' },
  removed: { de: 'Entfallene Anforderungen: {ids}', en: 'Removed requirements: {ids}' },
  better: { de: 'Besser geworden', en: 'Better' },
  waivers: { de: 'Ausnahmen', en: 'Waivers' },
  until: { de: 'bis {date}', en: 'until {date}' },
  by: { de: 'von {author}', en: 'by {author}' },
  more: { de: 'und {n} weitere, siehe gate.json', en: 'and {n} more, see gate.json' },
  declaration: { de: 'Herstellererklärung', en: 'declaration' },
  noCase: { de: 'ohne Testfall', en: 'no test case' },
} as const satisfies Pairs;

export const DECISION_WORDS: Readonly<Record<GateDecision, Bilingual>> = {
  open: { de: 'offen', en: 'open' },
  closed: { de: 'geschlossen', en: 'closed' },
  undetermined: { de: 'unbestimmt', en: 'undetermined' },
};

export const DECISION_SIGNS: Readonly<Record<GateDecision, string>> = { open: '✓', closed: '✗', undetermined: '?' };

/** Rules as headings. */
export const RULE_WORDS: Readonly<Record<GateRule, Bilingual>> = {
  newFailures: { de: 'Neue Fehler', en: 'New failures' },
  newWarnings: { de: 'Neue Hinweise', en: 'New remarks' },
  newlyUntested: { de: 'Neu ungeprüft', en: 'Newly untested' },
  newlyUndetermined: { de: 'Neu nicht entscheidbar', en: 'Newly undetermined' },
  undetermined: { de: 'Unbestimmtes Ergebnis', en: 'Undetermined result' },
  conclusion: { de: 'Gesamturteil', en: 'Conclusion' },
  staleWaivers: { de: 'Überholte Ausnahmen', en: 'Stale waivers' },
};

/** Kinds of changes as headings, in the order in which they are told. */
export const CHANGE_WORDS: Readonly<Record<ChangeKind, Bilingual>> = {
  newFailure: RULE_WORDS.newFailures,
  newlyUntested: RULE_WORDS.newlyUntested,
  newlyUndetermined: RULE_WORDS.newlyUndetermined,
  newWarning: RULE_WORDS.newWarnings,
};

/** The same without a baseline, where nothing is new against anything. */
export const FIRST_CHANGE_WORDS: Readonly<Record<ChangeKind, Bilingual>> = {
  newFailure: { de: 'Fehler', en: 'Failures' },
  newlyUntested: { de: 'Nicht geprüft', en: 'Not tested' },
  newlyUndetermined: { de: 'Nicht entscheidbar', en: 'Cannot tell' },
  newWarning: { de: 'Hinweise', en: 'Remarks' },
};

export const MENDED_WORDS: Readonly<Record<MendedKind, Bilingual>> = {
  fixed: { de: 'Fehler behoben', en: 'failure fixed' },
  warningGone: { de: 'Hinweis erledigt', en: 'remark settled' },
  newlyTested: { de: 'erstmals geprüft', en: 'tested for the first time' },
};

export const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, Bilingual>> = {
  product: { de: 'Version des Produkts', en: 'Version of the product' },
  suite: { de: 'Version des Prüfstands', en: 'Version of the suite' },
  specification: { de: 'Anforderungskatalog', en: 'Catalogue' },
  profile: { de: 'Profil', en: 'Profile' },
  targetKind: { de: 'Art des Ziels', en: 'Kind of target' },
  options: { de: 'Angaben zum Ziel', en: 'Declared options' },
};

export const WAIVER_STATE_WORDS: Readonly<Record<WaiverState, Bilingual>> = {
  holds: { de: 'gilt', en: 'holds' },
  expired: { de: 'abgelaufen: verlängern oder löschen', en: 'expired: extend or delete it' },
  unmatched: { de: 'trifft auf nichts mehr zu: löschen', en: 'matches nothing any more: delete it' },
};

export const GATE_PLURALS = {
  matched: { one: { de: 'betrifft {n} Befund', en: 'covers {n} finding' }, many: { de: 'betrifft {n} Befunde', en: 'covers {n} findings' } },
} as const satisfies Readonly<Record<string, Plural>>;

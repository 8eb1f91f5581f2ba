/** Words for status, conclusion and events, shared by pages, feed and badges, German and English side by side. */
import type { Attestation, Performer } from '../../core/certificate.ts';
import type { Bilingual } from '../../core/language.ts';
import type { EvaluatedStatus } from '../entry-state.ts';
import type { EventKind } from '../model.ts';

export const STATUS_WORDS: Readonly<Record<EvaluatedStatus, Bilingual>> = {
  valid: { de: 'gültig', en: 'valid' },
  suspended: { de: 'ausgesetzt', en: 'suspended' },
  revoked: { de: 'widerrufen', en: 'revoked' },
  expired: { de: 'abgelaufen', en: 'expired' },
  notYetValid: { de: 'noch nicht gültig', en: 'not yet valid' },
};

export const EVENT_WORDS: Readonly<Record<EventKind, Bilingual>> = {
  issued: { de: 'aufgenommen', en: 'added' },
  suspended: { de: 'ausgesetzt', en: 'suspended' },
  resumed: { de: 'wieder in Kraft', en: 'resumed' },
  revoked: { de: 'widerrufen', en: 'revoked' },
  extended: { de: 'verlängert', en: 'extended' },
  renewed: { de: 'erneuert', en: 'renewed' },
  restricted: { de: 'Veröffentlichung eingeschränkt', en: 'publication restricted' },
};

export const OUTCOME_WORDS: Readonly<Record<Attestation['outcome'], Bilingual>> = {
  shown: { de: 'belegt', en: 'shown' },
  notShown: { de: 'nicht belegt', en: 'not shown' },
  notApplicable: { de: 'nicht anwendbar', en: 'not applicable' },
};

/** Follows "test performed by". */
export const PERFORMER_WORDS: Readonly<Record<Performer, Bilingual>> = {
  vendor: { de: 'dem Hersteller, begutachtet von der Stelle', en: 'the vendor, reviewed by the body' },
  body: { de: 'der Stelle selbst', en: 'the body itself' },
  laboratory: { de: 'einem Prüflabor, begutachtet von der Stelle', en: 'a laboratory, reviewed by the body' },
};

/**
 * Callbacks by the phrase of the features: correct ones in unusual dress, and forgeries, each wrong in one point
 * (FIT-Connect documentation, callbacks). What is sent is an order to the control; nothing here is sent.
 */
import type { Bilingual } from '../../core/language.ts';

/** The order the control understands; see the simulator's contract. */
export interface ForgedCallback {
  readonly type?: string;
  readonly submissions: readonly { readonly destinationId: string; readonly submissionId: string; readonly caseId: string }[];
  readonly includesSubmissionIds?: boolean;
  readonly timestamp?: number | string | null;
  readonly hmac?: string | null;
  readonly secret?: string;
  readonly body?: string;
  readonly signedBody?: string;
  readonly signedTimestamp?: string;
  readonly headerNames?: { readonly authentication: string; readonly timestamp: string };
}

interface Named {
  readonly destinationId: string;
  readonly submissionId: string;
  readonly caseId: string;
}

interface Forgery {
  readonly en: string;
  /** @param now Unix seconds */
  readonly order: (named: Named, now: number) => Partial<ForgedCallback>;
  readonly lies?: boolean;
}

const NEW_SUBMISSIONS = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions';

function bodyOf(named: Named): Record<string, unknown> {
  return { type: NEW_SUBMISSIONS, submissionIds: [named.submissionId], submissions: [named] };
}

const FORGERIES: Readonly<Record<string, Forgery>> = {
  'der in allem richtig ist': { en: 'a callback that is right in everything', order: () => ({}) },
  'dessen Körper Zeilenumbrüche und Leerzeichen enthält': {
    en: 'a callback whose body holds line breaks and blanks',
    order: (named) => ({ body: JSON.stringify(bodyOf(named), null, 2).replaceAll('\n', '\r\n') }),
  },
  'dessen Körper mit einem Zeilenende schließt': {
    en: 'a callback whose body ends with a line feed',
    order: (named) => ({ body: `${JSON.stringify(bodyOf(named))}\n` }),
  },
  'dessen Körper Umlaute enthält': {
    en: 'a callback whose body holds umlauts',
    order: (named) => ({ body: JSON.stringify({ ...bodyOf(named), hinweis: 'Größe – Übermaß' }) }),
  },
  'dessen HMAC falsch ist': { en: 'a callback with a wrong HMAC', order: () => ({ hmac: 'ab'.repeat(64) }) },
  'dessen HMAC fehlt': { en: 'a callback without HMAC', order: () => ({ hmac: null }) },
  'dessen HMAC mit einem fremden Geheimnis gebildet ist': {
    en: 'a callback signed with a foreign secret',
    order: () => ({ secret: 'ein-fremdes-geheimnis-mit-mehr-als-32-zeichen' }),
  },
  'dessen Körper nach der Berechnung verändert wurde': {
    en: 'a callback whose body was changed after it was signed',
    order: (named) => ({ body: JSON.stringify(bodyOf(named)), signedBody: JSON.stringify(bodyOf({ ...named, caseId: named.submissionId })) }),
  },
  'dessen Zeitstempel nach der Berechnung verändert wurde': {
    en: 'a callback whose timestamp was changed after it was signed',
    order: (_named, now) => ({ timestamp: now, signedTimestamp: String(now - 1_000) }),
  },
  'dessen Zeitstempel sechs Minuten alt ist': { en: 'a callback whose timestamp is six minutes old', order: (_named, now) => ({ timestamp: now - 360 }) },
  'dessen Zeitstempel nach der vorgestellten Uhr sechs Minuten alt ist': {
    en: "a callback whose timestamp is six minutes old by the product's clock, which was set ahead",
    order: () => ({}),
  },
  'dessen Zeitstempel zehn Minuten in der Zukunft liegt': {
    en: 'a callback whose timestamp is ten minutes in the future',
    order: (_named, now) => ({ timestamp: now + 600 }),
  },
  'dessen Zeitstempel fehlt': { en: 'a callback without timestamp', order: () => ({ timestamp: null }) },
  'dessen Zeitstempel keine Zahl ist': { en: 'a callback whose timestamp is no number', order: () => ({ timestamp: 'gestern' }) },
  'dem die veraltete Liste submissionIds fehlt': {
    en: 'a callback without the deprecated list submissionIds',
    order: () => ({ includesSubmissionIds: false }),
  },
  'der einen falschen Vorgang nennt': { en: 'a callback that names a false case', order: () => ({}), lies: true },
  'dessen Typ unbekannt ist': {
    en: 'a callback of an unknown type',
    order: () => ({ type: 'https://schema.fitko.de/fit-connect/submission-api/callbacks/pruefstand-unbekannt' }),
  },
  'dessen Kopfzeilen groß beginnen': {
    en: 'a callback with capitalised header names',
    order: () => ({ headerNames: { authentication: 'Callback-Authentication', timestamp: 'Callback-Timestamp' } }),
  },
  'dessen Kopfzeilen ganz in Großbuchstaben stehen': {
    en: 'a callback with header names in capitals',
    order: () => ({ headerNames: { authentication: 'CALLBACK-AUTHENTICATION', timestamp: 'CALLBACK-TIMESTAMP' } }),
  },
};

const TOLD = 'ein Callback, ';

/** Builds the order for a phrase. @param now Unix seconds */
export function forgeCallback(
  phrase: string,
  facts: Named,
  now: number,
): { readonly order: ForgedCallback; readonly text: Bilingual; readonly falseCaseId?: string } {
  const forgery = FORGERIES[phrase];
  if (forgery === undefined) throw new Error(`No callback is written for "${phrase}".`);
  const falseCaseId = forgery.lies === true ? facts.submissionId.replace(/^.{8}/, '00000000') : undefined;
  const named = { destinationId: facts.destinationId, submissionId: facts.submissionId, caseId: falseCaseId ?? facts.caseId };
  return {
    // The timestamp is named, so that the same order sent again is the same message.
    order: { submissions: [named], timestamp: now, ...forgery.order(named, now) },
    text: { de: `${TOLD}${phrase}`, en: forgery.en },
    ...(falseCaseId === undefined ? {} : { falseCaseId }),
  };
}

/**
 * Whether the HMAC of a callback fits what is sent, whatever else may be wrong with it; a missing timestamp counts as an empty one.
 * @param told as findings tell it, `ein Callback, der in allem richtig ist`
 * @returns undefined for what is none of these callbacks
 */
export function isSignedRightly(told: string): boolean | undefined {
  if (told === REPEATED_CALLBACK.de) return true;
  const forgery = told.startsWith(TOLD) ? FORGERIES[told.slice(TOLD.length)] : undefined;
  if (forgery === undefined) return undefined;
  const { hmac, secret, signedBody, signedTimestamp } = forgery.order({ destinationId: '', submissionId: '', caseId: '' }, 0);
  return [hmac, secret, signedBody, signedTimestamp].every((lie) => lie === undefined);
}

/** What a callback is that is sent a second time, for findings. */
export const REPEATED_CALLBACK: Bilingual = {
  de: 'ein richtiger Callback, der unverändert ein zweites Mal eintrifft',
  en: 'a correct callback that arrives unchanged a second time',
};

/** Every phrase that can be sent, for tests. */
export const CALLBACK_PHRASES: readonly string[] = Object.keys(FORGERIES);

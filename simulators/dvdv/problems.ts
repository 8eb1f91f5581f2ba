/**
 * Problem documents (RFC 9457) with the types and instances of the interface (sheet, section 3.2). Titles and details are
 * written by us; the numbers in front of details are the directory's. Types that the description does not know carry a prefix
 * of our own.
 */
import type { RawHeader } from '../../src/core/exchange.ts';
import type { Answer } from './answer.ts';

const OWN = 'urn:pruefstand:problem:dvdv:';
const TYPE = 'problems/type/';
const INSTANCE = 'problems/instance/';

/** Type, instance, status and title of every problem document the simulator sends. */
export const PROBLEMS = {
  'request-unreadable': { status: 400, type: `${TYPE}INPUT_VALIDATION`, instance: `${INSTANCE}RequestJsonProcessing`, title: 'Eingabe nicht verwendbar' },
  'request-incomplete': { status: 400, type: `${TYPE}SERVICE_VALIDATION`, instance: `${INSTANCE}RestValidation`, title: 'Anfrage nicht verwendbar' },
  'not-authenticated': { status: 401, type: `${TYPE}AUTHENTICATION`, instance: `${INSTANCE}StandaloneAuthentication`, title: 'Anmeldung fehlgeschlagen' },
  'not-found': { status: 404, type: `${TYPE}ENTITY_NOT_FOUND`, instance: `${INSTANCE}DirectoryEntityNotFound`, title: 'Nicht gefunden' },
  'path-not-found': { status: 404, type: `${OWN}path-not-found`, instance: undefined, title: 'Keine Funktion hat diesen Pfad' },
  'tenant-not-found': { status: 404, type: `${OWN}tenant-not-found`, instance: undefined, title: 'Diesen Mandanten gibt es nicht' },
  'method-not-allowed': { status: 405, type: `${OWN}method-not-allowed`, instance: undefined, title: 'Der Pfad kennt diese Methode nicht' },
  'network-closed': { status: 404, type: `${OWN}network-closed`, instance: undefined, title: 'Dieser Eingangspfad ist hier nicht eingerichtet' },
  'content-too-large': { status: 413, type: `${OWN}content-too-large`, instance: undefined, title: 'Der Inhalt ist zu groß' },
  'content-type-wrong': { status: 415, type: `${OWN}content-type-wrong`, instance: undefined, title: 'Falscher Medientyp' },
  'internal-error': { status: 500, type: `${OWN}internal-error`, instance: undefined, title: 'Der Simulator ist gescheitert' },
} as const;

export type ProblemName = keyof typeof PROBLEMS;

const HEADERS: readonly RawHeader[] = [['Content-Type', 'application/problem+json']];

/** A problem document. @param detail what was wrong with this request, one sentence */
export function problem(name: ProblemName, detail?: string, headers: readonly RawHeader[] = []): Answer {
  const { status, type, instance, title } = PROBLEMS[name];
  return { status, headers: [...HEADERS, ...headers], body: JSON.stringify({ type, title, status, detail, instance }), refusal: name };
}

/** A problem document for a status that only a fault brings about. */
export function problemOfStatus(status: number, headers: readonly RawHeader[] = []): Answer {
  const body = JSON.stringify({ type: `${OWN}armed`, title: `Antwort ${status} auf Befehl`, status });
  return { status, headers: [...HEADERS, ...headers], body, refusal: 'armed' };
}

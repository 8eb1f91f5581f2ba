/** Words of the pages, German and English side by side. */
import type { Language } from '../../../src/core/language.ts';

const TABLE = {
  simulator: ['DVDV-Simulator – keine echten Daten', 'DVDV simulator – no real data'],
  otherLanguage: ['English', 'Deutsch'],
  skip: ['Zum Inhalt springen', 'Skip to content'],
  where: ['Seiten', 'Pages'],
  entries: ['Einträge', 'Entries'],
  queries: ['Anfragen', 'Requests'],
  search: ['Schlüssel oder Teil des Namens', 'Key or part of the name'],
  find: ['Suchen', 'Search'],
  nothing: ['Nichts gefunden.', 'Nothing found.'],
  more: ['Es gibt weitere; die Suche enger fassen.', 'There are more; narrow the search.'],
  counts: ['Bestand', 'Content'],
  organizations: ['Organisationen', 'Organisations'],
  services: ['Dienste', 'Services'],
  certificates: ['Zertifikate', 'Certificates'],
  virtualTime: ['Zeit des Verzeichnisses', 'Time of the directory'],
  keys: ['Schlüssel', 'Keys'],
  keysHint: ['einer je Zeile', 'one per line'],
  name: ['Name', 'Name'],
  category: ['Kategorie', 'Category'],
  address: ['Anschrift', 'Address'],
  validFrom: ['Gültig ab', 'Valid from'],
  validTo: ['Gültig bis', 'Valid to'],
  instantHint: ['leer für unbegrenzt, sonst wie 2026-07-01T00:00:00Z', 'empty for open, else as 2026-07-01T00:00:00Z'],
  description: ['Beschreibung', 'Description'],
  clientCertificates: ['Client-Zertifikate', 'Client certificates'],
  representatives: ['Stellvertreter', 'Representatives'],
  fingerprint: ['Fingerabdruck', 'Fingerprint'],
  holder: ['Inhaber', 'Holder'],
  state: ['Zustand', 'State'],
  valid: ['gültig', 'valid'],
  notValid: ['nicht gültig', 'not valid'],
  revoked: ['gesperrt', 'revoked'],
  elements: ['Elemente', 'Elements'],
  element: ['Dienstelement', 'Service element'],
  type: ['Typ', 'Type'],
  uri: ['Adresse', 'Address'],
  text: ['Text', 'Text'],
  none: ['keine', 'none'],
  save: ['Speichern', 'Save'],
  saveService: ['Dienst speichern', 'Save service'],
  remove: ['Eintrag löschen', 'Delete entry'],
  edit: ['Eintrag ändern', 'Change entry'],
  saved: ['Gespeichert. Die nächste Anfrage bekommt den neuen Stand.', 'Saved. The next request gets the new state.'],
  refused: ['Nicht gespeichert', 'Not saved'],
  foreign: ['Die Seite nimmt Änderungen nur von sich selbst an.', 'The page takes changes from itself only.'],
  notFound: ['Nicht gefunden', 'Not found'],
  notFoundText: ['Diese Seite gibt es nicht.', 'There is no such page.'],
  noQueries: ['Noch keine Anfrage.', 'No request yet.'],
  reload: ['Neu laden', 'Reload'],
  live: ['Alle fünf Sekunden neu laden', 'Reload every five seconds'],
  still: ['Nicht mehr von selbst laden', 'Stop reloading'],
  time: ['Zeit', 'Time'],
  server: ['Server', 'Server'],
  first: ['erster', 'first'],
  second: ['zweiter', 'second'],
  operation: ['Funktion', 'Function'],
  asked: ['Gefragt', 'Asked'],
  answer: ['Antwort', 'Answer'],
  peer: ['Wer', 'Who'],
  product: ['Produkt', 'product'],
  suite: ['Suite', 'suite'],
  unknown: ['unbekannt', 'unknown'],
  requests: ['Anfragen', 'requests'],
  latest: ['Die letzten Anfragen, die neueste zuerst', 'The last requests, the newest first'],
} as const satisfies Readonly<Record<string, readonly [de: string, en: string]>>;

export type TextName = keyof typeof TABLE;

/** Says a text in the language of the page. */
export type Say = (name: TextName) => string;

/** @returns the words of a language */
export function sayIn(language: Language): Say {
  return (name) => TABLE[name][language === 'de' ? 0 : 1];
}

/** Date and time in Germany. */
export function timeOf(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Berlin' }).format(
    milliseconds,
  );
}

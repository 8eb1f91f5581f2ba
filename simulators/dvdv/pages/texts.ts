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
  validSince: ['gilt erst ab', 'valid only from'],
  validUntil: ['gültig bis', 'valid until'],
  ended: ['abgelaufen seit', 'ended on'],
  revoked: ['gesperrt', 'revoked'],
  revokedLater: ['gesperrt ab', 'revoked from'],
  revokedFrom: ['Gesperrt ab', 'Revoked from'],
  revoke: ['Zertifikat sperren', 'Revoke certificate'],
  revokeText: [
    'Das Verzeichnis nennt die Sperre in seinen Antworten. Unter „pruefstand simulate dvdv“ folgen Sperrlisten und OCSP der Test-PKI.',
    'The directory tells the revocation in its answers. Under "pruefstand simulate dvdv" revocation lists and OCSP of the test PKI follow.',
  ],
  reason: ['Grund', 'Reason'],
  release: ['Sperre aufheben', 'Take the suspension back'],
  certificate: ['Zertifikat', 'Certificate'],
  issuer: ['Aussteller', 'Issuer'],
  serialNumber: ['Seriennummer (hexadezimal)', 'Serial number (hexadecimal)'],
  clientOf: ['Client-Zertifikat von', 'Client certificate of'],
  elementCertificates: ['Zertifikate des Elements', 'Certificates of the element'],
  serviceCertificates: ['Zertifikate der Elemente', 'Certificates of the elements'],
  nowHint: ['leer für sofort, sonst wie 2026-07-01T00:00:00Z', 'empty for now, else as 2026-07-01T00:00:00Z'],
  badName: ['Ein Name hat 1 bis 255 Zeichen.', 'A name has 1 to 255 characters.'],
  noKey: ['Mindestens ein Schlüssel ist nötig.', 'At least one key is needed.'],
  badKey: ['Ein Schlüssel besteht aus Präfix, Doppelpunkt und Kennung.', 'A key consists of prefix, colon and id.'],
  badInstant: ['Das ist kein Zeitpunkt.', 'This is no instant.'],
  noReason: ['Diesen Grund gibt es nicht.', 'There is no such reason.'],
  notSuspended: [
    'Nur eine Sperre mit dem Grund CERTIFICATE_HOLD lässt sich aufheben.',
    'A revocation with the reason CERTIFICATE_HOLD alone can be taken back.',
  ],
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
  requests: ['Anfragen im Stapel, die erste:', 'requests in a batch, the first:'],
  found: ['gefunden', 'found'],
  elementText: ['Die Änderung gilt für jeden Dienst, der dieses Element verwendet.', 'The change is for every service that uses this element.'],
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

/** What something is worth at a time. @param from milliseconds since the epoch, as all; ends are infinite where it is open */
export function stateOf(from: number, to: number, now: number, { say, language }: { readonly say: Say; readonly language: Language }): string {
  if (now < from) return `${say('validSince')} ${timeOf(from, language)}`;
  if (to <= now) return `${say('ended')} ${timeOf(to, language)}`;
  return Number.isFinite(to) ? `${say('validUntil')} ${timeOf(to, language)}` : say('valid');
}

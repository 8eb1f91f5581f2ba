/**
 * The named faults of this product: each one switches exactly one behaviour to a mistake seen in, or feared for, products that ask
 * the directory. The table is the only list of them; product code asks `faults.has('name')` at the place concerned.
 */
import { fault } from '../kit/faults.ts';
import type { FaultDescription } from '../kit/faults.ts';

/** Every fault this product can be started with. */
export const FAULTS = {
  'key-without-prefix': fault('DVDV-001', 'Fragt die Kennung ohne Präfix ab.', 'Asks for the id without its prefix.'),
  'keys-validated-strictly': fault(
    'DVDV-003',
    'Nimmt nur Schlüssel aus drei Kleinbuchstaben und zwölf Ziffern an.',
    'Takes keys of three lower-case letters and twelve digits only.',
  ),
  'key-lower-cased': fault('DVDV-003', 'Schreibt Schlüssel vor der Abfrage klein.', 'Writes keys in lower case before asking.'),
  'single-as-post': fault('DVDV-011', 'Sendet auch einzelne Abfragen mit POST.', 'Sends single requests with POST as well.'),
  'extra-parameter': fault('DVDV-011', 'Hängt einen eigenen Parameter an.', 'Appends a parameter of its own.'),
  'query-not-encoded': fault('DVDV-011', 'Setzt das JSON unkodiert in die Adresse.', 'Puts the JSON into the address without encoding.'),
  'query-in-latin-1': fault('DVDV-011', 'Kodiert Umlaute nach ISO 8859-1.', 'Encodes umlauts by ISO 8859-1.'),
  'batch-of-any-size': fault('DVDV-011', 'Teilt große Mengen nicht in Stapel zu 200.', 'Does not split large sets into batches of 200.'),
  'functions-in-camel-case': fault('DVDV-012', 'Schreibt alle Funktionsnamen mit Binnenversalien.', 'Writes all function names in camel case.'),
  'version-left-out': fault('DVDV-012', 'Lässt v2 in der Adresse weg.', 'Leaves v2 out of the address.'),
  'verification-in-camel-case': fault('DVDV-012', 'Schreibt verifycategory mit Binnenversalie.', 'Writes verifycategory in camel case.'),
  'assertion-ps256': fault('DVDV-020', 'Signiert das JWT mit PS256.', 'Signs the JWT with PS256.'),
  'assertion-type-missing': fault('DVDV-020', 'Lässt client_assertion_type weg.', 'Leaves client_assertion_type out.'),
  'assertion-digest-sha512': fault('DVDV-020', 'Signiert mit SHA-512, nennt aber RS256.', 'Signs with SHA-512 but names RS256.'),
  'token-requested-as-json': fault('DVDV-020', 'Fordert das Token mit JSON statt mit einem Formular an.', 'Requests the token with JSON instead of a form.'),
  'subject-without-prefix': fault('DVDV-021', 'Nennt den Fingerabdruck ohne fp: davor.', 'Names the fingerprint without fp: in front.'),
  'subject-with-colons': fault('DVDV-021', 'Schreibt den Fingerabdruck mit Doppelpunkten.', 'Writes the fingerprint with colons.'),
  'subject-sha-256': fault('DVDV-021', 'Nennt den SHA-256-Fingerabdruck.', 'Names the SHA-256 fingerprint.'),
  'bearer-header': fault('DVDV-022', 'Sendet das Token hinter dem Wort Bearer.', 'Sends the token behind the word Bearer.'),
  'verification-with-bearer': fault(
    'DVDV-022',
    'Sendet das Token bei verifycategory hinter dem Wort Bearer.',
    'Sends the token of verifycategory behind the word Bearer.',
  ),
  'server-certificate-unchecked': fault('DVDV-024', 'Prüft das Zertifikat des Servers nicht.', "Does not verify the server's certificate."),
  'no-failover': fault(
    'DVDV-031',
    'Fragt nach einem technischen Fehler den Ersatzserver nicht.',
    'Does not ask the substitute server after a technical error.',
  ),
  'failover-on-500-only': fault('DVDV-031', 'Weicht nur bei Status 500 aus.', 'Fails over on status 500 only.'),
  'failover-on-miss': fault('DVDV-031', 'Fragt den Ersatzserver auch, wenn nichts gefunden wurde.', 'Asks the substitute server also when nothing was found.'),
  'failover-on-401': fault('DVDV-031', 'Fragt den Ersatzserver nach einer abgelehnten Anmeldung.', 'Asks the substitute server after a refused login.'),
  'revocation-ignored': fault('DVDV-035', 'Verwendet Adressen mit gesperrtem Zertifikat.', 'Uses addresses with a revoked certificate.'),
  'first-element-taken': fault(
    'DVDV-040',
    'Nimmt das erste Element mit einer Adresse, gleich welchen Typs.',
    'Takes the first element with an address, whatever its type.',
  ),
  'kept-by-key': fault('DVDV-040', 'Merkt sich Adressen nur am Schlüssel, nicht am Dienst.', 'Keeps addresses by key alone, not by service.'),
  'kept-by-id': fault('DVDV-040', 'Merkt sich Adressen nur an der Kennung ohne Präfix.', 'Keeps addresses by the id without its prefix.'),
  'miss-204-as-failure': fault('DVDV-040', 'Hält 204 für eine Störung.', 'Takes 204 for a failure.'),
  'miss-404-as-failure': fault('DVDV-040', 'Hält 404 für eine Störung.', 'Takes 404 for a failure.'),
  'batch-misses-skipped': fault('DVDV-040', 'Überspringt Fehlstellen in Stapeln und verrutscht dabei.', 'Skips misses in batches and slips by them.'),
  'unknown-members-refused': fault('DVDV-040', 'Weist Auskünfte mit unbekannten Angaben zurück.', 'Refuses answers with unknown members.'),
  'caller-not-verified': fault('DVDV-041 DVDV-042', 'Prüft Aufrufer nicht.', 'Does not check callers.'),
  'verification-ignored': fault('DVDV-041 DVDV-042', 'Fragt verifycategory, handelt aber nicht danach.', 'Asks verifycategory but does not act on it.'),
  'own-fingerprint-verified': fault('DVDV-041', 'Prüft das eigene Zertifikat statt das des Aufrufers.', 'Checks its own certificate instead of the caller’s.'),
  'any-category-allowed': fault(
    'DVDV-042',
    'Lässt jede Kategorie zu, die das Verzeichnis zum Aufrufer bestätigt.',
    'Lets in any category that the directory confirms of the caller.',
  ),
} as const satisfies Record<string, FaultDescription>;

/** The name of a fault. */
export type FaultName = keyof typeof FAULTS;

/** The faults a product was started with. */
export type Faults = ReadonlySet<FaultName>;

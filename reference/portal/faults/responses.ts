/**
 * Faults in how the product judges what it receives: signatures, structure and text of the XML, rules of the protocol.
 */
import { fault } from '../../kit/faults.ts';
import type { FaultDescription } from '../../kit/faults.ts';

/** Faults about signature, encryption and parsing. */
export const DOCUMENT_FAULTS = {
  'signature-unchecked': fault('BID-RS-01 MUK-RS-01 ATK-SIG', 'Prüft keine Signatur.', 'Verifies no signature.'),
  'unsigned-accepted': fault(
    'BID-RS-01 MUK-RS-02 ATK-SIG-01 ATK-SIG-02 ATK-SIG-14',
    'Prüft eine Signatur nur, wenn eine da ist.',
    'Verifies a signature only where there is one.',
  ),
  'trusts-key-info': fault(
    'BID-RS-01 MUK-RS-01 ATK-SIG-03 ATK-SIG-04',
    'Prüft mit dem Zertifikat, das die Nachricht mitbringt.',
    'Verifies with the certificate that the message brings along.',
  ),
  'digest-unchecked': fault('BID-RS-01 ATK-SIG-05', 'Vergleicht den Hashwert des Signierten nicht.', 'Does not compare the digest of what is signed.'),
  'signature-value-unchecked': fault(
    'BID-RS-01 ATK-SIG-06',
    'Vergleicht nur Hashwerte, nicht die Signatur selbst.',
    'Compares digests only, not the signature itself.',
  ),
  'accepts-sha1': fault('BID-RS-14 ATK-SIG-07', 'Nimmt Signaturen mit SHA-1 an.', 'Accepts signatures with SHA-1.'),
  'accepts-hmac': fault(
    'BID-RS-14 ATK-SIG-08',
    'Nimmt HMAC mit dem öffentlichen Zertifikat als Geheimnis an.',
    'Accepts an HMAC with the public certificate as secret.',
  ),
  'one-valid-signature-suffices': fault(
    'BID-RS-01 ATK-SIG-15',
    'Übergeht eine ungültige Signatur, wenn eine andere gültig ist.',
    'Overlooks an invalid signature when another is valid.',
  ),
  'any-configured-key': fault(
    'MUK-MIX-01 ATK-SIG-17',
    'Prüft mit den Schlüsseln aller eingerichteten Konten.',
    'Verifies with the keys of all configured accounts.',
  ),
  'accepts-redirect-response': fault(
    'ATK-SIG-19 ATK-WEB-05',
    'Nimmt Antworten auch per GET an, ohne Signatur.',
    'Takes responses by GET as well, without a signature.',
  ),
  'pss-refused': fault('BID-RS-13', 'Kennt RSASSA-PSS nicht.', 'Does not know RSASSA-PSS.'),
  'reads-first-assertion': fault(
    'BID-RS-02 ATK-XSW ATK-SIG-09',
    'Prüft irgendeine Signatur und liest dann die erste Assertion des Dokuments.',
    'Verifies any signature and then reads the first assertion of the document.',
  ),
  'reads-last-assertion': fault(
    'BID-RS-02 ATK-XSW-10',
    'Prüft irgendeine Signatur und liest dann die letzte Assertion des Dokuments.',
    'Verifies any signature and then reads the last assertion of the document.',
  ),
  'prefers-plain-assertion': fault(
    'BID-RS-02 ATK-XSW-13',
    'Prüft die verschlüsselte Assertion und liest die unverschlüsselte daneben.',
    'Verifies the encrypted assertion and reads the plain one beside it.',
  ),
  'reads-by-prefix': fault(
    'BID-RS-02 ATK-XML-05',
    'Erkennt die Assertion am Präfix, gleich welchen Namensraum es meint.',
    'Recognises the assertion by its prefix, whatever namespace that means.',
  ),
  'processes-dtd': fault('BID-RS-15 ATK-XML-01 ATK-XML-04', 'Nimmt Dokumente mit DOCTYPE an.', 'Accepts documents with a DOCTYPE.'),
  'resolves-external-entities': fault('BID-RS-15 ATK-XML-02', 'Lädt externe Entitäten nach.', 'Loads external entities.'),
  'comment-truncates': fault(
    'ATK-XML-06 ATK-XML-07 ATK-XML-08',
    'Liest aus dem empfangenen Dokument nur den ersten Textknoten eines Werts.',
    'Reads only the first text node of a value, from the document as received.',
  ),
  'canonicalises-with-comments': fault('ATK-SIG-13', 'Nimmt Kanonisierung mit Kommentaren an.', 'Accepts canonicalization with comments.'),
  'decodes-by-label': fault(
    'ATK-XML-09',
    'Liest die Angaben der Assertion in der Kodierung, die am Anfang der Antwort steht.',
    'Reads the values of the assertion in the encoding that the head of the response names.',
  ),
  'normalises-user-key': fault('BID-AT-04 ATK-XML-10', 'Vereinheitlicht das bPK2 (NFC, Kleinschreibung).', 'Normalises the bPK2 (NFC, lower case).'),
  'takes-last-parameter': fault('ATK-XML-13', 'Nimmt bei zwei SAMLResponse-Feldern das letzte.', 'Takes the last one of two SAMLResponse fields.'),
  'follows-schema-location': fault('ATK-XML-15', 'Lädt die in schemaLocation genannten Schemas.', 'Loads the schemas named in schemaLocation.'),
  'accepts-any-size': fault('BID-RS-15 ATK-XML-11', 'Liest Dokumente ohne Grenzen für Tiefe und Menge.', 'Reads documents without bounds of depth and number.'),
  'lenient-base64': fault('ATK-XML-12', 'Liest Base64 und übergeht, was keines ist.', 'Reads Base64 and overlooks what is none.'),
  'shows-decoder-trace': fault(
    'ATK-XML-09 ATK-XML-12',
    'Zeigt bei unlesbaren Zeichen den Stacktrace des Decoders.',
    "Shows the decoder's stack trace on characters that cannot be read.",
  ),
  'accepts-plain-assertion': fault('BID-RS-03 ATK-ACC-09', 'Nimmt unverschlüsselte Assertions an.', 'Accepts assertions that are not encrypted.'),
  'weak-encryption-accepted': fault('BID-RS-14 ATK-ACC-11', 'Entschlüsselt auch RSA 1.5 und 3DES.', 'Decrypts RSA 1.5 and 3DES as well.'),
  'tells-decryption-errors': fault('ATK-ACC-12', 'Sagt, woran die Entschlüsselung scheiterte.', 'Says why decryption failed.'),
  'follows-retrieval-method': fault('ATK-ACC-13', 'Ruft die Adresse einer RetrievalMethod ab.', 'Fetches the address of a RetrievalMethod.'),
} as const satisfies Record<string, FaultDescription>;

/** Faults about the rules of the protocol. */
export const PROTOCOL_FAULTS = {
  'ignores-audience': fault(
    'BID-RS-08 MUK-RS-03 ATK-PRO-01 ATK-PRO-02 ATK-PRO-03',
    'Prüft nicht, für wen die Assertion ist.',
    'Does not check whom the assertion is for.',
  ),
  'ignores-conditions-window': fault(
    'BID-RS-09 MUK-RS-03 ATK-PRO-04',
    'Prüft das Zeitfenster der Assertion nicht.',
    'Does not check the time window of the assertion.',
  ),
  'ignores-confirmation-expiry': fault('BID-RS-06 ATK-PRO-05', 'Prüft den Ablauf der Bestätigung nicht.', 'Does not check the expiry of the confirmation.'),
  'ignores-confirmation-method': fault(
    'BID-RS-06 ATK-PRO-06',
    'Prüft Vorhandensein und Methode der Bestätigung nicht.',
    'Does not check presence and method of the confirmation.',
  ),
  'ignores-confirmation-not-before': fault('BID-RS-06 ATK-PRO-07', 'Duldet NotBefore in der Bestätigung.', 'Tolerates NotBefore in the confirmation.'),
  'ignores-recipient': fault('BID-RS-06 MUK-RS-03 ATK-PRO-08 ATK-PRO-09', 'Prüft den Recipient nicht.', 'Does not check the Recipient.'),
  'ignores-destination': fault('BID-RS-05 MUK-RS-03 ATK-PRO-10', 'Prüft die Destination nicht.', 'Does not check the Destination.'),
  'ignores-in-response-to': fault('BID-RS-07 MUK-RS-06 ATK-PRO-11', 'Prüft InResponseTo nicht.', 'Does not check InResponseTo.'),
  'ignores-confirmation-request': fault(
    'BID-RS-07 ATK-PRO-12',
    'Prüft InResponseTo nur an der Antwort, nicht an der Bestätigung.',
    'Checks InResponseTo at the response only, not at the confirmation.',
  ),
  'accepts-unsolicited': fault('BID-RS-07 ATK-PRO-13', 'Nimmt Antworten an, nach denen niemand gefragt hat.', 'Accepts responses that nobody asked for.'),
  'accepts-replay': fault('BID-RS-10 MUK-RS-03 ATK-PRO-14', 'Nimmt dieselbe Antwort mehrmals an.', 'Accepts the same response several times.'),
  'restores-answered-logins': fault(
    'BID-RS-10 MUK-RS-03 ATK-PRO-14',
    'Nimmt nach einem Neustart Antworten an, die schon verbraucht sind.',
    'Accepts responses after a restart that were used before.',
  ),
  'forgets-assertions': fault('BID-RS-10 ATK-PRO-15', 'Merkt sich verbrauchte Assertions nicht.', 'Does not remember used assertions.'),
  'ignores-issuer': fault('BID-RS-04 MUK-RS-04 ATK-PRO-17', 'Prüft den Aussteller nicht.', 'Does not check the issuer.'),
  'ignores-status': fault(
    'BID-RS-11 MUK-RS-03 ATK-PRO-18 ATK-PRO-19',
    'Beachtet den Status nicht, wenn eine Assertion da ist.',
    'Ignores the status when there is an assertion.',
  ),
  'ignores-version': fault('ATK-PRO-20', 'Prüft die SAML-Version nicht.', 'Does not check the SAML version.'),
  'ignores-issue-instant': fault('ATK-PRO-21', 'Nimmt beliebig alte Antworten an.', 'Accepts responses of any age.'),
  'crashes-on-odd-time': fault('ATK-PRO-22', 'Bricht bei ungewohnten Zeitangaben mit Fehler 500 ab.', 'Breaks with error 500 on unfamiliar timestamps.'),
  'ignores-session-end': fault('ATK-PRO-23', 'Beachtet SessionNotOnOrAfter nicht.', 'Ignores SessionNotOnOrAfter.'),
  'highest-level-wins': fault('ATK-PRO-24', 'Nimmt von mehreren Niveaus das höchste.', 'Takes the highest of several levels.'),
  'ignores-unknown-conditions': fault('ATK-PRO-25', 'Übergeht unbekannte Bedingungen.', 'Overlooks unknown conditions.'),
  'ignores-addressee': fault('ATK-PRO-26', 'Prüft weder Audience noch Recipient noch Destination.', 'Checks neither audience nor recipient nor destination.'),
  'idp-from-issuer': fault(
    'MUK-MIX-01',
    'Wählt das Konto nach dem Aussteller der Antwort statt nach der Anfrage.',
    'Picks the account by the issuer of the response instead of by the request.',
  ),
} as const satisfies Record<string, FaultDescription>;

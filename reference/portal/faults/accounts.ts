/**
 * Faults in what the product makes of an accepted assertion: levels, identities, sessions, pages.
 */
import { fault } from '../../kit/faults.ts';
import type { FaultDescription } from '../../kit/faults.ts';

/** Faults about levels and attributes. */
export const ATTRIBUTE_FAULTS = {
  'ignores-level': fault('BID-RS-12 ATK-ACC-01', 'Prüft das gelieferte Niveau nicht.', 'Does not check the delivered level.'),
  'level-statements-may-differ': fault(
    'BID-RS-12 ATK-ACC-02',
    'Nimmt das Niveau aus dem Attribut, auch wenn die Anmeldung ein anderes nennt.',
    'Takes the level of the attribute even if the login states another.',
  ),
  'level-by-last-digit': fault('ATK-ACC-03', 'Liest das Niveau aus irgendeiner Ziffer des Texts.', 'Reads the level from any digit of the text.'),
  'maps-by-friendly-name': fault('BID-AT-01 ATK-ACC-06 ATK-ACC-07', 'Ordnet Attribute nach FriendlyName zu.', 'Maps attributes by FriendlyName.'),
  'crashes-on-missing-attribute': fault('BID-AT-02', 'Bricht ab, wenn Vorname oder Anschrift fehlen.', 'Breaks when given name or address is missing.'),
  'falls-back-to-nameid': fault('BID-AT-03 ATK-ACC-04', 'Nimmt die NameID, wenn das bPK2 fehlt.', 'Takes the NameID when the bPK2 is missing.'),
  'user-key-is-nameid': fault('BID-AT-03', 'Erkennt Menschen an der flüchtigen NameID wieder.', 'Recognises people by the transient NameID.'),
  'user-key-shape-checked': fault('BID-AT-04', 'Lässt nur bPK2 von 43 Zeichen zu.', 'Admits a bPK2 of 43 characters only.'),
  'trust-level-ignored': fault('BID-AT-05 ATK-ACC-14', 'Hält jedes Attribut für nachgewiesen.', 'Takes every attribute as proven.'),
  'unknown-attribute-fails': fault('BID-AT-06', 'Bricht bei unbekannten Attributen ab.', 'Breaks on unknown attributes.'),
  'no-message-for-temporary-login': fault(
    'BID-AT-07',
    'Zeigt bei einer temporären Anmeldung dieselbe Seite wie bei jedem Fehler des Kontos.',
    'Shows the same page for a temporary login as for any error of the account.',
  ),
  'pseudonym-alone': fault('BID-AT-08', 'Führt das Pseudonym ohne seine Quelle.', 'Keeps the pseudonym without its source.'),
  'mangles-names': fault('BID-AT-09', 'Verfälscht Zeichen, die nicht in Latin-1 sind.', 'Garbles characters that are not in Latin-1.'),
  'unescaped-values': fault('BID-AT-09 ATK-XML-14', 'Zeigt Werte ungeschützt als HTML.', 'Shows values unescaped as HTML.'),
  'nationality-not-assumed': fault(
    'BID-AT-10',
    'Lehnt Personalausweise ohne Staatsangehörigkeit ab, statt D anzunehmen.',
    'Refuses ID cards without nationality instead of assuming D.',
  ),
  'mailbox-dropped': fault('BID-AT-11', 'Reicht Postkorb und Antragskennung nicht weiter.', 'Does not pass on mailbox and application id.'),
  'first-user-key-wins': fault('ATK-ACC-05', 'Nimmt von mehreren bPK2 das erste.', 'Takes the first of several bPK2.'),
  'required-attribute-unchecked': fault('ATK-ACC-08', 'Prüft Pflichtattribute nicht.', 'Does not check required attributes.'),
  'key-without-issuer': fault('ATK-ACC-17', 'Trennt gleiche Kennungen verschiedener Konten nicht.', 'Does not tell equal keys of different accounts apart.'),
  'test-account-accepted': fault('MUK-RS-05 ATK-ACC-15', 'Nimmt Testkonten im Betrieb an.', 'Accepts test accounts in production.'),
  'muk-fixed-prefix': fault('MUK-AT-01', 'Liest zusammengesetzte Werte nach Präfix und Reihenfolge.', 'Reads complex values by prefix and order.'),
  'muk-key-is-company-name': fault('MUK-AT-02', 'Erkennt Unternehmen am Namen wieder.', 'Recognises companies by name.'),
  'muk-register-required': fault('MUK-AT-03', 'Verlangt immer einen Registereintrag.', 'Always demands an entry in a register.'),
  'muk-person-is-organisation': fault(
    'MUK-AT-04',
    'Nimmt die handelnde Person für das Unternehmen und bricht ohne sie ab.',
    'Takes the acting person for the organisation and breaks without one.',
  ),
  'muk-one-level-only': fault('MUK-AT-05', 'Prüft nur das Niveau der Identifizierung.', 'Checks the level of identification only.'),
  'muk-iso-dates': fault('MUK-AT-06', 'Liest Daten wie 08.12.1964 als Monat, Tag, Jahr.', 'Reads dates like 08.12.1964 as month, day, year.'),
  'muk-postal-code-required': fault('MUK-AT-07', 'Verlangt auch im Ausland eine Postleitzahl.', 'Demands a postal code abroad as well.'),
  'muk-cancel-by-text': fault('MUK-ER-01', 'Erkennt den Abbruch am deutschen Text.', 'Recognises a cancelled login by the German text.'),
} as const satisfies Record<string, FaultDescription>;

/** Faults about sessions, errors and pages. */
export const SESSION_FAULTS = {
  'session-never-ends': fault('BID-SE-01', 'Beendet Sitzungen nie von selbst.', 'Never ends sessions by itself.'),
  'logout-keeps-session': fault('BID-SE-02', 'Löscht beim Abmelden nur das Cookie.', 'Deletes only the cookie at logout.'),
  'keeps-session-id': fault('BID-SE-03 ATK-WEB-04', 'Behält die Sitzungskennung bei der Anmeldung.', 'Keeps the session id at login.'),
  'step-up-takes-over': fault(
    'BID-SE-04 ATK-ACC-16',
    'Übergibt den offenen Antrag bei der Höherstufung an eine andere Person.',
    'Hands the open case to another person on step-up.',
  ),
  'step-up-keeps-level': fault('BID-SE-04', 'Fordert bei der Höherstufung kein höheres Niveau.', 'Demands no higher level on step-up.'),
  'open-redirect': fault('BID-SE-05 ATK-WEB-01', 'Leitet nach der Anmeldung zur Adresse im RelayState.', 'Redirects to the address in RelayState after login.'),
  'return-parameter-unchecked': fault(
    'BID-SE-05 ATK-WEB-03',
    'Leitet zu jeder Adresse aus dem Parameter ziel.',
    'Redirects to any address from the parameter ziel.',
  ),
  'status-message-unescaped': fault(
    'BID-ER-01 MUK-ER-02 ATK-WEB-02',
    'Zeigt den Meldungstext ungeschützt als HTML.',
    'Shows the status message unescaped as HTML.',
  ),
  'cancel-loses-form': fault('BID-ER-02', 'Verwirft beim Abbruch die Formulardaten.', 'Drops the form data when the login is cancelled.'),
  'shows-stack-trace': fault('BID-ER-03 ATK-ACC-10', 'Zeigt bei Fehlern den Stacktrace.', 'Shows the stack trace on errors.'),
  'late-response-loops': fault(
    'BID-ER-04 MUK-RS-06',
    'Startet nach einer verspäteten Antwort von selbst die nächste Anmeldung.',
    'Starts the next login by itself after a late response.',
  ),
  'logs-personal-data': fault('BID-ER-05', 'Schreibt die ganze Assertion in das Protokoll.', 'Writes the whole assertion into the log.'),
  'strict-cookie': fault('MUK-SE-01', 'Setzt das Cookie der Anmeldung mit SameSite=Strict.', 'Sets the login cookie with SameSite=Strict.'),
  'acs-cacheable': fault('ATK-WEB-06', 'Erlaubt, Antworten der ACS-Adresse zu speichern.', 'Allows answers of the ACS to be cached.'),
  'refreshes-metadata-blindly': fault(
    'ATK-WEB-08',
    'Lädt vor jeder Anmeldung die Metadaten neu und traut jedem Schlüssel darin.',
    'Reloads the metadata before each login and trusts any key in them.',
  ),
  'refresh-keeps-first-key': fault(
    'BID-RS-13 MUK-RS-03',
    'Behält beim erneuten Abruf der Metadaten nur den Schlüssel, mit dem das Konto bisher signierte.',
    'Keeps only the key that the account signed with so far when it fetches the metadata again.',
  ),
  'logout-request-unsigned': fault(
    'ATK-WEB-07',
    'Beendet Sitzungen auf einen LogoutRequest hin, den niemand signiert hat, auch an der eigenen Adresse zum Abmelden.',
    'Ends sessions on a LogoutRequest that nobody signed, at its own logout address too.',
  ),
  'logout-query-unsigned': fault(
    'ATK-WEB-07',
    'Prüft die Signatur eines LogoutRequest mit HTTP-Redirect nur, wenn eine da ist.',
    'Verifies the signature of a LogoutRequest by HTTP-Redirect only where there is one.',
  ),
  'logout-query-any-signature': fault(
    'ATK-WEB-07',
    'Prüft bei HTTP-Redirect nicht, ob die Signatur zur Abfrage passt.',
    'Does not check whether the signature fits the query with HTTP-Redirect.',
  ),
  'logout-repeatable': fault('ATK-WEB-07', 'Befolgt denselben LogoutRequest mehrmals.', 'Obeys the same LogoutRequest several times.'),
  'logout-of-everybody': fault(
    'ATK-WEB-07',
    'Beendet auf einen LogoutRequest hin die Sitzungen aller, nicht nur der genannten Person.',
    'Ends the sessions of everybody on a LogoutRequest, not only of the person named.',
  ),
  'late-replay-check': fault(
    'BID-RS-10 ATK-WEB-09',
    'Verbraucht die Anmeldung erst nach der Prüfung, sodass gleichzeitige Antworten durchkommen.',
    'Consumes the login only after its checks, so that simultaneous responses get through.',
  ),
} as const satisfies Record<string, FaultDescription>;

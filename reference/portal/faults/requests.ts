/**
 * Faults in what the product sends: its metadata and its authentication requests.
 */
import { fault } from '../../kit/faults.ts';
import type { FaultDescription } from '../../kit/faults.ts';

/** Faults of the metadata (BID-MD). */
export const METADATA_FAULTS = {
  'metadata-redirect-acs': fault(
    'BID-MD-01',
    'Bietet in den Metadaten nur HTTP-Redirect für Antworten an.',
    'Offers HTTP-Redirect only for responses in its metadata.',
  ),
  'metadata-valid-until': fault('BID-MD-02', 'Schreibt validUntil in die Metadaten.', 'Writes validUntil into its metadata.'),
  'metadata-id': fault('BID-MD-03', 'Schreibt ein Attribut ID in die Metadaten.', 'Writes an attribute ID into its metadata.'),
  'entity-id-port': fault('BID-MD-04', 'Führt einen Port in der entityID.', 'Has a port in its entityID.'),
  'entity-id-changes': fault(
    'BID-MD-05',
    'Bildet nach dem ersten Abruf der Metadaten bei jedem weiteren eine andere entityID.',
    'Makes up another entityID at each retrieval of its metadata after the first.',
  ),
  'entity-id-by-start': fault(
    'BID-MD-05',
    'Führt nach einem Neustart eine andere entityID in den Metadaten.',
    'Has another entityID in its metadata after a restart.',
  ),
  'metadata-without-encryption-key': fault('BID-MD-06', 'Nennt keinen Schlüssel zum Verschlüsseln.', 'Names no key for encryption.'),
  'metadata-without-signing-key': fault('BID-MD-07', 'Nennt keinen Schlüssel zum Prüfen der Anfragen.', 'Names no key to verify its requests with.'),
  'metadata-algorithms': fault('BID-MD-08', 'Schreibt Verschlüsselungsverfahren in die Metadaten.', 'Writes encryption methods into its metadata.'),
  'one-key-for-both': fault('BID-MD-09', 'Verwendet einen Schlüssel für Signatur und Verschlüsselung.', 'Uses one key for signing and encryption.'),
} as const satisfies Record<string, FaultDescription>;

/** Faults of the request to BundID (BID-RQ). */
export const REQUEST_FAULTS = {
  'request-wrong-destination': fault(
    'BID-RQ-01',
    'Nennt die entityID des Kontos statt seiner Anmeldeadresse als Destination.',
    'Names the entityID of the account instead of its login address as Destination.',
  ),
  'request-id-bare-uuid': fault('BID-RQ-02', 'Beginnt die ID der Anfrage mit einer Ziffer.', 'Starts the ID of the request with a digit.'),
  'request-id-counter': fault('BID-RQ-02', 'Zählt die IDs der Anfragen hoch.', 'Counts the IDs of its requests.'),
  'request-unsigned': fault('BID-RQ-03 MUK-RQ-01', 'Signiert die Anfrage nicht.', 'Does not sign the request.'),
  'request-sha1': fault('BID-RQ-03', 'Signiert die Anfrage mit SHA-1.', 'Signs the request with SHA-1.'),
  'extension-version-1': fault('BID-RQ-04', 'Sendet die Erweiterung in Version 1.', 'Sends the extension in version 1.'),
  'no-requested-attributes': fault('BID-RQ-05', 'Fordert kein Attribut an.', 'Requests no attribute.'),
  'attribute-names-friendly': fault('BID-RQ-05', 'Nennt Attribute mit Kurznamen statt URN.', 'Names attributes by short name instead of URN.'),
  'display-name-missing': fault('BID-RQ-06', 'Lässt den Namen der Behörde weg.', 'Leaves out the name of the authority.'),
  'online-service-id-missing': fault('BID-RQ-07', 'Lässt die BMI-ID weg.', 'Leaves out the BMI-ID.'),
  'display-name-too-long': fault(
    'BID-RQ-08',
    'Sendet einen Behördennamen von mehr als 50 Zeichen.',
    'Sends a name of the authority of more than 50 characters.',
  ),
  'no-level-requested': fault('BID-RQ-09', 'Verlangt kein Vertrauensniveau.', 'Demands no level of assurance.'),
  'comparison-exact': fault('BID-RQ-10', 'Verlangt genau ein Niveau statt eines Mindestniveaus.', 'Demands one exact level instead of a minimum.'),
  'no-force-authn': fault('BID-RQ-11', 'Setzt ForceAuthn bei BundID nicht.', 'Does not set ForceAuthn towards BundID.'),
  'asks-for-everything': fault(
    'BID-RQ-12',
    'Fordert alle Attribute an, die es gibt, und alle als Pflicht.',
    'Requests all attributes there are, and all as required.',
  ),
  'bpk-required': fault('BID-RQ-13', 'Verlangt das abgekündigte bPK als Pflichtattribut.', 'Demands the withdrawn bPK as required attribute.'),
  'user-key-not-requested': fault(
    'BID-RQ-14',
    'Fordert das bPK2 nicht an, obwohl es ohne nicht geht.',
    'Does not request the bPK2 although it cannot do without.',
  ),
  'empty-method-list': fault('BID-RQ-15', 'Sendet eine leere Liste der Anmeldeverfahren.', 'Sends an empty list of login methods.'),
  'back-url-from-parameter': fault(
    'BID-RQ-16 ATK-WEB-03',
    'Übernimmt die BackURL ungeprüft aus der Adresszeile.',
    'Takes the BackURL from the query without a check.',
  ),
  'purpose-with-html': fault('BID-RQ-17', 'Sendet einen Zweck mit verbotenem HTML.', 'Sends a purpose with forbidden HTML.'),
  'lang-unknown': fault('BID-RQ-18', 'Nennt eine Sprache, die es dort nicht gibt.', 'Names a language that is not offered.'),
  'request-by-redirect': fault('BID-RQ-19', 'Sendet die Anfrage an BundID per HTTP-Redirect.', 'Sends the request to BundID by HTTP-Redirect.'),
  'resends-on-back': fault('BID-RQ-20', 'Sendet dieselbe Anfrage nach „Zurück“ noch einmal.', 'Sends the same request once more after “back”.'),
  'leaves-without-notice': fault('BID-RQ-21', 'Leitet ohne Hinweis zum Nutzerkonto weiter.', 'Leaves for the account without a notice.'),
  'not-bound-to-browser': fault(
    'BID-RQ-22 BID-RS-07 ATK-PRO-16',
    'Findet die offene Anmeldung allein über InResponseTo, gleich in welchem Browser.',
    'Finds the open login by InResponseTo alone, whichever browser it is.',
  ),
} as const satisfies Record<string, FaultDescription>;

/** Faults of the request to Mein Unternehmenskonto (MUK-RQ). */
export const MUK_REQUEST_FAULTS = {
  'muk-request-by-redirect': fault('MUK-RQ-01', 'Sendet die Anfrage an das Unternehmenskonto per HTTP-Redirect.', 'Sends the request to MUK by HTTP-Redirect.'),
  'muk-name-id-transient': fault('MUK-RQ-02', 'Verlangt vom Unternehmenskonto eine flüchtige NameID.', 'Demands a transient NameID of MUK.'),
  'muk-no-force-authn': fault('MUK-RQ-03', 'Setzt ForceAuthn beim Unternehmenskonto nicht.', 'Does not set ForceAuthn towards MUK.'),
  'muk-stork-level': fault('MUK-RQ-04', 'Verlangt vom Unternehmenskonto ein STORK-Niveau.', 'Demands a STORK level of MUK.'),
} as const satisfies Record<string, FaultDescription>;

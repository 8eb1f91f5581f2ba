/** Sätze der Befunde zu Metadaten von Onlinediensten, deutsch. */
import type { MessageTable } from './messages.ts';

export const PORTAL_METADATA_DE: MessageTable = {
  'metadata-not-seen': {
    summary: 'Die Metadaten des Dienstes lagen nicht vor; die Regel war nicht zu prüfen.',
    expected: 'Metadaten, in der Zieldatei genannt.',
    observed: 'Keine.',
  },
  'metadata-not-readable': {
    summary: 'Die Metadaten des Dienstes lassen sich nicht lesen.',
    expected: 'Ein XML-Dokument ohne DTD.',
    observed: 'Lesefehler: {code}',
  },
  'metadata-invalid': {
    summary: 'Die Metadaten des Dienstes sind nicht schemagültig.',
    expected: 'Ein EntityDescriptor mit einem SPSSODescriptor, vollständig und ohne Doppelungen.',
    observed: '{seen}',
  },
  'metadata-no-post': {
    summary: 'Die Metadaten nennen keine Adresse, die Antworten per HTTP-POST annimmt.',
    expected: 'AssertionConsumerService mit Binding HTTP-POST.',
    observed: '{seen}',
  },
  'metadata-valid-until': {
    summary: 'Die Metadaten nennen eine Gültigkeitsdauer.',
    expected: 'Weder validUntil noch cacheDuration.',
    observed: '{name}: {seen}',
  },
  'metadata-id': { summary: 'Die Metadaten tragen eine ID.', expected: 'EntityDescriptor ohne Attribut ID.', observed: 'ID: {seen}' },
  'metadata-signed': {
    summary: 'Die Metadaten sind signiert.',
    expected: 'Metadaten ohne Signatur, denn ohne ID ist keine möglich.',
    observed: 'Ein Element ds:Signature.',
  },
  'entity-id-form': { summary: 'Die entityID ist keine https-URL ohne Port.', expected: 'https://… ohne Portangabe', observed: 'entityID: {seen}' },
  'entity-id-changed': {
    summary: 'Die entityID ist nicht geblieben, wie sie war.',
    expected: 'Dieselbe entityID bei jedem Abruf der Metadaten und in jeder Anfrage: {before}',
    observed: 'Später: {after}',
  },
  'entity-id-seen-once': {
    summary: 'Ob die entityID gleich bleibt, ist nicht zu sehen.',
    expected: 'Metadaten, die sich mehrmals abrufen lassen, oder mehrere Anfragen.',
    observed: 'Sie war nur einmal zu lesen.',
  },
  'metadata-not-fetched-again': {
    summary: 'Die Metadaten ließen sich nicht noch einmal lesen; ob die entityID gleich bleibt, ist nicht zu sehen.',
    expected: 'Dieselben Metadaten wie zu Beginn des Laufs.',
    observed: 'Keine lesbare Antwort.',
  },
  'metadata-no-key': {
    summary: 'Die Metadaten nennen keinen Schlüssel für den Zweck {use}.',
    expected: 'KeyDescriptor mit use="{use}" oder ohne use.',
    observed: 'Keiner mit lesbarem Zertifikat.',
  },
  'metadata-algorithms': {
    summary: 'Die Metadaten schreiben Verfahren vor.',
    expected: 'Weder EncryptionMethod noch DigestMethod noch SigningMethod.',
    observed: '{seen}',
  },
  'metadata-one-key': {
    summary: 'Für Signatur und Verschlüsselung dient derselbe Schlüssel.',
    expected: 'Zwei verschiedene Schlüsselpaare.',
    observed: 'Gleicher öffentlicher Schlüssel in beiden Zertifikaten.',
  },
  'metadata-short-key': { summary: 'Ein Schlüssel der Metadaten ist zu kurz.', expected: 'RSA mit mindestens 2048 Bit.', observed: '{bits} Bit' },
  'metadata-key-below-advice': {
    summary: 'Ein Schlüssel der Metadaten ist kürzer als 3000 Bit.',
    expected: 'Mindestens 2048 Bit; BSI TR-03116-4 empfiehlt nach unserer Kenntnis 3000.',
    observed: '{bits} Bit',
  },
  'no-signed-request': {
    summary: 'Keine Anfrage trug eine Signatur, die sich mit den Schlüsseln der Metadaten vergleichen ließe.',
    expected: 'Mindestens eine signierte Anfrage.',
    observed: 'Keine.',
  },
  'request-signature-other-key': {
    summary: 'Die Signatur der Anfrage passt zu keinem Schlüssel der Metadaten.',
    expected: 'Signatur mit dem Schlüssel, dessen Zertifikat in den Metadaten steht.',
    observed: 'Die Prüfung mit allen Signaturschlüsseln der Metadaten misslang.',
  },
  'request-signature-unverifiable': {
    summary: 'Die Signatur der Anfrage ließ sich nicht prüfen.',
    expected: 'Ein Verfahren mit RSA und SHA-2, das der Prüfstand kennt.',
    observed: 'Verfahren: {algorithm}',
  },
};

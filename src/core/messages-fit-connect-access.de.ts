/** Sätze über Token, Abholliste, Zertifikate und Schlüssel bei FIT-Connect, deutsch; Schlüssel wie in messages-fit-connect-access.en.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_ACCESS_DE: MessageTable = {
  'no-token-request': { summary: 'Das Produkt hat kein Token angefragt.', expected: 'Anfrage am Token-Endpunkt.', observed: 'Keine Anfrage.' },
  'token-request-basic': {
    summary: 'Die Zugangsdaten wurden per HTTP Basic gesendet.',
    expected: 'client_id und client_secret im Formular des Anfragekörpers.',
    observed: 'Kopfzeile Authorization: Basic.',
  },
  'token-request-not-form': {
    summary: 'Die Token-Anfrage ist kein Formular.',
    expected: 'Content-Type: application/x-www-form-urlencoded.',
    observed: 'Ein anderer Medientyp.',
  },
  'token-request-grant': {
    summary: 'Die Token-Anfrage nutzt nicht den Client-Credentials-Grant.',
    expected: 'grant_type=client_credentials.',
    observed: 'Ein anderer oder kein grant_type.',
  },
  'token-request-credentials': {
    summary: 'In der Token-Anfrage fehlen Zugangsdaten im Formular.',
    expected: 'client_id und client_secret im Formular.',
    observed: 'Mindestens eines fehlt.',
  },
  'no-pickup-seen': {
    summary: 'Das Produkt hat die Abholliste nicht abgerufen; die Regel war nicht zu prüfen.',
    expected: 'Ein Abruf der Abholliste innerhalb der Frist.',
    observed: 'Keiner.',
  },
  'page-not-worked': {
    summary:
      'Die letzte Seite der Abholliste blieb liegen, aber schon die erste wurde nicht ganz abgearbeitet; ob es am Blättern liegt, ist nicht zu erkennen.',
    expected: 'Abruf der Einreichung auf der letzten Seite.',
    observed: 'Nicht abgerufen.',
  },
  'second-page-never-read': {
    summary: 'Die Abholliste wurde nur bis zum Ende der ersten Seite gelesen.',
    expected: 'Weitere Abrufe mit offset, bis totalCount ({pending}) erreicht ist.',
    observed: 'Kein Abruf mit offset über 0 bei einer Seitengröße von {limit}.',
  },
  'missing-never-tried': {
    summary: 'Die fehlende Einreichung wurde nicht abgerufen; die Regel war nicht zu prüfen.',
    expected: 'Abruf der gelisteten Einreichung.',
    observed: 'Keiner.',
  },
  'stopped-at-404': {
    summary: 'Nach der Antwort 404 auf eine gelistete Einreichung wurden die folgenden nicht mehr abgerufen.',
    expected: 'Die nächste Einreichung der Liste wird abgerufen.',
    observed: 'Kein weiterer Abruf, {tried} Versuche an derselben Stelle.',
  },
  'bad-item-never-tried': {
    summary: 'Die unlesbare Einreichung wurde nicht abgerufen; die Regel war nicht zu prüfen.',
    expected: 'Abruf der gelisteten Einreichung.',
    observed: 'Keiner.',
  },
  'blocked-by-bad-item': {
    summary: 'Eine unlesbare Einreichung hielt alle folgenden auf.',
    expected: 'Die nächste Einreichung der Liste wird abgerufen.',
    observed: 'Kein Abruf nach der unlesbaren Einreichung.',
  },
  'missing-link-hidden': {
    summary: 'Bei der Antwort 403 meldet das Produkt seinem Betreiber, die Abholung sei in Ordnung.',
    expected: 'Ein Hinweis auf die fehlende Verknüpfung von Client und Zustellpunkt.',
    observed: 'pickup: {seen}',
  },
  'no-tls': { summary: 'Die Schnittstelle läuft ohne TLS; Zertifikate waren nicht zu prüfen.', expected: 'https.', observed: 'http.' },
  'bad-certificate-taken': {
    summary: 'Das Produkt sendete Anfragen über eine Verbindung, deren Serverzertifikat es ablehnen musste ({certificate}).',
    expected: 'Abbruch des Verbindungsaufbaus.',
    observed: 'Anfragen über diese Verbindung.',
  },
  'no-handshake-seen': {
    summary: 'Das Produkt baute keine neue Verbindung auf; die Regel war nicht zu prüfen.',
    expected: 'Ein Verbindungsaufbau innerhalb der Frist.',
    observed: 'Keiner.',
  },
  'encryption-key-ops': {
    summary: 'Der Verschlüsselungsschlüssel {kid} ist nicht genau für das Verschlüsseln ausgewiesen.',
    expected: 'key_ops: ["wrapKey"]',
    observed: 'key_ops: {seen}',
  },
  'one-key-for-both': {
    summary: 'Verschlüsselung und Signatur nutzen denselben Schlüssel ({kid} und {seen}).',
    expected: 'Zwei verschiedene Schlüsselpaare.',
    observed: 'Gleicher Modulus n.',
  },
  'signing-key-ops': {
    summary: 'Der Signaturschlüssel {kid} ist nicht genau für das Prüfen von Signaturen ausgewiesen.',
    expected: 'key_ops: ["verify"]',
    observed: 'key_ops: {seen}',
  },
  'no-rollover-seen': {
    summary: 'Das Produkt hat keinen Schlüsselwechsel vollzogen; die Regel war nicht zu prüfen.',
    expected: 'Änderung von encryptionKid über die Destination API.',
    observed: 'Keine.',
  },
  'switched-before-published': {
    summary: 'encryptionKid wurde umgestellt, bevor der neue Schlüssel veröffentlicht war.',
    expected: 'Erst den Schlüssel hinzufügen, dann encryptionKid ändern.',
    observed: 'Umgekehrte oder unvollständige Folge.',
  },
};

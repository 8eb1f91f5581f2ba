/** Sätze der Befunde, deutsch. `{name}` wird aus den Parametern gefüllt; Schlüssel wie in messages.en.ts. */
import { MESSAGES_CHAIN_DE } from './messages-chain.de.ts';
import { MESSAGES_DVDV_CLIENT_DE } from './messages-dvdv-client.de.ts';
import { MESSAGES_DIRECTORY_DE } from './messages-directory.de.ts';
import { MESSAGES_MAILBOX_DE } from './messages-mailbox.de.ts';
import { MESSAGES_PAYMENT_SERVICE_DE } from './messages-payment-service.de.ts';
import { MESSAGES_PAYMENT_DE } from './messages-payment.de.ts';
import { MESSAGES_PORTAL_DE } from './messages-portal.de.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_DE: MessageTable = {
  ...MESSAGES_PORTAL_DE,
  ...MESSAGES_CHAIN_DE,
  ...MESSAGES_MAILBOX_DE,
  ...MESSAGES_DVDV_CLIENT_DE,
  ...MESSAGES_PAYMENT_SERVICE_DE,
  ...MESSAGES_PAYMENT_DE,
  ...MESSAGES_DIRECTORY_DE,
  'deviation-accepted': {
    summary: 'Eine Einreichung, {deviationDe}, wurde angenommen.',
    expected: 'Ablehnung mit reject-submission, keinesfalls accept-submission.',
    observed: 'Das Produkt sendete accept-submission.',
  },
  'deviation-unanswered': {
    summary: 'Zu einer Einreichung, {deviationDe}, kam keine Antwort; ob der Mangel bemerkt wurde, ist nicht zu erkennen.',
    expected: 'Ablehnung mit reject-submission.',
    observed: 'Die Einreichung wurde abgeholt, aber kein Ereignis gesendet.',
  },
  'submission-not-fetched': {
    summary: 'Eine Einreichung, {deviationDe}, wurde nicht abgeholt; die Regel war nicht zu prüfen.',
    expected: 'Das Produkt holt die Einreichung ab.',
    observed: 'Kein Abruf innerhalb der Frist.',
  },
  'control-not-accepted': {
    summary: 'Die Einreichung, {deviationDe}, sagt nichts aus, weil schon die mangelfreie Vergleichseinreichung nicht angenommen wurde.',
    expected: 'Die mangelfreie Vergleichseinreichung wird angenommen.',
    observed: 'Die Vergleichseinreichung wurde nicht angenommen.',
  },
  'other-reason': {
    summary: 'Eine Einreichung, {deviationDe}, wurde abgelehnt, aber mit einem anderen Grund als dem eingebauten Mangel.',
    expected: 'Einer dieser Gründe (die amtliche Liste ist nicht vollständig veröffentlicht): {wanted}',
    observed: 'Genannt wurde: {seen}',
  },
  'valid-rejected': {
    summary: 'Eine mangelfreie Einreichung, {deviationDe}, wurde abgelehnt.',
    expected: 'Annahme mit accept-submission.',
    observed: 'reject-submission mit {seen}',
  },
  'answer-unreadable': {
    summary: 'Zu der Einreichung, {deviationDe}, wurde ein Ereignis gesendet, das weder Annahme noch Ablehnung ist.',
    expected: 'accept-submission.',
    observed: 'Ein Ereignis, das sich nicht als Annahme oder Ablehnung lesen lässt.',
  },
  'valid-unanswered': {
    summary: 'Eine mangelfreie Einreichung, {deviationDe}, wurde abgeholt, aber nicht innerhalb von {deadlineSeconds} s beantwortet.',
    expected: 'Annahme mit accept-submission innerhalb der in der Zieldatei erklärten {deadlineSeconds} s.',
    observed: 'Kein Ereignis zu dieser Einreichung.',
  },
  'poll-not-told-apart': {
    summary: 'Eine Einreichung, {deviationDe}, wurde angenommen; ob das Produkt ohne Anlass nachfragte, war nicht zu erkennen.',
    expected: 'Eine Abfrage der Abholliste, der kein Callback vorausging.',
    observed: 'Jede Abfrage der Abholliste folgte so bald auf einen Callback, dass er ihr Anlass gewesen sein kann.',
  },
  'valid-not-fetched': {
    summary: 'Eine mangelfreie Einreichung, {deviationDe}, wurde nicht innerhalb von {deadlineSeconds} s mit Erfolg abgeholt.',
    expected: 'Abholung und Annahme innerhalb der in der Zieldatei erklärten {deadlineSeconds} s.',
    observed: 'Kein Abruf dieser Einreichung.',
  },
  'accepted-before-fetch': {
    summary: 'Die Annahme wurde gesendet, bevor alles abgeholt war.',
    expected: 'Vor accept-submission sind Einreichung, Ereignisprotokoll und alle Anlagen abgeholt.',
    observed: 'Vor der Annahme nicht abgeholt: {missing}',
  },
  'no-accept-seen': {
    summary: 'Es kam keine Annahme, an der die Regel zu prüfen wäre.',
    expected: 'Annahme mit accept-submission.',
    observed: 'Kein accept-submission.',
  },
  'invalid-unanswered': {
    summary: 'Eine Einreichung, {deviationDe}, wurde abgeholt und dann ohne Antwort fallen gelassen.',
    expected: 'Jede Zustellung endet mit Annahme oder Ablehnung, auch die einer mangelhaften Einreichung, innerhalb von {deadlineSeconds} s.',
    observed: 'Kein Ereignis zu dieser Einreichung.',
  },
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
  'set-unreadable': { summary: 'Das gesendete Ereignis ist kein JWS.', expected: 'Kompaktes JWS mit drei Teilen.', observed: '{seen}' },
  'set-typ': { summary: 'Der Kopf des Ereignisses nennt den falschen Typ.', expected: 'typ: secevent+jwt', observed: 'typ: {seen}' },
  'set-alg': { summary: 'Das Ereignis ist nicht mit PS512 signiert.', expected: 'alg: PS512', observed: 'alg: {seen}' },
  'set-kid': { summary: 'Der Kopf des Ereignisses nennt nicht den veröffentlichten Signaturschlüssel.', expected: 'kid: {wanted}', observed: 'kid: {seen}' },
  'set-signature': {
    summary: 'Die Signatur des Ereignisses passt zu keinem veröffentlichten Schlüssel des Zustellpunkts.',
    expected: 'Signatur mit dem veröffentlichten Signaturschlüssel.',
    observed: 'Prüfung gescheitert (kid {seen}).',
  },
  'set-claims-unreadable': {
    summary: 'Das gesendete Ereignis enthält kein JSON-Objekt.',
    expected: 'JSON-Objekt mit den Angaben eines Security-Event-Tokens.',
    observed: '{seen}',
  },
  'set-iss': { summary: 'Aussteller des Ereignisses ist nicht der eigene Zustellpunkt.', expected: 'iss: {wanted}', observed: 'iss: {seen}' },
  'set-iat': {
    summary: 'Der Ausstellungszeitpunkt ist keine Zeit in Sekunden.',
    expected: 'iat: ganze Sekunden seit 1970, etwa {wanted}',
    observed: 'iat: {seen}',
  },
  'set-jti': { summary: 'Die Kennung des Ereignisses ist keine UUID.', expected: 'jti: UUID', observed: 'jti: {seen}' },
  'set-jti-repeated': {
    summary: 'Zwei verschiedene Ereignisse tragen dieselbe Kennung.',
    expected: 'jti: je Ereignis eine neue UUID',
    observed: 'jti: {seen}',
  },
  'set-event-count': { summary: 'Das Token enthält nicht genau ein Ereignis.', expected: 'Genau ein Ereignis in events.', observed: '{seen} Ereignisse' },
  'set-sub': { summary: 'Das Ereignis nennt nicht die Einreichung, zu der es gehört.', expected: 'sub: {wanted}', observed: 'sub: {seen}' },
  'set-txn': { summary: 'Das Ereignis nennt nicht den Vorgang, zu dem es gehört.', expected: 'txn: {wanted}', observed: 'txn: {seen}' },
  'no-event-seen': {
    summary: 'Das Produkt hat kein Ereignis gesendet, an dem die Regel zu prüfen wäre.',
    expected: 'Mindestens ein solches Ereignis.',
    observed: 'Keines.',
  },
  'accept-without-tags': {
    summary: 'Die Annahme enthält keine Authentication-Tags.',
    expected: 'authenticationTags mit metadata, data und attachments.',
    observed: '{seen}',
  },
  'accept-tag-differs': {
    summary: 'Ein Authentication-Tag der Annahme fehlt oder weicht ab: {part}.',
    expected: 'Der letzte Teil des empfangenen JWE, unverändert.',
    observed: '{seen}',
  },
  'payload-schema-refused': {
    summary: 'Das Ereignis nennt ein Payload-Schema, das der Dienst nicht annimmt.',
    expected: 'set-payload 1.2.x oder kein $schema.',
    observed: '{seen}',
  },
  'payload-schema-unknown': {
    summary: 'Das Ereignis nennt ein Payload-Schema, zu dem keine Erfahrung vorliegt.',
    expected: 'set-payload 1.2.x oder kein $schema.',
    observed: '{seen}',
  },
  'problems-missing': { summary: 'Die Ablehnung nennt keinen Grund.', expected: 'problems mit mindestens einem Eintrag.', observed: '{seen}' },
  'problem-type': {
    summary: 'Ein Ablehnungsgrund hat keinen Typ aus der Liste von FIT-Connect.',
    expected: 'type: https://schema.fitko.de/fit-connect/events/problems/…',
    observed: 'type: {seen}',
  },
  'problem-instance': {
    summary: 'Einem Ablehnungsgrund fehlt die betroffene Stelle.',
    expected: 'instance, etwa data, metadata oder attachment:<id>',
    observed: 'instance: {seen}',
  },
  'problem-title': { summary: 'Einem Ablehnungsgrund fehlt der Titel.', expected: 'title aus der Liste von FIT-Connect', observed: 'title: {seen}' },
  'no-reject-seen': {
    summary: 'Es kam keine Ablehnung, an der die Regel zu prüfen wäre.',
    expected: 'Ablehnung mit reject-submission.',
    observed: 'Kein reject-submission.',
  },
  'problems-incomplete': {
    summary: 'Eine Einreichung, {deviationDe}, wurde mit zu wenigen Gründen abgelehnt.',
    expected: '{flaws} Gründe, einer je Mangel.',
    observed: '{named} Grund',
  },
  'no-canaries': {
    summary: 'Die Beispieldaten enthalten keine markierten Werte, nach denen zu suchen wäre.',
    expected: 'canaries in der Zieldatei.',
    observed: 'Keine.',
  },
  'data-in-log': {
    summary: 'Ein Wert aus den verschlüsselten Fachdaten steht im Klartext des Ereignisses.',
    expected: 'Kein Wert der Fachdaten im Ereignisprotokoll.',
    observed: 'Ein markierter Wert mit {length} Zeichen.',
  },
  'event-media-type': {
    summary: 'Das Ereignis wurde mit falschem Medientyp gesendet.',
    expected: 'Content-Type: application/jose',
    observed: 'Content-Type: {seen}',
  },
  'no-conflict-seen': {
    summary: 'Der Dienst kam nicht dazu, mit 409 zu antworten; die Regel war nicht zu prüfen.',
    expected: 'Ein Ereignis zu der bereits entschiedenen Einreichung.',
    observed: 'Kein Ereignis, das mit 409 beantwortet wurde.',
  },
  'repeated-after-conflict': {
    summary: 'Nach der Antwort 409 wurde das Ereignis erneut gesendet.',
    expected: 'Kein weiterer Versuch; der Vorgang ist entschieden.',
    observed: '{count} Versuche insgesamt.',
  },
  'no-later-round': {
    summary: 'Seit der Antwort begann kein weiterer Abholdurchlauf; die Regel war nicht zu prüfen.',
    expected: 'Ein weiterer Abruf der Abholliste.',
    observed: 'Keiner innerhalb der Frist.',
  },
  'log-not-read-after-conflict': {
    summary: 'Nach der Antwort 409 wurde das Ereignisprotokoll nicht gelesen.',
    expected: 'Ein Blick in das Protokoll zeigt, wie entschieden wurde.',
    observed: 'Kein Abruf des Protokolls.',
  },
  'no-refusal-seen': {
    summary: 'Der Dienst kam nicht dazu, mit 422 zu antworten; die Regel war nicht zu prüfen.',
    expected: 'Ein Ereignis zu dieser Einreichung.',
    observed: 'Keines.',
  },
  'adapter-silent': {
    summary: 'Der Adapter des Produkts gab keine verwertbare Auskunft.',
    expected: 'Antwort nach docs/reference/adapter.md.',
    observed: 'Keine verwertbare Antwort.',
  },
  'delivered-although-refused': {
    summary: 'Das Produkt führt die Einreichung als entschieden, obwohl der Dienst das Ereignis mit 422 zurückwies.',
    expected: 'Ein Zustand, der die offene Zustellung zeigt, etwa undelivered.',
    observed: 'state: {state}',
  },
  'processed-again': {
    summary: 'Eine erneut gelistete Einreichung wurde noch einmal beantwortet.',
    expected: 'Genau ein Ereignis.',
    observed: '{count} Ereignisse, beantwortet mit {seen}.',
  },
  'stored-again': {
    summary: 'Eine erneut gelistete Einreichung wurde noch einmal abgelegt.',
    expected: 'Genau ein Datensatz.',
    observed: '{count} Datensätze.',
  },
  'resent-blindly': {
    summary: 'Nach verlorener Antwort wurde das Ereignis erneut gesendet, ohne das Protokoll zu lesen.',
    expected: 'Erst das Ereignisprotokoll lesen, dann über einen weiteren Versuch entscheiden.',
    observed: 'Kein Abruf des Protokolls zwischen beiden Versuchen.',
  },
  'accepted-before-store': {
    summary: 'Die Annahme wurde gesendet, bevor der Inhalt gespeichert war.',
    expected: 'Der Adapter zeigt die Einreichung mit dem Hashwert ihrer Fachdaten, während der Dienst die Annahme noch nicht bestätigt hat.',
    observed: 'Der Adapter kennt die Einreichung nicht oder nicht vollständig.',
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
  'callback-reaction-not-shown': {
    summary: 'Auf einen richtigen Callback war keine Reaktion des Produkts zu erkennen; {callbackDe} sagt deshalb nichts aus.',
    expected: 'Abruf der genannten Einreichung nach einem richtigen Callback.',
    observed: 'Keine erkennbare Reaktion.',
  },
  'forged-callback-followed': {
    summary: 'Das Produkt folgte einem Callback, das es ignorieren musste: {callbackDe}.',
    expected: 'Keine Reaktion.',
    observed: 'Abruf der nur dort genannten Einreichung (Antwort {status}).',
  },
  'valid-callback-ignored': {
    summary: 'Das Produkt folgte einem richtigen Callback nicht: {callbackDe}.',
    expected: 'Abruf der genannten Einreichung.',
    observed: 'Kein Abruf (Antwort {status}).',
  },
  'callback-status': { summary: 'Ein Callback wurde nicht mit 200 beantwortet: {callbackDe}.', expected: '200', observed: '{status}' },
  'callback-unreachable': {
    summary: 'Der Callback-Empfänger war nicht erreichbar: {callbackDe}.',
    expected: 'Antwort 200 unter der in der Zieldatei genannten Adresse.',
    observed: '{failure}',
  },
  'callback-observed': {
    summary: 'Ohne Regel festgehalten, nicht bewertet: {callbackDe}.',
    expected: 'Keine Regel bekannt.',
    observed: 'Antwort {status}; {seenDe}.',
  },
  'callback-trusted': {
    summary: 'Das Produkt verwendete die Vorgangskennung aus dem Callback statt der des Dienstes.',
    expected: 'Angaben aus dem Callback nur als Hinweis; maßgeblich ist die API.',
    observed: 'Anfragen zum Vorgang {caseId}, den es nicht gibt.',
  },
};

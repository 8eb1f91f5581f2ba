/** Sätze der Befunde zu Bezahldiensten (XBezahldienste), deutsch; Schlüssel wie in messages-payment-service.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_PAYMENT_SERVICE_DE: MessageTable = {
  'provider-not-seen': {
    summary: 'Es gab nichts, woran die Regel zu prüfen war.',
    expected: 'Mindestens ein Aufruf.',
    observed: 'Keiner.',
  },
  'provider-service-silent': {
    summary: 'Der Bezahldienst hat nicht geantwortet; die Regel war nicht zu prüfen.',
    expected: 'Eine Antwort.',
    observed: 'Keine: Verbindung, Zertifikat oder Zeitüberschreitung.',
  },
  'provider-unavailable': {
    summary: 'Der Bezahldienst war gerade nicht zu erreichen; die Regel war nicht zu prüfen.',
    expected: 'Eine Antwort zur Sache.',
    observed: 'Status {status}: der Server ist ausgelastet oder vorübergehend außer Betrieb.',
  },
  'provider-not-created': {
    summary: 'Die Zahlung war nicht anzulegen oder nicht zu lesen; die Regel war nicht zu prüfen.',
    expected: 'Eine Transaktion in der Antwort.',
    observed: 'Keine.',
  },
  'provider-not-ended': {
    summary: 'Die Zahlung hat den Stand {wanted} nicht erreicht; die Regel war nicht zu prüfen.',
    expected: '{wanted} innerhalb der Frist.',
    observed: 'Ein anderer Stand oder keiner.',
  },
  'provider-page-not-seen': {
    summary: 'Die Bezahlseite war nicht zu sehen oder nicht zu Ende zu bringen.',
    expected: 'Eine Bezahlseite, die sich öffnen lässt.',
    observed: 'Keine Antwort, ein Fehler oder zu viele Weiterleitungen.',
  },
  'provider-page-unknown': {
    summary: 'Die Bezahlseite leitet zu einem Rechner, den die Zieldatei nicht nennt.',
    expected: 'Die redirectUrl oder ein Rechner aus payment.pageOrigins.',
    observed: '{host}',
  },
  'provider-operation-missing': {
    summary: 'Ein Vorgang wird nicht angeboten: {about}.',
    expected: 'Eine Antwort auf Pfad und Methode des Standards.',
    observed: 'Status {status}.',
  },
  'provider-answer-no-json': {
    summary: 'Eine Antwort ist nicht als JSON gesendet: {about}.',
    expected: 'application/json und ein lesbares Objekt.',
    observed: '{type}',
  },
  'provider-success-not-200': {
    summary: 'Eine gute Antwort trägt einen anderen Status: {about}.',
    expected: '200; Onlinedienste nehmen nur diesen Status als Erfolg.',
    observed: '{status}',
  },
  'provider-path-id-accepted': {
    summary: 'Eine Kennung im Pfad, die keine ist, wurde angenommen: {about}.',
    expected: 'Eine Ablehnung mit Funktionscode.',
    observed: '{told}',
  },
  'provider-path-id-unchecked': {
    summary: 'Eine Kennung im Pfad, die keine ist, führt zu einem Fehler ohne Funktionscode oder im Server: {about}.',
    expected: 'Eine Ablehnung mit Funktionscode.',
    observed: '{told}',
  },
  'provider-old-code': {
    summary: 'Der Funktionscode trägt seinen veralteten Namen: {about}.',
    expected: 'NO_VALID_ORIGINATOR_OR_ENDPOINT',
    observed: '{code}',
  },
  'provider-wrong-code': {
    summary: 'Eine fehlerhafte Anfrage wurde nicht mit dem vorgesehenen Funktionscode abgelehnt: {about}.',
    expected: '{code}',
    observed: '{told}',
  },
  'provider-of-other-tenant': {
    summary: 'Eine Transaktion ist auch für Fremde zu lesen: {about}.',
    expected: 'Eine Ablehnung.',
    observed: 'Die Transaktion.',
  },
  'provider-first-changed': {
    summary: 'Nach der Wiederholung nennt die erste Transaktion einen anderen Betrag.',
    expected: 'Den Betrag der ersten Anfrage.',
    observed: 'Einen anderen.',
  },
  'provider-repeat-accepted': {
    summary: 'Eine wiederholte requestId wurde nicht mit PAYMENT_EXISTS abgelehnt.',
    expected: 'PAYMENT_EXISTS',
    observed: '{told}',
  },
  'provider-twins-accepted': {
    summary: 'Gleichzeitige Anfragen mit derselben requestId haben mehrere Zahlungen angelegt.',
    expected: 'Eine Zahlung, sonst PAYMENT_EXISTS.',
    observed: '{made} von {sent} Anfragen angenommen.',
  },
  'provider-right-sum-refused': {
    summary: 'Eine richtige Summe wurde abgelehnt: {about}.',
    expected: 'Die Transaktion.',
    observed: '{told}',
  },
  'provider-limit-refused': {
    summary: 'Eine Anfrage an der Grenze des Erlaubten wurde abgelehnt: {about}.',
    expected: 'Die Transaktion.',
    observed: '{told}',
  },
  'provider-page-markup': {
    summary: 'Die Bezahlseite gibt Auszeichnungen aus der Anfrage aus, wie sie kamen.',
    expected: 'Eine Ablehnung der Anfrage, oder Text ohne Wirkung.',
    observed: 'Die Auszeichnung steht unverändert in der Seite.',
  },
  'provider-part-missing': {
    summary: 'In der Antwort fehlt ein Teil: {about}.',
    expected: 'paymentInformation und paymentRequest.',
    observed: '{member} fehlt.',
  },
  'provider-member-wrong': {
    summary: 'Die Angabe {member} fehlt oder hat eine andere Form.',
    expected: 'transactionId, transactionUrl und status wie im Schema; transactionReference, wo sie da ist, bis 36 Zeichen.',
    observed: '{seen}',
  },
  'provider-id-too-long': {
    summary: 'transactionId passt nicht in die Metadaten von FIT-Connect.',
    expected: 'Dort höchstens 36 Zeichen aus Buchstaben, Ziffern, Unterstrich und Bindestrich.',
    observed: '{length} Zeichen. XBezahldienste selbst begrenzt nichts.',
  },
  'provider-echo-changed': {
    summary: 'paymentRequest ist nicht die Anfrage, die gesendet wurde.',
    expected: '{member} wie gesendet.',
    observed: '{seen}',
  },
  'provider-url-elsewhere': {
    summary: 'Die Adresse in transactionUrl führt nicht zur Transaktion.',
    expected: 'Die Transaktion, mit denselben Zugangsdaten gelesen.',
    observed: 'Etwas anderes.',
  },
  'provider-not-initial': {
    summary: 'Eine neue Transaktion ist nicht offen.',
    expected: 'INITIAL',
    observed: '{seen}',
  },
  'provider-page-address-missing': {
    summary: 'Eine offene Transaktion nennt keine Bezahlseite.',
    expected: 'transactionRedirectUrl als vollständige Adresse.',
    observed: 'Keine.',
  },
  'provider-page-address-kept': {
    summary: 'Eine beendete Transaktion nennt noch die Bezahlseite.',
    expected: 'Keine transactionRedirectUrl.',
    observed: 'Eine, bei {status}.',
  },
  'provider-fact-too-early': {
    summary: '{member} ist gesetzt, obwohl nicht bezahlt ist.',
    expected: 'Nur bei PAYED.',
    observed: 'Bei {status}.',
  },
  'provider-fact-wrong': {
    summary: 'Eine bezahlte Transaktion nennt {member} nicht oder in anderer Form.',
    expected: 'paymentMethod aus der Liste des Standards, transactionTimestamp nach RFC 3339.',
    observed: '{seen}',
  },
  'provider-status-changed': {
    summary: 'Ein endgültiger Status hat sich geändert.',
    expected: '{status}',
    observed: '{seen}',
  },
  'provider-led-elsewhere': {
    summary: 'Der Browser wurde nicht an die redirectUrl der Transaktion geleitet.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'provider-not-led-back': {
    summary: 'Der Browser blieb nach dem Ende auf der Bezahlseite.',
    expected: '{wanted}',
    observed: 'Keine Weiterleitung und kein Verweis dorthin.',
  },
  'provider-error-expected': {
    summary: 'Eine Anfrage, die nicht gelingen kann, wurde als gelungen beantwortet: {about}.',
    expected: 'Ein Fehlerobjekt.',
    observed: '{told}',
  },
  'provider-error-not-seen': {
    summary: 'Eine fehlerhafte Anfrage wurde angenommen; die Form der Fehler war daran nicht zu prüfen: {about}.',
    expected: 'Ein Fehler.',
    observed: 'Eine gute Antwort.',
  },
  'provider-problem-type': {
    summary: 'Ein Fehler ist nicht als application/problem+json gesendet.',
    expected: 'application/problem+json',
    observed: '{seen}',
  },
  'provider-problem-unreadable': {
    summary: 'Ein Fehler enthält kein lesbares Fehlerobjekt.',
    expected: 'Ein JSON-Objekt.',
    observed: 'Etwas anderes.',
  },
  'provider-problem-member': {
    summary: 'Im Fehlerobjekt fehlt {member} oder hat eine andere Form.',
    expected: 'type, status gleich dem HTTP-Status, title, detail und functionalCode wie im Standard.',
    observed: '{seen}',
  },
  'provider-stranger-served': {
    summary: 'Ein Aufrufer ohne Zugangsdaten wurde bedient: {about}.',
    expected: 'Eine Ablehnung.',
    observed: 'Eine gute Antwort.',
  },
  'provider-detail-not-seen': {
    summary: 'Ein Fehler hatte kein detail; die Regel war nicht zu prüfen.',
    expected: 'Ein Fehlerobjekt mit detail.',
    observed: 'Keines: {about}.',
  },
  'provider-internals-shown': {
    summary: 'detail eines Fehlers zeigt Interna.',
    expected: 'Nur fachliche Angaben.',
    observed: '{seen}',
  },
  'provider-support-number-missing': {
    summary: 'detail eines Fehlers nennt keine Nummer für die Rückfrage.',
    expected: 'Eine Nummer, unter der der Betrieb den Fehler findet.',
    observed: 'Keine.',
  },
  'provider-support-number-same': {
    summary: 'Zwei Fehler nennen dieselbe Nummer für die Rückfrage.',
    expected: 'Je Fehler eine eigene.',
    observed: 'Dieselbe.',
  },
  'provider-status-query-status': {
    summary: 'Die Zustandsabfrage antwortet mit einem anderen Status: {about}.',
    expected: '{wanted}',
    observed: '{status}',
  },
  'provider-status-query-type': {
    summary: 'Die Zustandsabfrage antwortet nicht als application/problem+json: {about}.',
    expected: 'application/problem+json mit einem JSON-Objekt.',
    observed: '{seen}',
  },
};

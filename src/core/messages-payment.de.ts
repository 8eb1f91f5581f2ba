/** Sätze der Befunde zu Portalen, die Gebühren erheben, deutsch; Schlüssel wie in messages-payment.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_PAYMENT_DE: MessageTable = {
  'fee-creation-not-seen': {
    summary: 'Das Produkt hat keine Zahlung angelegt; die Regel war nicht zu prüfen.',
    expected: 'Eine Anfrage an den Bezahldienst mit dem Wort aus dem Auftrag im Verwendungszweck.',
    observed: 'Keine.',
  },
  'fee-not-begun': {
    summary: 'Es gab keine Zahlung in dem Zustand, den die Prüfung braucht.',
    expected: 'Eine Zahlung, die angelegt und wie bestellt bezahlt oder offen ist.',
    observed: 'Keine solche.',
  },
  'fee-not-told': {
    summary: 'Das Produkt sagt nichts Verwertbares über den Antrag.',
    expected: 'state und bookings im Adapter.',
    observed: 'Keine verwertbare Angabe.',
  },
  'fee-not-read': {
    summary: 'Das Produkt hat die Zahlung innerhalb der Frist nicht gelesen.',
    expected: 'Mindestens ein Lesen nach der Rückkehr.',
    observed: 'Keines.',
  },
  'fee-attack-not-staged': {
    summary: 'Die Abweichung hat das Produkt nicht erreicht; die Regel war nicht zu prüfen.',
    expected: 'Mindestens eine abweichende Antwort oder Nachricht.',
    observed: 'Keine kam an.',
  },
  'fee-page-not-seen': {
    summary: 'Die Seite des Antrags war nicht zu sehen.',
    expected: 'Eine Seite unter statusUrl.',
    observed: 'Keine.',
  },
  'fee-mapping-not-told': {
    summary: 'Das Produkt zeigt nicht, was es über die Zahlung einreichen würde.',
    expected: 'paymentInformation eines bezahlten Antrags im Adapter.',
    observed: 'Keine Angabe, oder der Antrag ist nicht bezahlt.',
  },
  'fee-request-id-form': {
    summary: 'Eine requestId hat nicht die erlaubte Form.',
    expected: '1 bis 36 Buchstaben, Ziffern, Unterstriche und Bindestriche.',
    observed: '{seen}',
  },
  'fee-request-id-again': {
    summary: 'Ein weiterer Versuch wiederholt die requestId.',
    expected: 'Für jeden Versuch eine neue requestId.',
    observed: '{seen} kam zweimal.',
  },
  'fee-items-unclear': {
    summary: 'Der Betrag einer Position war nicht zu erkennen.',
    expected: 'Netto- und Steuerbetrag je Position als Zahlen.',
    observed: 'Eine Position ohne sie.',
  },
  'fee-no-items': {
    summary: 'Die Anfrage hat keine Position.',
    expected: 'Mindestens eine Position in items.',
    observed: 'Keine.',
  },
  'fee-amount-form': {
    summary: 'Ein Betrag ist keine Zahl mit zwei Nachkommastellen oder fehlt.',
    expected: 'grosAmount in ganzen Cent; Netto- und Steuerbeträge als Zahlen.',
    observed: '{seen}',
  },
  'fee-sum-differs': {
    summary: 'grosAmount ist nicht die Summe der Positionen.',
    expected: '{sum}',
    observed: '{gross}',
  },
  'fee-purpose-length': {
    summary: 'Der Verwendungszweck hat nicht die erlaubte Länge.',
    expected: '1 bis 27 Zeichen.',
    observed: '{length} Zeichen.',
  },
  'fee-purpose-characters': {
    summary: 'Der Verwendungszweck hat Zeichen, die nicht erlaubt sind.',
    expected: 'Buchstaben ohne Umlaute, Ziffern, Unterstrich, Leerzeichen und Bindestrich.',
    observed: '{seen}',
  },
  'fee-null-sent': {
    summary: 'Die Anfrage sendet fehlende Angaben als null.',
    expected: 'Fehlende freiwillige Angaben sind weggelassen.',
    observed: 'null in {members}',
  },
  'fee-paid-unread': {
    summary: 'Der Antrag gilt als bezahlt, ohne dass das Lesen PAYED ergeben hätte.',
    expected: 'Offen, bis eine gelesene Transaktion PAYED nennt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-paid-unnoticed': {
    summary: 'Das Lesen ergab PAYED, und der Antrag gilt nicht als bezahlt.',
    expected: 'Bezahlt, sobald eine gelesene Transaktion PAYED nennt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-not-polled': {
    summary: 'Eine bezahlte Transaktion wurde ohne Rückkehr nicht bemerkt.',
    expected: 'Bezahlt innerhalb der Frist der Zieldatei.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-paid-after-error': {
    summary: 'Nach einer Fehlerantwort des Bezahldienstes gilt der Antrag als bezahlt.',
    expected: 'Offen oder fehlgeschlagen.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-mapping': {
    summary: 'Die Angabe {member} für FIT-Connect stimmt nicht.',
    expected: '{expected}',
    observed: '{seen}',
  },
  'fee-mapping-missing': {
    summary: 'Zu einem bezahlten Antrag würde nichts über die Zahlung eingereicht.',
    expected: 'paymentInformation mit Kennung, Kassenzeichen, Zahlungsart und Status.',
    observed: 'null',
  },
  'fee-reference-demanded': {
    summary: 'Ohne Kassenzeichen beginnt das Produkt keine Zahlung.',
    expected: 'Der Browser wird zur Bezahlseite geleitet.',
    observed: 'Die Zahlung wurde abgebrochen.',
  },
  'fee-other-amount-taken': {
    summary: 'Der gelesene Betrag oder die Währung weicht ab, und der Antrag gilt als bezahlt.',
    expected: 'Offen oder zu klären.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-other-transaction-taken': {
    summary: 'Eine fremde Transaktion wurde gelesen, und der Antrag gilt als bezahlt.',
    expected: 'Offen: Kennungen der Antwort vergleichen.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-unknown-status-taken': {
    summary: 'Ein Status, den es nicht gibt, gilt als bezahlt.',
    expected: 'Offen: nur PAYED ist bezahlt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-script-shown': {
    summary: 'Die Seite des Antrags enthält Markup aus Texten des Bezahldienstes.',
    expected: 'Texte als Text.',
    observed: 'Ein Skript oder ein Bild mit Ereignis.',
  },
  'fee-foreign-return-taken': {
    summary: 'Wer an die Adresse eines anderen Antrags zurückkehrt, macht ihn bezahlt.',
    expected: 'Offen: nur die eigene Transaktion des Antrags zählt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-second-payment': {
    summary: 'Obwohl die erste Zahlung bezahlt war, wurde eine weitere angelegt.',
    expected: 'Die erste Zahlung lesen und keine weitere anlegen.',
    observed: '{count} Zahlungen zu einem Antrag.',
  },
  'fee-late-result-missed': {
    summary: 'Eine verspätete Zahlung des ersten Versuchs wurde nicht bemerkt.',
    expected: 'Bezahlt oder zu klären.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-booked-often': {
    summary: 'Die Gebühr wurde mehrfach gebucht.',
    expected: 'bookings 1',
    observed: 'bookings {bookings}',
  },
  'fee-hash-wrong': {
    summary: 'Der hash passt nicht zu den gesendeten Feldern.',
    expected: 'HMAC-SHA256 über die gesendeten Felder in fester Reihenfolge, mit | verbunden.',
    observed: 'Ein anderer Wert.',
  },
  'fee-cents-form': {
    summary: 'amount ist nicht die Gebühr in Cent.',
    expected: '{cents}',
    observed: '{seen}',
  },
  'fee-notice-believed': {
    summary: 'Der Antrag gilt als bezahlt, ohne dass die Statusabfrage 1 ergeben hätte.',
    expected: 'Offen, bis die Statusabfrage 1 ergibt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-doubtful-return-taken': {
    summary: 'Eine alte oder im Betrag abweichende Rückkehr wurde nicht abgelehnt.',
    expected: 'Nicht gebucht.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-reply-taken': {
    summary: 'Eine Antwort ohne richtigen Kopf hash wurde befolgt.',
    expected: 'Die Zahlung wird nicht begonnen.',
    observed: 'Der Browser wird geleitet nach {page}',
  },
  'fee-forged-message-taken': {
    summary: 'Eine Nachricht ohne richtigen gcHash hat den Antrag bezahlt gemacht.',
    expected: 'Keine Wirkung.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-result-code-taken': {
    summary: 'Ein anderer Ergebniscode als 4000 gilt als bezahlt.',
    expected: 'Nicht bezahlt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-result-code-ignored': {
    summary: 'Der Ergebniscode 4000 gilt nicht als bezahlt.',
    expected: 'Bezahlt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-foreign-message-taken': {
    summary: 'Eine echte Nachricht über einen anderen Betrag oder eine andere Kennung gilt als Zahlung.',
    expected: 'Nicht bezahlt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-namespace': {
    summary: 'Operationen stehen nicht im Namensraum von ePayBL.',
    expected: 'http://www.bff.bund.de/ePayment am einzigen Element des SOAP-Rumpfs.',
    observed: '{count} Aufrufe ohne ihn.',
  },
  'fee-links-raw': {
    summary: '{name} ist nicht URL-kodiert oder fehlt.',
    expected: 'Eine kodierte vollständige Adresse.',
    observed: '{seen}',
  },
  'fee-backlink-believed': {
    summary: 'Der Aufruf des Rücksprungs gilt als Nachweis der Zahlung.',
    expected: 'Offen, bis lesenKassenzeichenInfo INAKTIV nennt.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-asks-without-end': {
    summary: 'Die Rückkehr wird nicht beantwortet, solange kein Ergebnis vorliegt.',
    expected: 'Eine Antwort innerhalb der Frist, die Zahlung offen.',
    observed: 'Keine Antwort; {count} Abfragen.',
  },
  'fee-unsettled-taken': {
    summary: 'Der Antrag gilt als bezahlt, obwohl die Bezahlseite nicht abgeschlossen ist.',
    expected: 'Offen.',
    observed: 'state {state}, bookings {bookings}',
  },
  'fee-text-too-long': {
    summary: 'Der Buchungstext passt nicht neben das Kassenzeichen.',
    expected: 'Höchstens {most} Zeichen.',
    observed: '{length} Zeichen.',
  },
};

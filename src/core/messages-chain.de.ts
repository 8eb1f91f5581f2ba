/** Sätze der Befunde zur Kette von der Anmeldung bis zur Antwort der Behörde, deutsch; Schlüssel wie in messages-chain.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_CHAIN_DE: MessageTable = {
  'chain-not-begun': {
    summary: 'Das Produkt hat zu dem Antrag keine Zahlung begonnen; die Regel war nicht zu prüfen.',
    expected: 'Ein Antrag, der zur Bezahlseite führt.',
    observed: 'Keine verwertbare Antwort, oder keine Bezahlseite.',
  },
  'chain-not-paid': {
    summary: 'Der Antrag ist beim Bezahldienst nicht so bezahlt, wie die Prüfung es braucht.',
    expected: 'Bezahlte Transaktionen im Kassenbuch.',
    observed: 'Zu wenige.',
  },
  'chain-not-delivered': {
    summary: 'Der Antrag ist innerhalb der Frist nicht eingereicht; die Regel war nicht zu prüfen.',
    expected: 'Eine Einreichung mit dem Wort aus dem Auftrag in den Fachdaten.',
    observed: 'Keine.',
  },
  'chain-not-readable': {
    summary: 'Die Metadaten der Einreichung ließen sich mit dem Schlüssel des Zustellpunkts nicht lesen.',
    expected: 'Metadaten als JSON, verschlüsselt für den Zustellpunkt.',
    observed: 'Nicht lesbar.',
  },
  'chain-not-decided': {
    summary: 'Das Fachverfahren hat innerhalb der Frist nicht entschieden; die Regel war nicht zu prüfen.',
    expected: 'Ein signiertes Ereignis accept-submission oder reject-submission.',
    observed: 'Keines.',
  },
  'chain-not-told': {
    summary: 'Das Produkt sagt nichts Verwertbares über die Entscheidung.',
    expected: 'decision im Adapter: accepted, rejected oder null.',
    observed: 'Keine Angabe.',
  },
  'chain-break-not-staged': {
    summary: 'Die Störung hat das Produkt nicht erreicht; die Regel war nicht zu prüfen.',
    expected: 'Mindestens eine gestörte Antwort oder Nachricht.',
    observed: 'Keine kam an.',
  },
  'chain-control-failed': {
    summary: 'Dass nichts eingereicht wurde, sagt nichts: Auch ein gewöhnlicher Antrag danach kam nicht an.',
    expected: 'Ein gewöhnlicher bezahlter Antrag wird eingereicht.',
    observed: 'Keine Einreichung innerhalb der Frist.',
  },
  'chain-stories-differ': {
    summary: 'Kassenbuch, Zustelldienst und Fachverfahren erzählen nicht dieselbe Geschichte; die Regel war nicht zu prüfen.',
    expected: 'Eine Zahlung, eine Einreichung, eine Ablage im Fachverfahren.',
    observed: 'Das Kassenbuch nennt: {ledger}; Ablagen im Fachverfahren: {copies}.',
  },
  'chain-payment-not-named': {
    summary: 'Ein bezahlter Antrag ist ohne Angabe zur Zahlung eingereicht.',
    expected: 'paymentInformation in den Metadaten.',
    observed: 'Die Angabe fehlt.',
  },
  'chain-payment-differs': {
    summary: 'Die Einreichung nennt die Zahlung anders als das Kassenbuch: {member}.',
    expected: '{member}: {expected}',
    observed: '{member}: {seen}',
  },
  'chain-applicant-missing': {
    summary: 'Der eingereichte Antrag nennt nicht die Person, die sich angemeldet hat.',
    expected: 'Vor- und Familienname aus dem Nutzerkonto in den Fachdaten.',
    observed: 'Nicht enthalten.',
  },
  'chain-decision-differs': {
    summary: 'Der Bürger erfährt eine andere Entscheidung als die der Behörde.',
    expected: '{decision}',
    observed: '{told}',
  },
  'chain-paid-not-sent': {
    summary: 'Ein bezahlter Antrag ist nach dem Ende einer Störung des Zustelldienstes nicht eingereicht.',
    expected: 'Eine Einreichung, sobald der Zustelldienst wieder da ist.',
    observed: 'Keine innerhalb der Frist; Stand des Antrags: {state}.',
  },
  'chain-delivered-again': {
    summary: 'Ein Antrag ist mehrmals eingereicht.',
    expected: 'Genau eine Einreichung.',
    observed: '{count} Einreichungen.',
  },
  'chain-paid-twice': {
    summary: 'Ein Antrag ist zweimal bezahlt und einmal eingereicht; das Geld der zweiten Zahlung ist ohne Antrag.',
    expected: 'Jemand klärt die überzählige Zahlung.',
    observed: 'Überzählig: {transactions}; das Kassenbuch nennt: {ledger}; Stand des Antrags: {state}.',
  },
  'chain-unpaid-sent': {
    summary: 'Ein Antrag, dessen Zahlung abgebrochen oder abgelehnt ist, wurde eingereicht.',
    expected: 'Keine Einreichung.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-return-believed': {
    summary: 'Ein unbezahlter Antrag wurde eingereicht, weil der Browser mit der Behauptung zurückkam, es sei bezahlt.',
    expected: 'Keine Einreichung: Das Ergebnis zählt erst, wenn der Bezahldienst es auf Nachfrage nennt.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-late-result-missed': {
    summary: 'Ein bezahlter Antrag ist nicht eingereicht, weil der Browser nicht zurückkehrte.',
    expected: 'Eine Einreichung, sobald der Bezahldienst PAYED nennt.',
    observed: 'Keine innerhalb der Frist; Stand des Antrags: {state}.',
  },
  'chain-sent-without-service': {
    summary: 'Ein Antrag wurde eingereicht, obwohl der Bezahldienst keine Zahlung anlegen konnte.',
    expected: 'Keine Einreichung.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-error-taken-for-payment': {
    summary: 'Ein Antrag wurde eingereicht, obwohl der Bezahldienst statt eines Ergebnisses Fehler nannte.',
    expected: 'Keine Einreichung.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-other-amount-taken': {
    summary: 'Ein Antrag wurde eingereicht, obwohl der Bezahldienst einen anderen Betrag nannte als angefordert.',
    expected: 'Keine Einreichung.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-lost-by-restart': {
    summary: 'Ein bezahlter Antrag ist nach einem Neustart des Produkts nicht eingereicht.',
    expected: 'Eine Einreichung nach dem Neustart.',
    observed: 'Keine innerhalb der Frist; Stand des Antrags: {state}.',
  },
  'chain-address-stale': {
    summary: 'Ein Antrag wurde an eine Adresse eingereicht, die das Verzeichnis nicht mehr nennt.',
    expected: 'Eine Einreichung an den Zustellpunkt, den das Verzeichnis jetzt nennt.',
    observed: 'Eine Einreichung an den früheren.',
  },
  'chain-sent-without-entry': {
    summary: 'Ein Antrag wurde eingereicht, obwohl das Verzeichnis die Behörde mit diesem Dienst nicht führt.',
    expected: 'Keine Einreichung.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-sent-to-revoked': {
    summary: 'Ein Antrag wurde an eine Adresse eingereicht, deren Zertifikat das Verzeichnis gesperrt nennt.',
    expected: 'Keine Einreichung dorthin.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-certificate-differs': {
    summary: 'Ein Antrag wurde eingereicht, obwohl Verzeichnis und Zustelldienst verschiedene Zertifikate des Empfängers nennen.',
    expected: 'Keine Einreichung.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
  'chain-receiver-unverified': {
    summary: 'Ein Antrag wurde an einen Empfänger eingereicht, den das Verzeichnis nicht zur richtigen Kategorie zählt.',
    expected: 'Keine Einreichung dorthin.',
    observed: '{count} Einreichungen; Stand des Antrags: {state}.',
  },
};

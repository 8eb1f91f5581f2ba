/** Situations in which the payment service may be, by the words the features have for them. */
import type { ArmedFault } from '../../simulators/bezahldienst/contract.ts';

type Situation = Pick<ArmedFault, 'fault' | 'params' | 'times'>;

/** What happens to a request that creates a payment. */
export function creationFaultOf(situation: string): Situation {
  return known(CREATIONS, situation);
}

/** What happens to questions about a payment. */
export function readingFaultOf(situation: string): Situation {
  return known(READINGS, situation);
}

/** What happens to notice and return. */
export function messageFaultOf(situation: string): Situation {
  return known(MESSAGES, situation);
}

const CREATIONS: ReadonlyMap<string, Situation> = new Map<string, Situation>([
  ['Wartung', { fault: 'maintenance' }],
  ['Fehler 500', { fault: 'answer-status', params: { status: 500 } }],
  ['Ablehnung mit Funktionscode', { fault: 'problem-on-command' }],
  ['angelegt, doch die Antwort geht verloren', { fault: 'lost-answer' }],
  ['Kennung von 44 Zeichen', { fault: 'long-transaction-id' }],
  ['Kopf hash falsch', { fault: 'reply-hash-wrong' }],
  ['Kopf hash fehlt', { fault: 'reply-hash-missing' }],
  ['Adresse der Bezahlseite ausgetauscht', { fault: 'reply-other-page' }],
]);

const READINGS: ReadonlyMap<string, Situation> = new Map<string, Situation>([
  ['Wartung', { fault: 'maintenance' }],
  ['Fehler 500', { fault: 'answer-status', params: { status: 500 } }],
  ['Ablehnung mit Funktionscode', { fault: 'problem-on-command' }],
  ['eine Seite statt JSON', { fault: 'answer-no-json' }],
  ['ein anderer Betrag', { fault: 'amount-other' }],
  ['eine andere Währung', { fault: 'currency-other' }],
  ['eine andere bezahlte Transaktion', { fault: 'transaction-other' }],
  ['Status PAID', { fault: 'status-other', params: { status: 'PAID' } }],
  ['Status BOOKED', { fault: 'status-other', params: { status: 'BOOKED' } }],
  ['Skript in Texten', { fault: 'script-in-texts' }],
  ['Zahlungsart mit Leerzeichen', { fault: 'detail-with-spaces' }],
  ['kein Kassenzeichen', { fault: 'reference-missing' }],
  ['Bezahlseite bleibt AKTIV', { fault: 'paypage-status-stays' }],
  ['kein Ergebnis', { fault: 'status-without-result' }],
]);

const MESSAGES: ReadonlyMap<string, Situation> = new Map<string, Situation>([
  ['behauptet eine Zahlung', { fault: 'message-claims-paid' }],
  ['nennt einen anderen Betrag', { fault: 'message-other-amount' }],
  ['nennt eine andere Währung', { fault: 'message-other-currency' }],
  ['nennt eine andere Kennung', { fault: 'message-other-id' }],
  ['hat einen falschen gcHash', { fault: 'message-hash-wrong' }],
  ['hat keinen gcHash', { fault: 'message-hash-missing' }],
]);

function known(situations: ReadonlyMap<string, Situation>, name: string): Situation {
  const situation = situations.get(name);
  if (situation === undefined) throw new Error(`No situation is known as "${name}".`);
  return situation;
}

/** Situations in which the mailbox may be when a notice arrives, by the words the features have for them. */
import type { ArmedFault } from '../../simulators/mailbox/contract.ts';

type Situation = Pick<ArmedFault, 'fault' | 'params' | 'times'>;

/** @param strangerUrl address that a redirect leads to */
export function faultOf(situation: string, strangerUrl: string): Situation | undefined {
  if (situation === 'Weiterleitung an eine fremde Adresse') return { fault: 'redirect', params: { location: strangerUrl } };
  return SITUATIONS.get(situation);
}

const SITUATIONS: ReadonlyMap<string, Situation> = new Map<string, Situation>([
  ['Ausweis abgelaufen', { fault: 'token-refused' }],
  ['Eingabe fehlerhaft', status(400)],
  ['Zugriff verweigert', status(403)],
  ['Nachricht zu groß', status(413)],
  ['Inhalt abgelehnt', status(422)],
  ['Wartung, erneut nach 2 Sekunden', { fault: 'maintenance', params: { retryAfterSeconds: 2 }, times: 1 }],
  ['zweimal vorübergehend gestört', { fault: 'internal-error', times: 2 }],
  ['dauerhaft gestört', { fault: 'internal-error' }],
  ['angenommen, doch die Antwort geht verloren', { fault: 'lost-answer', times: 1 }],
  ['angenommen, doch die Antwort nennt keine Kennung', { fault: 'malformed-answer', params: { as: 'without-message-uuid' } }],
]);

function status(code: number): Situation {
  return { fault: 'answer-status', params: { status: code } };
}

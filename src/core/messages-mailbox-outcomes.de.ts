/** Sätze der Befunde dazu, was aus Sendungen an Postfächer wird, deutsch; Schlüssel wie in messages-mailbox-outcomes.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_MAILBOX_OUTCOMES_DE: MessageTable = {
  'control-notice-not-delivered': {
    summary: 'Die Regel war nicht zu prüfen, weil die dafür nötige Antwort des Postfachs nicht zustande kam.',
    expected: 'Eine Übertragung mit der vorgesehenen Antwort.',
    observed: 'Eine andere Antwort, oder keine Übertragung.',
  },
  'notice-not-told': {
    summary: 'Was aus dem Bescheid wurde, sagt der Adapter des Produkts nicht.',
    expected: 'Ein Stand des Bescheids.',
    observed: 'Keine verwertbare Auskunft.',
  },
  'proof-not-told': {
    summary: 'Ob das Produkt den Nachweis gespeichert hat, sagt der Adapter nicht.',
    expected: 'messageUuid und providedAt.',
    observed: 'Keine Auskunft.',
  },
  'proof-missing': {
    summary: 'Das Produkt hat die Kennung der Nachricht nicht gespeichert.',
    expected: '{wanted}',
    observed: 'Keine oder eine andere.',
  },
  'proof-time': {
    summary: 'Das Produkt hat nicht gespeichert, wann die Nachricht bereitgestellt wurde.',
    expected: 'Etwa {wanted}.',
    observed: '{seen}',
  },
  'delivered-without-proof': {
    summary: 'Das Produkt zeigt eine Nachricht als zugestellt, obwohl die Antwort keine Kennung enthielt.',
    expected: 'Ein anderer Stand als zugestellt.',
    observed: 'Zugestellt.',
  },
  'failure-told-as-delivery': {
    summary: 'Das Produkt zeigt einen Bescheid als zugestellt, der nicht zugestellt wurde.',
    expected: 'Ein anderer Stand als zugestellt.',
    observed: 'Zugestellt.',
  },
  'deleted-mailbox-not-final': {
    summary: 'Das Produkt behandelt ein gelöschtes Postfach nicht als endgültig.',
    expected: 'Kein weiterer Versuch; die Sachbearbeitung entscheidet.',
    observed: '{attempts} Versuche, und weitere stehen aus.',
  },
  'no-other-channel': {
    summary: 'Das Produkt bietet keinen anderen Weg an.',
    expected: 'Ein anderer Weg, etwa Post.',
    observed: 'Keiner.',
  },
  'other-channel-not-told': {
    summary: 'Ob das Produkt einen anderen Weg anbietet, sagt der Adapter nicht.',
    expected: 'otherChannel.',
    observed: 'Keine Auskunft.',
  },
  'failure-not-staged': {
    summary: 'Der vorgesehene Fehler des Postfachs kam nicht zustande; die Regel war nicht zu prüfen.',
    expected: 'Eine Übertragung, die der Fehler trifft.',
    observed: 'Keine solche.',
  },
  'keeping-not-told': {
    summary: 'Ob das Produkt den Bescheid behalten hat, sagt der Adapter nicht.',
    expected: 'isKept.',
    observed: 'Keine Auskunft.',
  },
  'failed-notice-lost': {
    summary: 'Das Produkt hat einen Bescheid nach einem Fehler nicht behalten.',
    expected: 'Der Bescheid bleibt erhalten.',
    observed: 'Er ist gelöscht.',
  },
  'hint-not-told': {
    summary: 'Ob die Sachbearbeitung von dem Fehler erfährt, sagt der Adapter nicht.',
    expected: 'hint.',
    observed: 'Keine Auskunft.',
  },
  'clerk-not-told': {
    summary: 'Die Sachbearbeitung erfährt nicht, dass ein Bescheid nicht zugestellt wurde.',
    expected: 'Ein Hinweis.',
    observed: 'Keiner.',
  },
  'refusal-repeated': {
    summary: 'Das Produkt hat eine Anfrage wiederholt, die abgelehnt war.',
    expected: 'Ein Versuch.',
    observed: '{attempts} Versuche, abgelehnt mit {status}.',
  },
  'repeated-too-early': {
    summary: 'Das Produkt hat früher wiederholt, als Retry-After verlangt.',
    expected: 'Nach {wanted} s.',
    observed: 'Nach {seconds} s.',
  },
  'repeated-without-pause': {
    summary: 'Das Produkt hat ohne Pause wiederholt.',
    expected: 'Eine Pause.',
    observed: 'Keine.',
  },
  'pauses-shrink': {
    summary: 'Die Pausen zwischen den Versuchen werden kürzer.',
    expected: 'Pausen, die wachsen.',
    observed: '{pauses} s.',
  },
  'sent-more-than-once': {
    summary: 'Ein Bescheid liegt mehrfach im Postfach.',
    expected: 'Einmal.',
    observed: '{stored}-mal.',
  },
  'sent-without-mailbox': {
    summary: 'Das Produkt hat eine Nachricht gesendet, obwohl es kein Postfach gab.',
    expected: 'Keine Übertragung.',
    observed: '{attempts} Übertragungen.',
  },
  'organisation-mail-to-person': {
    summary: 'Post an eine Organisation ging an das Postfach einer Person.',
    expected: 'Keine Übertragung an dieses Postfach.',
    observed: 'Mindestens eine.',
  },
  'state-none': {
    summary: 'Das Produkt hat den Stand NONE gemeldet.',
    expected: 'Diesen Stand setzt das Postfach allein.',
    observed: 'NONE.',
  },
  'state-of-other-role': {
    summary: 'Das Produkt hat einen Stand gemeldet, der nicht zu seiner Rolle gehört.',
    expected: '{allowed}',
    observed: '{status}',
  },
  'state-goes-back': {
    summary: 'Das Produkt hat nach einem Stand einen früheren gemeldet.',
    expected: 'Nach {before} keinen früheren.',
    observed: '{status}',
  },
  'application-of-other-case': {
    summary: 'Eine Statusmeldung nennt die applicationId eines anderen Vorgangs.',
    expected: 'Die applicationId des eigenen Vorgangs.',
    observed: 'Eine andere.',
  },
  'created-date-form': {
    summary: 'createdDate hat eine andere Form.',
    expected: 'UTC mit Millisekunden und Z, wie 2026-11-21T08:15:30.000Z.',
    observed: '{seen}',
  },
  'created-date-instant': {
    summary: 'createdDate nennt einen anderen Zeitpunkt.',
    expected: '{wanted}, in UTC umgerechnet, oder der Zeitpunkt der Meldung.',
    observed: '{seen}',
  },
};

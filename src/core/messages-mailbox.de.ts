/** Sätze der Befunde zum Versand an Postfächer, deutsch; Schlüssel wie in messages-mailbox.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_MAILBOX_DE: MessageTable = {
  'delivery-not-seen': {
    summary: 'Das Produkt hat nichts übertragen; die Regel war nicht zu prüfen.',
    expected: 'Mindestens eine Übertragung an das Postfach.',
    observed: 'Keine innerhalb der Frist.',
  },
  'content-not-readable': {
    summary: 'Eine Übertragung war nicht zu lesen oder keinem Absender zuzuordnen.',
    expected: 'Eine lesbare Nachricht eines bekannten Absenders.',
    observed: 'Kein lesbarer Inhalt, oder der Absender ist unbekannt.',
  },
  'certificate-missing': {
    summary: 'Das Produkt hat sich ohne Client-Zertifikat verbunden.',
    expected: 'Das Client-Zertifikat dieser Umgebung.',
    observed: 'Keines.',
  },
  'certificate-unknown': {
    summary: 'Das Produkt hat sich mit einem fremden Client-Zertifikat verbunden.',
    expected: 'Ein Zertifikat, das die Zieldatei nennt.',
    observed: 'Ein anderes, SHA-256 beginnt mit {sha256}.',
  },
  'certificate-of-other-environment': {
    summary: 'Das Produkt hat sich mit dem Zertifikat einer anderen Umgebung verbunden.',
    expected: 'Das Zertifikat der Umgebung {environment}.',
    observed: 'Das der Umgebung {seen}.',
  },
  'token-missing': {
    summary: 'Eine Anfrage trug kein JWT.',
    expected: 'Authorization: Bearer mit einem selbst signierten JWT.',
    observed: 'Keines, oder keines, das zu lesen ist.',
  },
  'token-header': {
    summary: 'Der Kopf des JWT ist ein anderer.',
    expected: 'typ JWT und alg RS512.',
    observed: 'typ {typ}, alg {alg}.',
  },
  'token-signature': {
    summary: 'Die Signatur des JWT passt nicht zum Zertifikat des Absenders.',
    expected: 'RS512 mit dem Schlüssel des Zertifikats.',
    observed: 'Eine andere Signatur.',
  },
  'token-times': {
    summary: 'Im JWT fehlen iat oder exp.',
    expected: 'iat und exp als Zahlen in Sekunden.',
    observed: 'Keine Zahlen.',
  },
  'token-life': {
    summary: 'Das JWT gilt zu lange.',
    expected: 'Höchstens eine Stunde.',
    observed: '{seconds} Sekunden.',
  },
  'token-signer': {
    summary: 'signer ist nicht der registrierte Name.',
    expected: '{signer}',
    observed: '{seen}',
  },
  'token-roles': {
    summary: 'Dem JWT fehlt die Rolle.',
    expected: 'roles mit THIRD_PARTY.',
    observed: '{seen}',
  },
  'token-to-stranger': {
    summary: 'Das Produkt ist einer Weiterleitung auf eine fremde Adresse gefolgt und hat JWT oder Inhalt dorthin gesendet.',
    expected: 'Nichts an die fremde Adresse.',
    observed: 'Eine Anfrage mit JWT oder Inhalt.',
  },
  'no-later-token': {
    summary: 'Nach der Ablehnung kam keine weitere Anfrage mit JWT; ob es erneuert wird, war nicht zu sehen.',
    expected: 'Eine abgelehnte Anfrage und eine danach.',
    observed: 'Eine von beiden fehlt.',
  },
  'refused-token-again': {
    summary: 'Ein JWT, das als abgelaufen abgelehnt wurde, kam noch einmal.',
    expected: 'Ein neues JWT.',
    observed: 'Dasselbe wie vorher.',
  },
  'sender-log-not-seen': {
    summary: 'Das Protokoll des Produkts war nicht zu sehen.',
    expected: 'Die jüngsten Zeilen des Protokolls.',
    observed: 'Keine verwertbare Auskunft des Adapters.',
  },
  'token-in-log': {
    summary: 'Im Protokoll des Produkts steht ein JWT.',
    expected: 'Keines.',
    observed: 'Mindestens eines.',
  },
  'content-signature': {
    summary: 'Die Signatur passt nicht zu content, wie es gesendet wurde.',
    expected: 'RSA PKCS #1 v1.5 mit SHA-512 über genau diese Bytes, in Base64.',
    observed: 'Etwas anderes in sha512sum.',
  },
  'mailbox-of-other-case': {
    summary: 'Eine Nachricht ging an ein Postfach, das nicht zu ihrem Vorgang gehört.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'level-not-declared': {
    summary: 'Welches Niveau die Nachrichten brauchen, ist nicht angegeben.',
    expected: 'procedure.level in der Zieldatei.',
    observed: 'Keine Angabe.',
  },
  'level-missing': {
    summary: 'Eine Nachricht nennt kein Niveau.',
    expected: 'stork_qaa_level als Zahl von 1 bis 4.',
    observed: '{seen}',
  },
  'level-too-low': {
    summary: 'Eine Nachricht ist mit einem zu niedrigen Niveau zu lesen.',
    expected: 'Mindestens Niveau {level}.',
    observed: 'Niveau {seen}.',
  },
  'level-too-high': {
    summary: 'Eine Nachricht verlangt ein höheres Niveau, als die Person bei der Anmeldung hatte.',
    expected: 'Höchstens Niveau {level}.',
    observed: 'Niveau {seen}.',
  },
  'text-too-long': {
    summary: 'Die Angabe {member} ist zu lang.',
    expected: 'Höchstens {most} Zeichen, oder Ablehnung vor dem Senden.',
    observed: '{length} Zeichen.',
  },
  'attachments-not-sent': {
    summary: 'Das Produkt hat die Anlagen nicht mitgesendet; die Regel war nicht zu prüfen.',
    expected: 'Die bestellten Anlagen.',
    observed: 'Keine.',
  },
  'attachment-count': {
    summary: 'Die Nachricht nennt eine andere Zahl von Anlagen, als sie enthält.',
    expected: 'So viele Einträge in attachments wie Teile files.',
    observed: '{listed} genannt, {sent} gesendet.',
  },
  'attachment-differs': {
    summary: 'Anlage {number} ist nicht die, die an ihrer Stelle genannt ist.',
    expected: 'Name, Prüfsumme (hexadezimal) und Länge in Bytes wie gesendet.',
    observed: 'Verschieden: {members}.',
  },
  'characters-lost': {
    summary: 'In {member} kamen Zeichen anders an, als sie eingegeben wurden.',
    expected: 'Alle Zeichen unverändert, auch Umlaute und Emoji.',
    observed: 'Ein anderer Wortlaut.',
  },
  'markup-sent': {
    summary: 'Eine Nachricht enthält Auszeichnungen, die kein Betreiber erlaubt.',
    expected: 'Text ohne aktive Inhalte, Formatvorlagen und Ereignisse.',
    observed: 'Solche Auszeichnungen.',
  },
  'plain-link-sent': {
    summary: 'Eine Nachricht enthält einen Verweis, der nicht mit https beginnt.',
    expected: 'Nur Verweise mit https.',
    observed: 'Ein anderer.',
  },
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

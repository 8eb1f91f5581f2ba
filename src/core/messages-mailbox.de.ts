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
};

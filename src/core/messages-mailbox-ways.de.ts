/** Sätze der Befunde zum Versand an Postfächer über FIT-Connect und SOAP, deutsch; Schlüssel wie in messages-mailbox-ways.en.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_MAILBOX_WAYS_DE: MessageTable = {
  'author-token-missing': {
    summary: 'Der Einreichung über FIT-Connect liegt kein JWT des Absenders bei.',
    expected: 'authorToken mit dem selbst signierten JWT.',
    observed: 'Keines, oder es ist nicht zu lesen.',
  },
  'author-token-ended': {
    summary: 'Das JWT in der Einreichung über FIT-Connect galt bei der Verarbeitung nicht mehr.',
    expected: 'Ein JWT, das auch {seconds} Sekunden nach dem Einreichen gilt.',
    observed: 'Restgültigkeit beim Einreichen in Sekunden: {seen}.',
  },
  'author-token-of-the-future': {
    summary: 'Das JWT in der Einreichung über FIT-Connect ist noch nicht ausgestellt.',
    expected: 'iat nicht nach dem Zeitpunkt des Einreichens.',
    observed: 'iat liegt mehr als 30 Sekunden dahinter.',
  },
  'author-certificate-missing': {
    summary: 'Der Einreichung über FIT-Connect liegt kein Zertifikat des Absenders bei.',
    expected: 'authorCertificate mit dem Zertifikat, zu dessen Schlüssel das JWT gehört.',
    observed: 'Keines, oder es ist nicht zu lesen.',
  },
  'author-certificate-foreign': {
    summary: 'Das Zertifikat in der Einreichung über FIT-Connect gehört nicht zum JWT.',
    expected: 'Ein Zertifikat, mit dessen Schlüssel das JWT signiert ist.',
    observed: 'Die Signatur des JWT passt nicht zu diesem Zertifikat.',
  },
  'soap-used': {
    summary: 'Das Produkt verwendet die SOAP-Schnittstelle des alten Postfachs.',
    expected: 'Keine Anfrage daran.',
    observed: '{requests} Anfragen.',
  },
  'soap-refused': {
    summary: 'Die SOAP-Schnittstelle des alten Postfachs nahm Nachrichten nicht an: {reasonsDe}.',
    expected: 'Eine Quittung mit Ergebnisstatus 0 (Schnittstellenbeschreibung der BundID, 12.1.3).',
    observed: '{messages} Nachrichten nicht angenommen.',
  },
};

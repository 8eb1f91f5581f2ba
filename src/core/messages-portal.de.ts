/** Sätze der Befunde zur Anmeldung mit Nutzerkonten, deutsch; Schlüssel wie in messages-portal.en.ts. */
import { PORTAL_ATTACKS_DE } from './messages-portal-attacks.de.ts';
import { PORTAL_EXTENSION_DE } from './messages-portal-extension.de.ts';
import { PORTAL_LOGINS_DE } from './messages-portal-logins.de.ts';
import { PORTAL_METADATA_DE } from './messages-portal-metadata.de.ts';
import { PORTAL_REQUESTS_DE } from './messages-portal-requests.de.ts';
import { PORTAL_SESSIONS_DE } from './messages-portal-sessions.de.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_PORTAL_DE: MessageTable = {
  ...PORTAL_METADATA_DE,
  ...PORTAL_REQUESTS_DE,
  ...PORTAL_EXTENSION_DE,
  ...PORTAL_LOGINS_DE,
  ...PORTAL_SESSIONS_DE,
  ...PORTAL_ATTACKS_DE,
};

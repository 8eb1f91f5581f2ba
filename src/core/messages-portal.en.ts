/** Sentences of the findings about logins with accounts, English; keys as in messages-portal.de.ts. */
import { PORTAL_ATTACKS_EN } from './messages-portal-attacks.en.ts';
import { PORTAL_EXTENSION_EN } from './messages-portal-extension.en.ts';
import { PORTAL_LOGINS_EN } from './messages-portal-logins.en.ts';
import { PORTAL_METADATA_EN } from './messages-portal-metadata.en.ts';
import { PORTAL_REQUESTS_EN } from './messages-portal-requests.en.ts';
import { PORTAL_SESSIONS_EN } from './messages-portal-sessions.en.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_PORTAL_EN: MessageTable = {
  ...PORTAL_METADATA_EN,
  ...PORTAL_REQUESTS_EN,
  ...PORTAL_EXTENSION_EN,
  ...PORTAL_LOGINS_EN,
  ...PORTAL_SESSIONS_EN,
  ...PORTAL_ATTACKS_EN,
};

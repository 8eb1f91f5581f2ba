/** Sätze der Befunde, deutsch. `{name}` wird aus den Parametern gefüllt; Schlüssel wie in messages.en.ts. */
import { MESSAGES_DVDV_BEHAVIOUR_DE } from './messages-dvdv-behaviour.de.ts';
import { MESSAGES_CHAIN_DE } from './messages-chain.de.ts';
import { MESSAGES_DVDV_CLIENT_DE } from './messages-dvdv-client.de.ts';
import { MESSAGES_DIRECTORY_DE } from './messages-directory.de.ts';
import { FIT_CONNECT_SUBMISSIONS_DE } from './messages-fit-connect-submissions.de.ts';
import { FIT_CONNECT_EVENTS_DE } from './messages-fit-connect-events.de.ts';
import { FIT_CONNECT_ACCESS_DE } from './messages-fit-connect-access.de.ts';
import { FIT_CONNECT_CALLBACKS_DE } from './messages-fit-connect-callbacks.de.ts';
import { MESSAGES_MAILBOX_OUTCOMES_DE } from './messages-mailbox-outcomes.de.ts';
import { MESSAGES_MAILBOX_WAYS_DE } from './messages-mailbox-ways.de.ts';
import { MESSAGES_MAILBOX_DE } from './messages-mailbox.de.ts';
import { MESSAGES_PAYMENT_SERVICE_DE } from './messages-payment-service.de.ts';
import { MESSAGES_PAYMENT_DE } from './messages-payment.de.ts';
import { MESSAGES_PORTAL_DE } from './messages-portal.de.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_DE: MessageTable = {
  ...MESSAGES_PORTAL_DE,
  ...MESSAGES_CHAIN_DE,
  ...MESSAGES_MAILBOX_DE,
  ...MESSAGES_MAILBOX_OUTCOMES_DE,
  ...MESSAGES_MAILBOX_WAYS_DE,
  ...MESSAGES_DVDV_BEHAVIOUR_DE,
  ...MESSAGES_DVDV_CLIENT_DE,
  ...MESSAGES_PAYMENT_SERVICE_DE,
  ...MESSAGES_PAYMENT_DE,
  ...MESSAGES_DIRECTORY_DE,
  ...FIT_CONNECT_SUBMISSIONS_DE,
  ...FIT_CONNECT_EVENTS_DE,
  ...FIT_CONNECT_ACCESS_DE,
  ...FIT_CONNECT_CALLBACKS_DE,
};

/** Sentences of the findings, English. `{name}` is filled from the parameters; keys as in messages.de.ts. */
import { MESSAGES_DVDV_BEHAVIOUR_EN } from './messages-dvdv-behaviour.en.ts';
import { MESSAGES_CHAIN_EN } from './messages-chain.en.ts';
import { MESSAGES_DVDV_CLIENT_EN } from './messages-dvdv-client.en.ts';
import { MESSAGES_DIRECTORY_EN } from './messages-directory.en.ts';
import { FIT_CONNECT_SUBMISSIONS_EN } from './messages-fit-connect-submissions.en.ts';
import { FIT_CONNECT_EVENTS_EN } from './messages-fit-connect-events.en.ts';
import { FIT_CONNECT_ACCESS_EN } from './messages-fit-connect-access.en.ts';
import { FIT_CONNECT_CALLBACKS_EN } from './messages-fit-connect-callbacks.en.ts';
import { MESSAGES_MAILBOX_OUTCOMES_EN } from './messages-mailbox-outcomes.en.ts';
import { MESSAGES_MAILBOX_WAYS_EN } from './messages-mailbox-ways.en.ts';
import { MESSAGES_MAILBOX_EN } from './messages-mailbox.en.ts';
import { MESSAGES_PAYMENT_SERVICE_EN } from './messages-payment-service.en.ts';
import { MESSAGES_PAYMENT_EN } from './messages-payment.en.ts';
import { MESSAGES_PORTAL_EN } from './messages-portal.en.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_EN: MessageTable = {
  ...MESSAGES_PORTAL_EN,
  ...MESSAGES_CHAIN_EN,
  ...MESSAGES_MAILBOX_EN,
  ...MESSAGES_MAILBOX_OUTCOMES_EN,
  ...MESSAGES_MAILBOX_WAYS_EN,
  ...MESSAGES_DVDV_BEHAVIOUR_EN,
  ...MESSAGES_DVDV_CLIENT_EN,
  ...MESSAGES_PAYMENT_SERVICE_EN,
  ...MESSAGES_PAYMENT_EN,
  ...MESSAGES_DIRECTORY_EN,
  ...FIT_CONNECT_SUBMISSIONS_EN,
  ...FIT_CONNECT_EVENTS_EN,
  ...FIT_CONNECT_ACCESS_EN,
  ...FIT_CONNECT_CALLBACKS_EN,
};

/** Sentences of the findings about what becomes of messages to mailboxes, English; keys as in messages-mailbox-outcomes.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_MAILBOX_OUTCOMES_EN: MessageTable = {
  'control-notice-not-delivered': {
    summary: 'The rule could not be tested because the answer of the mailbox that it needs did not come about.',
    expected: 'A transmission with the answer that was planned.',
    observed: 'Another answer, or no transmission.',
  },
  'notice-not-told': {
    summary: "The product's adapter does not tell what became of the notice.",
    expected: 'A state of the notice.',
    observed: 'No usable answer.',
  },
  'proof-not-told': {
    summary: 'The adapter does not tell whether the product stored the proof.',
    expected: 'messageUuid and providedAt.',
    observed: 'Not told.',
  },
  'proof-missing': {
    summary: "The product did not store the message's id.",
    expected: '{wanted}',
    observed: 'None or another.',
  },
  'proof-time': {
    summary: 'The product did not store when the message was provided.',
    expected: 'About {wanted}.',
    observed: '{seen}',
  },
  'delivered-without-proof': {
    summary: 'The product shows a message as delivered although the answer held no id.',
    expected: 'Another state than delivered.',
    observed: 'Delivered.',
  },
  'failure-told-as-delivery': {
    summary: 'The product shows a notice as delivered that was not delivered.',
    expected: 'Another state than delivered.',
    observed: 'Delivered.',
  },
  'deleted-mailbox-not-final': {
    summary: 'The product does not treat a deleted mailbox as final.',
    expected: 'No further attempt; the clerk decides.',
    observed: '{attempts} attempts, and more to come.',
  },
  'no-other-channel': {
    summary: 'The product offers no other way.',
    expected: 'Another way, such as post.',
    observed: 'None.',
  },
  'other-channel-not-told': {
    summary: 'The adapter does not tell whether the product offers another way.',
    expected: 'otherChannel.',
    observed: 'Not told.',
  },
  'failure-not-staged': {
    summary: 'The failure of the mailbox that was planned did not come about; the rule could not be tested.',
    expected: 'A transmission that the failure strikes.',
    observed: 'None such.',
  },
  'keeping-not-told': {
    summary: 'The adapter does not tell whether the product kept the notice.',
    expected: 'isKept.',
    observed: 'Not told.',
  },
  'failed-notice-lost': {
    summary: 'The product did not keep a notice after an error.',
    expected: 'The notice is kept.',
    observed: 'It is deleted.',
  },
  'hint-not-told': {
    summary: 'The adapter does not tell whether the clerk hears of the error.',
    expected: 'hint.',
    observed: 'Not told.',
  },
  'clerk-not-told': {
    summary: 'The clerk does not hear that a notice was not delivered.',
    expected: 'A hint.',
    observed: 'None.',
  },
  'refusal-repeated': {
    summary: 'The product repeated a request that had been refused.',
    expected: 'One attempt.',
    observed: '{attempts} attempts, refused with {status}.',
  },
  'repeated-too-early': {
    summary: 'The product repeated earlier than Retry-After demands.',
    expected: 'After {wanted} s.',
    observed: 'After {seconds} s.',
  },
  'repeated-without-pause': {
    summary: 'The product repeated without a pause.',
    expected: 'A pause.',
    observed: 'None.',
  },
  'pauses-shrink': {
    summary: 'The pauses between attempts shrink.',
    expected: 'Pauses that grow.',
    observed: '{pauses} s.',
  },
  'sent-more-than-once': {
    summary: 'A notice is in the mailbox more than once.',
    expected: 'Once.',
    observed: '{stored} times.',
  },
  'sent-without-mailbox': {
    summary: 'The product sent a message although there was no mailbox.',
    expected: 'No transmission.',
    observed: '{attempts} transmissions.',
  },
  'organisation-mail-to-person': {
    summary: "An organisation's mail went to a person's mailbox.",
    expected: 'No transmission to this mailbox.',
    observed: 'At least one.',
  },
  'state-none': {
    summary: 'The product reported the state NONE.',
    expected: 'This state is set by the mailbox alone.',
    observed: 'NONE.',
  },
  'state-of-other-role': {
    summary: 'The product reported a state that does not belong to its role.',
    expected: '{allowed}',
    observed: '{status}',
  },
  'state-goes-back': {
    summary: 'The product reported an earlier state after a later one.',
    expected: 'No earlier one after {before}.',
    observed: '{status}',
  },
  'application-of-other-case': {
    summary: 'A status report names the applicationId of another case.',
    expected: 'The applicationId of its own case.',
    observed: 'Another one.',
  },
  'created-date-form': {
    summary: 'createdDate has another form.',
    expected: 'UTC with milliseconds and Z, such as 2026-11-21T08:15:30.000Z.',
    observed: '{seen}',
  },
  'created-date-instant': {
    summary: 'createdDate names another instant.',
    expected: '{wanted}, converted to UTC, or the time of the report.',
    observed: '{seen}',
  },
};

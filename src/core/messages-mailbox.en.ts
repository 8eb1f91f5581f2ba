/** Sentences of findings about sending to mailboxes, English; keys as in messages-mailbox.de.ts. */
import type { MessageTable } from './messages.ts';

export const MESSAGES_MAILBOX_EN: MessageTable = {
  'delivery-not-seen': {
    summary: 'The product transmitted nothing; the rule could not be tested.',
    expected: 'At least one transmission to the mailbox.',
    observed: 'None within the deadline.',
  },
  'content-not-readable': {
    summary: 'A transmission could not be read, or not be attributed to a sender.',
    expected: 'A readable message of a known sender.',
    observed: 'No readable content, or the sender is not known.',
  },
  'certificate-missing': {
    summary: 'The product connected without a client certificate.',
    expected: 'The client certificate of this environment.',
    observed: 'None.',
  },
  'certificate-unknown': {
    summary: 'The product connected with a foreign client certificate.',
    expected: 'A certificate that the target names.',
    observed: 'Another one, its SHA-256 begins with {sha256}.',
  },
  'certificate-of-other-environment': {
    summary: 'The product connected with the certificate of another environment.',
    expected: 'The certificate of the environment {environment}.',
    observed: 'That of the environment {seen}.',
  },
  'token-missing': {
    summary: 'A request carried no JWT.',
    expected: 'Authorization: Bearer with a self-signed JWT.',
    observed: 'None, or none that can be read.',
  },
  'token-header': {
    summary: 'The header of the JWT is another.',
    expected: 'typ JWT and alg RS512.',
    observed: 'typ {typ}, alg {alg}.',
  },
  'token-signature': {
    summary: "The signature of the JWT does not fit the sender's certificate.",
    expected: 'RS512 with the key of the certificate.',
    observed: 'Another signature.',
  },
  'token-times': {
    summary: 'iat or exp is missing in the JWT.',
    expected: 'iat and exp as numbers of seconds.',
    observed: 'No numbers.',
  },
  'token-life': {
    summary: 'The JWT lives too long.',
    expected: 'One hour at most.',
    observed: '{seconds} seconds.',
  },
  'token-signer': {
    summary: 'signer is not the registered name.',
    expected: '{signer}',
    observed: '{seen}',
  },
  'token-roles': {
    summary: 'The JWT lacks the role.',
    expected: 'roles with THIRD_PARTY.',
    observed: '{seen}',
  },
  'token-to-stranger': {
    summary: 'The product followed a redirect to a foreign address and sent JWT or content there.',
    expected: 'Nothing to the foreign address.',
    observed: 'A request with JWT or content.',
  },
  'no-later-token': {
    summary: 'After the refusal no further request with a JWT came; whether it is renewed could not be seen.',
    expected: 'A refused request and one after it.',
    observed: 'One of the two is missing.',
  },
  'refused-token-again': {
    summary: 'A JWT that was refused as expired came again.',
    expected: 'A new JWT.',
    observed: 'The same as before.',
  },
  'sender-log-not-seen': {
    summary: "The product's log could not be seen.",
    expected: 'The latest lines of the log.',
    observed: 'No usable answer of the adapter.',
  },
  'token-in-log': {
    summary: "A JWT is in the product's log.",
    expected: 'None.',
    observed: 'At least one.',
  },
  'content-signature': {
    summary: 'The signature does not fit content as it was sent.',
    expected: 'RSA PKCS #1 v1.5 with SHA-512 over exactly these bytes, in Base64.',
    observed: 'Something else in sha512sum.',
  },
  'mailbox-of-other-case': {
    summary: 'A message went to a mailbox that does not belong to its case.',
    expected: '{wanted}',
    observed: '{seen}',
  },
  'level-not-declared': {
    summary: 'Which level the messages need is not declared.',
    expected: 'procedure.level in the target.',
    observed: 'Nothing declared.',
  },
  'level-missing': {
    summary: 'A message names no level.',
    expected: 'stork_qaa_level as a number from 1 to 4.',
    observed: '{seen}',
  },
  'level-too-low': {
    summary: 'A message can be read with too low a level.',
    expected: 'Level {level} at least.',
    observed: 'Level {seen}.',
  },
  'level-too-high': {
    summary: 'A message demands a higher level than the person had at login.',
    expected: 'Level {level} at most.',
    observed: 'Level {seen}.',
  },
  'text-too-long': {
    summary: 'The member {member} is too long.',
    expected: '{most} characters at most, or a refusal before sending.',
    observed: '{length} characters.',
  },
  'attachments-not-sent': {
    summary: 'The product did not send the attachments along; the rule could not be tested.',
    expected: 'The attachments that were ordered.',
    observed: 'None.',
  },
  'attachment-count': {
    summary: 'The message lists another number of attachments than it holds.',
    expected: 'As many entries in attachments as parts files.',
    observed: '{listed} listed, {sent} sent.',
  },
  'attachment-differs': {
    summary: 'Attachment {number} is not the one that is listed in its place.',
    expected: 'Name, digest (hexadecimal) and length in bytes as sent.',
    observed: 'Different: {members}.',
  },
  'characters-lost': {
    summary: 'In {member} characters arrived other than they were entered.',
    expected: 'All characters unchanged, umlauts and emoji included.',
    observed: 'Another wording.',
  },
  'markup-sent': {
    summary: 'A message holds markup that no operator allows.',
    expected: 'Text without active content, styles and event handlers.',
    observed: 'Such markup.',
  },
  'plain-link-sent': {
    summary: 'A message holds a link that does not begin with https.',
    expected: 'Links with https only.',
    observed: 'Another one.',
  },
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

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
};

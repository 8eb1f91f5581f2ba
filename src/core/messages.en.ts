/** Sentences of the findings, English. `{name}` is filled from the parameters; keys as in messages.de.ts. */
import { MESSAGES_CHAIN_EN } from './messages-chain.en.ts';
import { MESSAGES_DVDV_CLIENT_EN } from './messages-dvdv-client.en.ts';
import { MESSAGES_DIRECTORY_EN } from './messages-directory.en.ts';
import { MESSAGES_MAILBOX_EN } from './messages-mailbox.en.ts';
import { MESSAGES_PAYMENT_SERVICE_EN } from './messages-payment-service.en.ts';
import { MESSAGES_PAYMENT_EN } from './messages-payment.en.ts';
import { MESSAGES_PORTAL_EN } from './messages-portal.en.ts';
import type { MessageTable } from './messages.ts';

export const MESSAGES_EN: MessageTable = {
  ...MESSAGES_PORTAL_EN,
  ...MESSAGES_CHAIN_EN,
  ...MESSAGES_MAILBOX_EN,
  ...MESSAGES_DVDV_CLIENT_EN,
  ...MESSAGES_PAYMENT_SERVICE_EN,
  ...MESSAGES_PAYMENT_EN,
  ...MESSAGES_DIRECTORY_EN,
  'deviation-accepted': {
    summary: 'A submission {deviationEn} was accepted.',
    expected: 'Rejection with reject-submission, in no case accept-submission.',
    observed: 'The product posted accept-submission.',
  },
  'deviation-unanswered': {
    summary: 'A submission {deviationEn} was not answered; whether the flaw was noticed cannot be seen.',
    expected: 'Rejection with reject-submission.',
    observed: 'The submission was fetched, but no event was posted.',
  },
  'submission-not-fetched': {
    summary: 'A submission {deviationEn} was not fetched; the rule could not be checked.',
    expected: 'The product fetches the submission.',
    observed: 'No fetch within the deadline.',
  },
  'control-not-accepted': {
    summary: 'The submission {deviationEn} shows nothing, because its flawless twin was not accepted either.',
    expected: 'The flawless twin is accepted.',
    observed: 'The flawless twin was not accepted.',
  },
  'other-reason': {
    summary: 'A submission {deviationEn} was rejected, but for another reason than the seeded flaw.',
    expected: 'One of these reasons (the official list is not published in full): {wanted}',
    observed: 'Named was: {seen}',
  },
  'valid-rejected': {
    summary: 'A flawless submission {deviationEn} was rejected.',
    expected: 'Acceptance with accept-submission.',
    observed: 'reject-submission with {seen}',
  },
  'answer-unreadable': {
    summary: 'An event was posted for the submission {deviationEn} that is neither accept nor reject.',
    expected: 'accept-submission.',
    observed: 'An event that cannot be read as accept or reject.',
  },
  'valid-unanswered': {
    summary: 'A flawless submission {deviationEn} was fetched but not answered within {deadlineSeconds} s.',
    expected: 'Acceptance with accept-submission within the {deadlineSeconds} s the target declares.',
    observed: 'No event for this submission.',
  },
  'poll-not-told-apart': {
    summary: 'A submission {deviationEn} was accepted; whether the product asked of its own accord could not be told.',
    expected: 'A request for the pickup list that no callback preceded.',
    observed: 'Every request for the pickup list came so soon after a callback that the callback may have caused it.',
  },
  'valid-not-fetched': {
    summary: 'A flawless submission {deviationEn} was not fetched within {deadlineSeconds} s.',
    expected: 'Pickup and acceptance within the {deadlineSeconds} s the target declares.',
    observed: 'No fetch of this submission.',
  },
  'accepted-before-fetch': {
    summary: 'Acceptance was posted before everything was fetched.',
    expected: 'Submission, event log and all attachments are fetched before accept-submission.',
    observed: 'Not fetched before acceptance: {missing}',
  },
  'no-accept-seen': {
    summary: 'There was no acceptance to check the rule on.',
    expected: 'Acceptance with accept-submission.',
    observed: 'No accept-submission.',
  },
  'invalid-unanswered': {
    summary: 'A submission {deviationEn} was fetched and then dropped without an answer.',
    expected: 'Every delivery ends with accept or reject, that of a flawed submission too, within {deadlineSeconds} s.',
    observed: 'No event for this submission.',
  },
  'no-token-request': { summary: 'The product asked for no token.', expected: 'A request to the token endpoint.', observed: 'No request.' },
  'token-request-basic': {
    summary: 'The credentials were sent by HTTP Basic.',
    expected: 'client_id and client_secret in the form body.',
    observed: 'Header Authorization: Basic.',
  },
  'token-request-not-form': {
    summary: 'The token request is not a form.',
    expected: 'Content-Type: application/x-www-form-urlencoded.',
    observed: 'Another media type.',
  },
  'token-request-grant': {
    summary: 'The token request does not use the client-credentials grant.',
    expected: 'grant_type=client_credentials.',
    observed: 'Another grant_type or none.',
  },
  'token-request-credentials': {
    summary: 'The token request lacks credentials in the form.',
    expected: 'client_id and client_secret in the form.',
    observed: 'At least one is missing.',
  },
  'set-unreadable': { summary: 'The posted event is no JWS.', expected: 'Compact JWS of three parts.', observed: '{seen}' },
  'set-typ': { summary: 'The header of the event names the wrong type.', expected: 'typ: secevent+jwt', observed: 'typ: {seen}' },
  'set-alg': { summary: 'The event is not signed with PS512.', expected: 'alg: PS512', observed: 'alg: {seen}' },
  'set-kid': { summary: 'The header of the event does not name the published signing key.', expected: 'kid: {wanted}', observed: 'kid: {seen}' },
  'set-signature': {
    summary: 'The signature of the event fits no published key of the destination.',
    expected: 'Signature with the published signing key.',
    observed: 'Verification failed (kid {seen}).',
  },
  'set-claims-unreadable': {
    summary: 'The posted event holds no JSON object.',
    expected: 'JSON object with the claims of a security event token.',
    observed: '{seen}',
  },
  'set-iss': { summary: 'The issuer of the event is not the own destination.', expected: 'iss: {wanted}', observed: 'iss: {seen}' },
  'set-iat': { summary: 'The time of issue is not a time in seconds.', expected: 'iat: whole seconds since 1970, about {wanted}', observed: 'iat: {seen}' },
  'set-jti': { summary: 'The id of the event is not a UUID.', expected: 'jti: UUID', observed: 'jti: {seen}' },
  'set-jti-repeated': { summary: 'Two different events carry the same id.', expected: 'jti: a new UUID for each event', observed: 'jti: {seen}' },
  'set-event-count': { summary: 'The token does not hold exactly one event.', expected: 'Exactly one event in events.', observed: '{seen} events' },
  'set-sub': { summary: 'The event does not name the submission it belongs to.', expected: 'sub: {wanted}', observed: 'sub: {seen}' },
  'set-txn': { summary: 'The event does not name the case it belongs to.', expected: 'txn: {wanted}', observed: 'txn: {seen}' },
  'no-event-seen': { summary: 'The product posted no event to check the rule on.', expected: 'At least one such event.', observed: 'None.' },
  'accept-without-tags': {
    summary: 'The accept event holds no authentication tags.',
    expected: 'authenticationTags with metadata, data and attachments.',
    observed: '{seen}',
  },
  'accept-tag-differs': {
    summary: 'An authentication tag of the accept event is missing or differs: {part}.',
    expected: 'The last part of the received JWE, unchanged.',
    observed: '{seen}',
  },
  'payload-schema-refused': {
    summary: 'The event names a payload schema that the service refuses.',
    expected: 'set-payload 1.2.x or no $schema.',
    observed: '{seen}',
  },
  'payload-schema-unknown': {
    summary: 'The event names a payload schema nobody has reported on.',
    expected: 'set-payload 1.2.x or no $schema.',
    observed: '{seen}',
  },
  'problems-missing': { summary: 'The rejection names no reason.', expected: 'problems with at least one entry.', observed: '{seen}' },
  'problem-type': {
    summary: "A reason for rejection has no type from FIT-Connect's list.",
    expected: 'type: https://schema.fitko.de/fit-connect/events/problems/…',
    observed: 'type: {seen}',
  },
  'problem-instance': {
    summary: 'A reason for rejection lacks the place concerned.',
    expected: 'instance, such as data, metadata or attachment:<id>',
    observed: 'instance: {seen}',
  },
  'problem-title': { summary: 'A reason for rejection lacks its title.', expected: "title from FIT-Connect's list", observed: 'title: {seen}' },
  'no-reject-seen': {
    summary: 'There was no rejection to check the rule on.',
    expected: 'Rejection with reject-submission.',
    observed: 'No reject-submission.',
  },
  'problems-incomplete': {
    summary: 'A submission {deviationEn} was rejected with too few reasons.',
    expected: '{flaws} reasons, one for each flaw.',
    observed: '{named} reason',
  },
  'no-canaries': { summary: 'The sample data hold no marked values to search for.', expected: 'canaries in the target file.', observed: 'None.' },
  'data-in-log': {
    summary: 'A value of the encrypted data stands in clear in the event.',
    expected: 'No value of the data in the event log.',
    observed: 'A marked value of {length} characters.',
  },
  'event-media-type': {
    summary: 'The event was posted with a wrong media type.',
    expected: 'Content-Type: application/jose',
    observed: 'Content-Type: {seen}',
  },
  'no-conflict-seen': {
    summary: 'The service had no occasion to answer 409; the rule could not be checked.',
    expected: 'An event for the submission that is already decided.',
    observed: 'No event that was answered with 409.',
  },
  'repeated-after-conflict': {
    summary: 'After the answer 409 the event was posted again.',
    expected: 'No further attempt; the case is decided.',
    observed: '{count} attempts in all.',
  },
  'no-later-round': {
    summary: 'No further pickup round began since the answer; the rule could not be checked.',
    expected: 'Another request of the pickup list.',
    observed: 'None within the deadline.',
  },
  'log-not-read-after-conflict': {
    summary: 'After the answer 409 the event log was not read.',
    expected: 'A look at the log shows what was decided.',
    observed: 'No request of the log.',
  },
  'no-refusal-seen': {
    summary: 'The service had no occasion to answer 422; the rule could not be checked.',
    expected: 'An event for this submission.',
    observed: 'None.',
  },
  'adapter-silent': {
    summary: "The product's adapter gave no usable answer.",
    expected: 'An answer as in docs/reference/adapter.md.',
    observed: 'No usable answer.',
  },
  'delivered-although-refused': {
    summary: 'The product shows the submission as decided although the service refused the event with 422.',
    expected: 'A state that shows the open delivery, such as undelivered.',
    observed: 'state: {state}',
  },
  'processed-again': {
    summary: 'A submission that was listed again was answered again.',
    expected: 'Exactly one event.',
    observed: '{count} events, answered with {seen}.',
  },
  'stored-again': { summary: 'A submission that was listed again was stored again.', expected: 'Exactly one record.', observed: '{count} records.' },
  'resent-blindly': {
    summary: 'After a lost answer the event was posted again without reading the log.',
    expected: 'Read the event log first, then decide on another attempt.',
    observed: 'No request of the log between the two attempts.',
  },
  'accepted-before-store': {
    summary: 'Acceptance was posted before the content was stored.',
    expected: 'The adapter shows the submission with the hash of its data while the service has not yet confirmed the acceptance.',
    observed: 'The adapter does not know the submission, or not completely.',
  },
  'no-pickup-seen': {
    summary: 'The product did not request the pickup list; the rule could not be checked.',
    expected: 'A request of the pickup list within the deadline.',
    observed: 'None.',
  },
  'page-not-worked': {
    summary: 'The last page of the pickup list was left, but the first was not worked through either; whether paging is the reason cannot be seen.',
    expected: 'Fetch of the submission on the last page.',
    observed: 'Not fetched.',
  },
  'second-page-never-read': {
    summary: 'The pickup list was read to the end of its first page only.',
    expected: 'Further requests with offset until totalCount ({pending}) is reached.',
    observed: 'No request with an offset above 0 at a page size of {limit}.',
  },
  'missing-never-tried': {
    summary: 'The missing submission was never fetched; the rule could not be checked.',
    expected: 'Fetch of the listed submission.',
    observed: 'None.',
  },
  'stopped-at-404': {
    summary: 'After the answer 404 for a listed submission the following ones were no longer fetched.',
    expected: 'The next submission of the list is fetched.',
    observed: 'No further fetch, {tried} attempts at the same place.',
  },
  'bad-item-never-tried': {
    summary: 'The unreadable submission was never fetched; the rule could not be checked.',
    expected: 'Fetch of the listed submission.',
    observed: 'None.',
  },
  'blocked-by-bad-item': {
    summary: 'An unreadable submission kept all following ones waiting.',
    expected: 'The next submission of the list is fetched.',
    observed: 'No fetch after the unreadable submission.',
  },
  'missing-link-hidden': {
    summary: 'While the service answers 403 the product tells its operator that the pickup is fine.',
    expected: 'A hint at the missing link between client and destination.',
    observed: 'pickup: {seen}',
  },
  'no-tls': { summary: 'The interface runs without TLS; certificates could not be checked.', expected: 'https.', observed: 'http.' },
  'bad-certificate-taken': {
    summary: 'The product sent requests over a connection whose server certificate it had to refuse ({certificate}).',
    expected: 'The handshake is broken off.',
    observed: 'Requests over that connection.',
  },
  'no-handshake-seen': {
    summary: 'The product opened no new connection; the rule could not be checked.',
    expected: 'A handshake within the deadline.',
    observed: 'None.',
  },
  'encryption-key-ops': {
    summary: 'The encryption key {kid} is not published for exactly that use.',
    expected: 'key_ops: ["wrapKey"]',
    observed: 'key_ops: {seen}',
  },
  'one-key-for-both': {
    summary: 'Encryption and signing use the same key ({kid} and {seen}).',
    expected: 'Two different key pairs.',
    observed: 'Equal modulus n.',
  },
  'signing-key-ops': { summary: 'The signing key {kid} is not published for exactly that use.', expected: 'key_ops: ["verify"]', observed: 'key_ops: {seen}' },
  'no-rollover-seen': {
    summary: 'The product carried out no key roll-over; the rule could not be checked.',
    expected: 'Change of encryptionKid through the Destination API.',
    observed: 'None.',
  },
  'switched-before-published': {
    summary: 'encryptionKid was switched before the new key was published.',
    expected: 'Add the key first, then change encryptionKid.',
    observed: 'The reverse or an incomplete order.',
  },
  'callback-reaction-not-shown': {
    summary: 'No reaction of the product to a correct callback could be seen, so {callbackEn} shows nothing.',
    expected: 'Fetch of the named submission after a correct callback.',
    observed: 'No visible reaction.',
  },
  'forged-callback-followed': {
    summary: 'The product followed a callback it had to ignore: {callbackEn}.',
    expected: 'No reaction.',
    observed: 'Fetch of the submission named only there (answer {status}).',
  },
  'valid-callback-ignored': {
    summary: 'The product did not follow a correct callback: {callbackEn}.',
    expected: 'Fetch of the named submission.',
    observed: 'No fetch (answer {status}).',
  },
  'callback-status': { summary: 'A callback was not answered with 200: {callbackEn}.', expected: '200', observed: '{status}' },
  'callback-unreachable': {
    summary: 'The callback receiver could not be reached: {callbackEn}.',
    expected: 'Answer 200 at the address the target names.',
    observed: '{failure}',
  },
  'callback-observed': {
    summary: 'Noted without a rule, not judged: {callbackEn}.',
    expected: 'No rule known.',
    observed: 'Answer {status}; {seenEn}.',
  },
  'callback-trusted': {
    summary: "The product used the case id of the callback instead of the service's.",
    expected: 'What a callback says is a hint; the API decides.',
    observed: 'Requests for case {caseId}, which does not exist.',
  },
};

/** Sentences about events that are sent at FIT-Connect, English; keys as in messages-fit-connect-events.de.ts. */
import type { MessageTable } from './messages.ts';

export const FIT_CONNECT_EVENTS_EN: MessageTable = {
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
  'resent-blindly': {
    summary: 'After a lost answer the event was posted again without reading the log.',
    expected: 'Read the event log first, then decide on another attempt.',
    observed: 'No request of the log between the two attempts.',
  },
};

/**
 * The Submission API as a table of routes, in the order of the protocol: one line says which rules guard an operation. The
 * same lines serve both versions; what differs is in the version adapters (Submission API 1.1.3; fact sheet, sections 4, 5).
 */
import type { Guard } from './call.ts';
import { getCase, getEventLog, getItemEventLog, listCases, postEvent } from './operations/events.ts';
import { addDestinationKey, changeDestination, createDestination, deleteDestination, getDestination, listDestinations } from './operations/destinations.ts';
import { getAttachment, getSubmission, listSubmissions } from './operations/receiving.ts';
import { createReply, getReply, listReplies, submitReply } from './operations/replies.ts';
import { addAttachment, createSubmission, submitSubmission } from './operations/sending.ts';
import { getDestinationKey, getInfo, getJwks } from './operations/technical.ts';
import { requestToken, identifyByForm } from './operations/token.ts';
import type { Route } from './route.ts';
import { hasAllowedSize, hasContent, hasContentType, hasJson } from './rules/content.ts';
import { hasCase, hasDestination, hasItem, hasUuids, isLinkedWithDestination, isPartOfCase, isReceiver, isRetrievable, isSender } from './rules/records.ts';
import { hasRight, hasToken } from './rules/token.ts';
import { BODY_SCHEMAS } from './schemas.ts';
import { V1 } from './versions/v1.ts';
import { V2 } from './versions/v2.ts';
import type { VersionAdapter } from './versions/adapter.ts';

const JSON_BODY: readonly Guard[] = [hasContentType('application/json'), hasAllowedSize];
const PATCH_BODY: readonly Guard[] = [hasContentType('application/json', 'application/merge-patch+json'), hasAllowedSize];
const JOSE_BODY: readonly Guard[] = [hasContentType('application/jose'), hasAllowedSize, hasContent];
const SEND: readonly Guard[] = [hasToken, hasRight('send')];
const SUBSCRIBE: readonly Guard[] = [hasToken, hasRight('subscribe')];
const MANAGE: readonly Guard[] = [hasToken, hasRight('manage')];
const ANY: readonly Guard[] = [hasToken, hasRight('send', 'subscribe', 'manage')];
const OWN_SUBMISSION: readonly Guard[] = [hasUuids('submissionId'), hasItem('submission'), isSender];
const OWN_REPLY: readonly Guard[] = [hasUuids('submissionId'), hasItem('reply'), isSender];
const PICKUP: readonly Guard[] = [hasUuids('submissionId'), hasItem('submission'), isReceiver, isRetrievable];
const PICKUP_REPLY: readonly Guard[] = [hasUuids('submissionId'), hasItem('reply'), isReceiver, isRetrievable];
const MANAGED: readonly Guard[] = [...MANAGE, hasDestination, isLinkedWithDestination];
const TWO_IDS: readonly Guard[] = [hasUuids('submissionId', 'attachmentId')];

const SENDING: readonly Route[] = [
  {
    method: 'POST',
    path: '/submissions',
    operation: 'create-submission',
    guards: [...SEND, ...JSON_BODY, hasJson(BODY_SCHEMAS.announce)],
    handle: createSubmission,
  },
  {
    method: 'PUT',
    path: '/submissions/:submissionId/attachments/:attachmentId',
    operation: 'add-attachment',
    bodyLimit: 'attachmentBytes',
    guards: [...SEND, ...TWO_IDS, ...OWN_SUBMISSION, ...JOSE_BODY],
    handle: addAttachment,
  },
  {
    method: 'PUT',
    path: '/submissions/:submissionId',
    operation: 'submit-submission',
    bodyLimit: 'submissionBytes',
    guards: [...SEND, ...OWN_SUBMISSION, ...JSON_BODY, hasJson(BODY_SCHEMAS.submit)],
    handle: submitSubmission,
  },
];

const RECEIVING: readonly Route[] = [
  { method: 'GET', path: '/submissions', operation: 'list-submissions', guards: SUBSCRIBE, handle: listSubmissions },
  { method: 'GET', path: '/submissions/:submissionId', operation: 'get-submission', guards: [...SUBSCRIBE, ...PICKUP], handle: getSubmission },
  {
    method: 'GET',
    path: '/submissions/:submissionId/attachments/:attachmentId',
    operation: 'get-attachment',
    guards: [...SUBSCRIBE, ...TWO_IDS, ...PICKUP],
    handle: getAttachment,
  },
];

const CASES: readonly Route[] = [
  { method: 'GET', path: '/cases', operation: 'list-cases', guards: ANY, handle: listCases },
  { method: 'GET', path: '/cases/:caseId', operation: 'get-case', guards: [...ANY, hasCase, isPartOfCase], handle: getCase },
  { method: 'GET', path: '/cases/:caseId/events', operation: 'get-event-log', guards: [...ANY, hasCase, isPartOfCase], handle: getEventLog },
  {
    method: 'POST',
    path: '/cases/:caseId/events',
    operation: 'post-event',
    guards: [hasToken, hasRight('subscribe', 'send'), hasCase, isPartOfCase, ...JOSE_BODY],
    handle: postEvent,
  },
  {
    method: 'GET',
    path: '/submissions/:submissionId/events',
    operation: 'get-submission-event-log',
    guards: [...ANY, hasUuids('submissionId'), hasItem('submission'), isPartOfItemsCase],
    handle: getItemEventLog,
  },
];

const REPLIES: readonly Route[] = [
  { method: 'POST', path: '/replies', operation: 'create-reply', guards: [...SUBSCRIBE, ...JSON_BODY, hasJson(BODY_SCHEMAS.reply)], handle: createReply },
  {
    method: 'PUT',
    path: '/replies/:submissionId/attachments/:attachmentId',
    operation: 'add-reply-attachment',
    bodyLimit: 'attachmentBytes',
    guards: [...SUBSCRIBE, ...TWO_IDS, ...OWN_REPLY, ...JOSE_BODY],
    handle: addAttachment,
  },
  {
    method: 'PUT',
    path: '/replies/:submissionId',
    operation: 'submit-reply',
    bodyLimit: 'submissionBytes',
    guards: [...SUBSCRIBE, ...OWN_REPLY, ...JSON_BODY, hasJson(BODY_SCHEMAS.submit)],
    handle: submitReply,
  },
  { method: 'GET', path: '/replies', operation: 'list-replies', guards: SEND, handle: listReplies },
  { method: 'GET', path: '/replies/:submissionId', operation: 'get-reply', guards: [...SEND, ...PICKUP_REPLY], handle: getReply },
  {
    method: 'GET',
    path: '/replies/:submissionId/attachments/:attachmentId',
    operation: 'get-reply-attachment',
    guards: [...SEND, ...TWO_IDS, ...PICKUP_REPLY],
    handle: getAttachment,
  },
  {
    method: 'GET',
    path: '/replies/:submissionId/events',
    operation: 'get-reply-event-log',
    guards: [...ANY, hasUuids('submissionId'), hasItem('reply'), isPartOfItemsCase],
    handle: getItemEventLog,
  },
];

/** Managing destinations was part of the Submission API in version 1 only. */
const MANAGING: readonly Route[] = [
  { method: 'GET', path: '/destinations', operation: 'list-destinations', guards: [hasToken, hasRight('subscribe', 'manage')], handle: listDestinations },
  {
    method: 'POST',
    path: '/destinations',
    operation: 'create-destination',
    guards: [...MANAGE, ...JSON_BODY, hasJson(BODY_SCHEMAS.createDestination)],
    handle: createDestination,
  },
  {
    method: 'PUT',
    path: '/destinations/:destinationId',
    operation: 'update-destination',
    guards: [...MANAGED, ...JSON_BODY, hasJson(BODY_SCHEMAS.updateDestination)],
    handle: changeDestination,
  },
  {
    method: 'PATCH',
    path: '/destinations/:destinationId',
    operation: 'patch-destination',
    guards: [...MANAGED, ...PATCH_BODY, hasJson(BODY_SCHEMAS.patchDestination)],
    handle: changeDestination,
  },
  { method: 'DELETE', path: '/destinations/:destinationId', operation: 'delete-destination', guards: MANAGED, handle: deleteDestination },
  {
    method: 'POST',
    path: '/destinations/:destinationId/keys',
    operation: 'add-destination-key',
    guards: [...MANAGED, ...JSON_BODY, hasJson(BODY_SCHEMAS.object)],
    handle: addDestinationKey,
  },
];

function reading(version: VersionAdapter): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/destinations/:destinationId',
      operation: 'get-destination',
      guards: [...(version.readsDestinationWithoutToken ? [] : ANY), hasDestination],
      handle: getDestination,
    },
    { method: 'GET', path: '/destinations/:destinationId/keys/:keyId', operation: 'get-destination-key', guards: [hasDestination], handle: getDestinationKey },
    { method: 'GET', path: '/info', operation: 'get-info', guards: [], handle: getInfo },
  ];
}

function inVersion(version: VersionAdapter, routes: readonly Route[]): readonly Route[] {
  return routes.map((route) => ({ ...route, version, path: `/${version.version}${route.path}` }));
}

/** Routes below `/token`. */
export const TOKEN_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/', operation: 'request-token', identify: identifyByForm, guards: [hasAllowedSize], handle: requestToken },
];

/** Routes below `/submission-api`. */
export const SUBMISSION_API_ROUTES: readonly Route[] = [
  ...inVersion(V1, [...reading(V1), ...SENDING, ...RECEIVING, ...CASES, ...REPLIES, ...MANAGING]),
  ...inVersion(V2, [...reading(V2), ...SENDING, ...RECEIVING, ...CASES, ...REPLIES]),
  { method: 'GET', path: '/.well-known/jwks.json', operation: 'get-jwks', guards: [], handle: getJwks },
];

/** As `isPartOfCase`, for a path that names an item. */
function isPartOfItemsCase(call: Parameters<Guard>[0]): ReturnType<Guard> {
  call.theCase = call.submission === undefined ? undefined : call.tenant.store.case(call.submission.caseId);
  return isPartOfCase(call);
}

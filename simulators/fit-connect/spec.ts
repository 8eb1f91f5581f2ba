/**
 * What the simulator follows, and how sure each behaviour is. `verified`: seen in a source that speaks for the service.
 * `inferred`: our reading; nobody may fail because of it alone. Destination API, routing and the keys of the
 * Self-Service-Portal are in a file beside this one.
 */
import { DESTINATION_API, DESTINATION_DOCUMENTS, ROUTING_API, ROUTING_DEVIATIONS } from './spec-destinations-and-routing.ts';
import type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';

const OPENAPI = 'Submission API description 1.1.3';
const CLIENTS = 'clients that run against the TEST environment (v2)';
const DOCS = 'documentation portal of FIT-Connect';

const DOCUMENTS: readonly FollowedDocument[] = [
  {
    title: 'Submission API für Antragsverfahren und Berichtspflichten',
    version: '1.1.3',
    url: 'https://schema.fitko.de/fit-connect/submission-api/',
    sha256: '1e53ebafa222a2b30e068acb73b96fc408930fd4a7bb3e287f1db30b4ed76d9d',
  },
  { title: 'Authentication', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/getting-started/authentication' },
  { title: 'Event log', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/getting-started/event-log' },
  { title: 'Creating events', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/getting-started/event-log/set-creation' },
  { title: 'Callbacks', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/details/callbacks' },
  {
    title: 'Notifications and deletion deadlines',
    version: 'as of 2026',
    url: 'https://docs.fitko.de/fit-connect/docs/details/notifications-and-deletion-deadlines',
  },
  { title: 'Cryptography', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/details/crypto' },
  { title: 'Rate limiting', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/getting-started/rate-limiting' },
  { title: 'Sending attachments', version: 'as of 2026', url: 'https://docs.fitko.de/fit-connect/docs/sending/attachments' },
  ...DESTINATION_DOCUMENTS,
];

const TOKEN: readonly Behaviour[] = [
  { rule: 'Credentials in the form body only; HTTP Basic is answered invalid_client', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-001' },
  { rule: 'expires_in 1800, token_type Bearer, token in the form of a JWT', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-001' },
  { rule: 'Scopes are URIs; those of version 1.1.3 are taken too', fidelity: 'verified', source: `${OPENAPI}; ${CLIENTS}` },
  { rule: 'A token carries all rights of its client, whatever scope was asked for', fidelity: 'inferred', source: 'no source says what a narrower scope does' },
  {
    rule: '401 with a problem document and WWW-Authenticate for a missing or bad token',
    fidelity: 'inferred',
    source: `${OPENAPI} has the status and the problem document, not the header`,
    requirement: 'FC-SVC-002',
  },
  { rule: '403 for a subscriber that is not linked with the destination', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-002' },
  { rule: '403, not an empty list, for a subscriber without any destination', fidelity: 'inferred', source: 'by analogy with the line above' },
];

const SENDING: readonly Behaviour[] = [
  { rule: 'v1: serviceType, 202 on submit, data optional', fidelity: 'verified', source: OPENAPI, requirement: 'FC-SVC-009' },
  { rule: 'v2: publicService, 200 on submit, data mandatory', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-009' },
  { rule: 'v2: region may be left out, any text is taken', fidelity: 'inferred', source: 'two clients disagree in use, both report success' },
  { rule: 'v2: cty of metadata and data has to be application/json or application/xml', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-010' },
  {
    rule: 'strict tenants: no zip in v2, kid of a published encryption key, at least 776 characters',
    fidelity: 'inferred',
    source: 'statement of one client; README of the service',
  },
  { rule: '404 for an unknown destination, 422 for one that is not active', fidelity: 'verified', source: OPENAPI, requirement: 'FC-SVC-005' },
  {
    rule: 'Announcing a service that the destination does not offer is taken',
    fidelity: 'inferred',
    source: `${DOCS} obliges the sender; no source says that the service checks`,
  },
  { rule: '422 for an unknown case, 403 for one of other clients', fidelity: 'inferred', source: 'no source' },
  {
    rule: '422 for an attachment that was not announced, and while announced ones are missing',
    fidelity: 'verified',
    source: OPENAPI,
    requirement: 'FC-SVC-007',
  },
  { rule: '409 for uploading or submitting after the submission was submitted', fidelity: 'inferred', source: 'no source' },
  { rule: 'At most 100 attachments of 500 MB, 2 GB together', fidelity: 'verified', source: DOCS },
  { rule: '400 for more than 100 attachments; limits of other bodies', fidelity: 'inferred', source: 'no source' },
];

const RECEIVING: readonly Behaviour[] = [
  {
    rule: 'Only submitted items are listed, submitted and forwarded ones can be fetched, all else is 404',
    fidelity: 'verified',
    source: OPENAPI,
    requirement: 'FC-SVC-012',
  },
  { rule: 'The list is in the order of submission, destination by destination', fidelity: 'inferred', source: 'no source' },
  { rule: 'v2: GET submission carries publicService', fidelity: 'inferred', source: 'by analogy with serviceType' },
  { rule: 'v2: a destination can be read without a token', fidelity: 'verified', source: 'seen on PROD' },
  { rule: 'GET /cases and GET /cases/{id}, with submissionIds and replyIds', fidelity: 'inferred', source: 'names of operations of the Java SDK' },
  { rule: 'GET /submissions/{id}/events and GET /replies/{id}/events', fidelity: 'verified', source: 'planning issue 2089 of FITKO; PHP client' },
  { rule: 'Bodies and other paths of replies', fidelity: 'inferred', source: 'by analogy with submissions' },
];

const EVENTS: readonly Behaviour[] = [
  { rule: 'create-, submit- and notify-submission, the last two with authentication tags', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-011' },
  { rule: 'notify-submission is written together with submit-submission', fidelity: 'inferred', source: 'one client found it in the log after submitting' },
  { rule: 'Service events name set-payload 1.2.2 and the Submission API base URL as issuer', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-011' },
  { rule: 'Payload schema 1.0.0 is refused in v2, 1.2.2 taken', fidelity: 'verified', source: CLIENTS, requirement: 'FC-SVC-014' },
  { rule: 'v1 takes every 1.x, v2 every version from 1.1.0 on', fidelity: 'inferred', source: 'no source' },
  { rule: 'Without $schema the payload is not judged', fidelity: 'verified', source: DOCS, requirement: 'FC-SVC-014' },
  {
    rule: '409 for a transition that does not exist, 422 for a SET that is wrong in content',
    fidelity: 'verified',
    source: OPENAPI,
    requirement: 'FC-SVC-015',
  },
  { rule: '400 for a body that is no compact JWS', fidelity: 'inferred', source: `${OPENAPI} has the status, not the case` },
  { rule: 'A jti that was used before is taken', fidelity: 'inferred', source: 'no source says that the service compares' },
  { rule: 'The destination itself posts forward-submission', fidelity: 'verified', source: DOCS },
  { rule: 'Replies are decided with an event signed by a destination', fidelity: 'inferred', source: 'no source' },
];

const TIME_AND_CALLBACKS: readonly Behaviour[] = [
  { rule: 'Deadlines of 1, 14, 21, 7 and 730 days', fidelity: 'verified', source: DOCS, requirement: 'FC-SVC-018' },
  { rule: 'Problem inside the reject event of the service; payload of delete events', fidelity: 'inferred', source: 'no source' },
  { rule: 'Who is told about what by callback; HMAC-SHA512 over timestamp, dot and raw body', fidelity: 'verified', source: DOCS, requirement: 'FC-SVC-017' },
  { rule: 'URI and members of callbacks about replies', fidelity: 'inferred', source: 'by analogy with new-submissions' },
  { rule: '429 without a body, RateLimit headers', fidelity: 'verified', source: DOCS, requirement: 'FC-SVC-019' },
  { rule: 'RateLimit headers only when the tenant has a limit', fidelity: 'inferred', source: 'limits of the service are not published' },
  {
    rule: 'Problem types submission-not-found, destination-not-found, destination-state-invalid',
    fidelity: 'verified',
    source: DOCS,
    requirement: 'FC-SVC-020',
  },
  {
    rule: 'All other problem types; they carry the prefix urn:pruefstand:problem:',
    fidelity: 'inferred',
    source: 'the list of types is not public',
    requirement: 'FC-SVC-020',
  },
  { rule: 'Keys are judged by section 14 of the fact sheet; 400 otherwise', fidelity: 'verified', source: OPENAPI, requirement: 'FC-SVC-021' },
];

/** Documents, behaviours and known deviations of everything the simulator plays. */
export const SPECIFICATION: SimulatorSpecification = {
  documents: DOCUMENTS,
  behaviours: [...TOKEN, ...SENDING, ...RECEIVING, ...EVENTS, ...TIME_AND_CALLBACKS, ...DESTINATION_API, ...ROUTING_API],
  deviations: [
    'Callbacks are sent once. The documentation says that failed ones are repeated; interval and end are not known.',
    'Service events are signed when a log is first read, not when they happen; iat is the time of the event.',
    'Owner mails on day 3 and day 9 are not sent.',
    'Access tokens follow the real clock, deadlines the virtual one; iat of events is real time.',
    'Checks of JWEs bind clients of the product only: the suite, as a sender, may put anything on the way.',
    'Certificate chains and revocation of keys are not judged; the TEST environment takes self-signed ones as well.',
    'An unknown method on a known path is answered 405 with Allow; the description does not say.',
    'Submission API v3 is not played.',
    ...ROUTING_DEVIATIONS,
  ],
};

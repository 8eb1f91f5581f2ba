/**
 * What the simulator follows around the delivery service: the Destination API, the Routing API 2.0.0 and the keys of the
 * Self-Service-Portal (fact sheet, sections 7 and 11), and how sure each behaviour is; see `spec.ts`.
 */
import type { Behaviour, FollowedDocument } from '../specification.ts';

const SUBMISSION_API = 'Submission API description 1.1.3';
const ROUTING = 'Routing API description 2.0.0';
const ROUTING_CLIENT = 'client that asks the live routing service';
const PROVISIONING = 'client that reports to have created destinations in the TEST environment';
const PHP_CLIENT = 'PHP client (v2)';
const NO_SOURCE = 'no source';

export const DESTINATION_DOCUMENTS: readonly FollowedDocument[] = [
  {
    title: 'Routing API',
    version: '2.0.0',
    url: 'https://schema.fitko.de/fit-connect/routing-api/2.0.0/routing-api.yaml',
    sha256: 'd176beb0cf986290e7d7b19e185ffe07f8dd58d4c9be5e2e3e39eeb392d82b27',
  },
];

export const DESTINATION_API: readonly Behaviour[] = [
  { rule: 'Destination API: created with POST, activated with PATCH as application/merge-patch+json', fidelity: 'verified', source: PROVISIONING },
  { rule: 'Destination API: the contact needs legalName and email only', fidelity: 'verified', source: PROVISIONING },
  { rule: 'Destination API: v2 reads a destination and the list of its keys, signing keys among them', fidelity: 'verified', source: PHP_CLIENT },
  {
    rule: 'Destination API: a new destination has status created and belongs to the client that made it',
    fidelity: 'inferred',
    source: `${SUBMISSION_API} has the status; ${NO_SOURCE} for the link`,
  },
  { rule: 'Destination API: every operation exists under v1 and under v2', fidelity: 'inferred', source: 'each client was seen with one version only' },
  {
    rule: 'Destination API: guards, answers and no-cache as in the Submission API',
    fidelity: 'inferred',
    source: `by analogy with ${SUBMISSION_API}`,
    requirement: 'FC-SVC-004',
  },
  {
    rule: 'Destination API: keys are judged by section 14 of the fact sheet',
    fidelity: 'inferred',
    source: `by analogy with ${SUBMISSION_API}`,
    requirement: 'FC-SVC-021',
  },
  { rule: 'Destination API: null in a patch takes an optional member away', fidelity: 'inferred', source: 'RFC 7396, the media type of the patch' },
  {
    rule: 'Destination API: v2 takes the services as services or publicServices',
    fidelity: 'inferred',
    source: 'by analogy with publicService of submissions',
  },
  { rule: 'Destination API: reading destination or key list needs a token, reading one key does not', fidelity: 'inferred', source: NO_SOURCE },
  { rule: 'A decommissioned destination stays so', fidelity: 'inferred', source: NO_SOURCE },
];

export const ROUTING_API: readonly Behaviour[] = [
  { rule: 'Routing: no call needs a token', fidelity: 'verified', source: ROUTING },
  { rule: 'Routing: served under /v2 only', fidelity: 'verified', source: `${ROUTING_CLIENT} uses v2; the description still names v1` },
  { rule: 'Routing: 400 without leikaKey or with other than one of ars, ags and areaId', fidelity: 'verified', source: ROUTING, requirement: 'FC-RTE-001' },
  { rule: 'Routing: no match is 200 with an empty list', fidelity: 'verified', source: ROUTING_CLIENT, requirement: 'FC-RTE-002' },
  { rule: 'Routing: count, offset and totalCount on every list, limit 1 to 500', fidelity: 'verified', source: ROUTING, requirement: 'FC-RTE-003' },
  { rule: 'Routing: every route carries addressing data signed with PS512', fidelity: 'verified', source: ROUTING, requirement: 'FC-RTE-004' },
  { rule: 'Routing: RateLimit headers on every answer', fidelity: 'verified', source: ROUTING, requirement: 'FC-RTE-005' },
  { rule: 'Routing: 429 carries a JSON object, unlike in the Submission API', fidelity: 'verified', source: ROUTING, requirement: 'FC-RTE-005' },
  { rule: 'Routing: the object of 429 is empty; 10,000 requests a minute unless the tenant has a limit', fidelity: 'inferred', source: 'neither is published' },
  { rule: 'Routing: search expressions are combined with AND', fidelity: 'verified', source: ROUTING_CLIENT, requirement: 'FC-RTE-006' },
  { rule: 'Routing: areas come as application/json', fidelity: 'inferred', source: `${ROUTING} declares problem+json for them, a slip in our reading` },
  {
    rule: 'Routing: letter case does not matter in a search, a blank separates words',
    fidelity: 'inferred',
    source: `${NO_SOURCE}; the live service fails at blanks`,
  },
  { rule: 'Routing: a region covers every area whose regional key begins with its own', fidelity: 'inferred', source: NO_SOURCE },
  { rule: 'Routing: routes lead to active destinations only, in the order in which they were made', fidelity: 'inferred', source: NO_SOURCE },
  { rule: 'Routing: members of the addressing data', fidelity: 'verified', source: `${ROUTING}, its example decoded`, requirement: 'FC-RTE-004' },
  { rule: 'Self-Service-Portal: its keys are at /.well-known/jwks.json and need no token', fidelity: 'inferred', source: NO_SOURCE },
];

export const ROUTING_DEVIATIONS: readonly string[] = [
  'The routing service knows the Länder and a few areas of a Land that does not exist; real areas below the Länder are not played.',
  'Routes carry name and contact of the destination, none of the further texts that the description allows.',
  'Of the Self-Service-Portal only its keys are played.',
];

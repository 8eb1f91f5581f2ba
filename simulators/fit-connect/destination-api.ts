/**
 * The Destination API as a table of routes (fact sheet, section 7; rules of the Submission API 1.1.3, tag
 * Zustellpunktverwaltung). Clients are known to create and patch under `/v1` and to read under `/v2`; that every operation
 * exists in both versions is inferred. Its own are the list of keys and the media type of a patch; the rest is shared.
 */
import { withHeaders } from './answer.ts';
import type { Answer } from './answer.ts';
import { destinationOf } from './call.ts';
import type { Call, Guard } from './call.ts';
import { DESTINATION_BODIES } from './destination-api-schemas.ts';
import {
  addDestinationKey,
  changeDestination,
  createDestination,
  deleteDestination,
  getDestination,
  listDestinationKeys,
  listDestinations,
} from './operations/destinations.ts';
import { getDestinationKey } from './operations/technical.ts';
import type { Route } from './route.ts';
import { hasAllowedSize, hasContentType, hasJson } from './rules/content.ts';
import { hasDestination, isLinkedWithDestination } from './rules/records.ts';
import { hasRight, hasToken } from './rules/token.ts';
import { BODY_SCHEMAS } from './schemas.ts';
import { V1 } from './versions/v1.ts';
import { V2 } from './versions/v2.ts';
import type { VersionAdapter } from './versions/adapter.ts';

const JSON_BODY: readonly Guard[] = [hasContentType('application/json'), hasAllowedSize];
const PATCH_BODY: readonly Guard[] = [hasContentType('application/json', 'application/merge-patch+json'), hasAllowedSize];
const MANAGE: readonly Guard[] = [hasToken, hasRight('manage')];
const MANAGED: readonly Guard[] = [...MANAGE, hasDestination, isLinkedWithDestination];
/** Senders read destinations and keys here too; whether a token is needed for that is inferred. */
const READ: readonly Guard[] = [hasToken, hasRight('send', 'subscribe', 'manage'), hasDestination];

/** The operations of one version, without the path's version. */
const OPERATIONS: readonly Route[] = [
  {
    method: 'POST',
    path: '/destinations',
    operation: 'create-destination',
    guards: [...MANAGE, ...JSON_BODY, hasJson(DESTINATION_BODIES.create)],
    handle: createDestination,
  },
  { method: 'GET', path: '/destinations', operation: 'list-destinations', guards: [hasToken, hasRight('subscribe', 'manage')], handle: listDestinations },
  { method: 'GET', path: '/destinations/:destinationId', operation: 'get-destination', guards: READ, handle: getDestination },
  {
    method: 'PUT',
    path: '/destinations/:destinationId',
    operation: 'update-destination',
    guards: [...MANAGED, ...JSON_BODY, hasJson(DESTINATION_BODIES.update)],
    handle: changeDestination,
  },
  {
    method: 'PATCH',
    path: '/destinations/:destinationId',
    operation: 'patch-destination',
    guards: [...MANAGED, ...PATCH_BODY, hasJson(DESTINATION_BODIES.patch)],
    handle: patchDestination,
  },
  { method: 'DELETE', path: '/destinations/:destinationId', operation: 'delete-destination', guards: MANAGED, handle: deleteDestination },
  {
    method: 'POST',
    path: '/destinations/:destinationId/keys',
    operation: 'add-destination-key',
    guards: [...MANAGED, ...JSON_BODY, hasJson(BODY_SCHEMAS.object)],
    handle: addDestinationKey,
  },
  { method: 'GET', path: '/destinations/:destinationId/keys', operation: 'list-destination-keys', guards: READ, handle: listKeys },
  { method: 'GET', path: '/destinations/:destinationId/keys/:keyId', operation: 'get-destination-key', guards: [hasDestination], handle: getDestinationKey },
];

/** Routes below `/destination-api`. @requirement FC-SVC-004 FC-SVC-021 FC-SVC-022 */
export const DESTINATION_API_ROUTES: readonly Route[] = [...inVersion(V1), ...inVersion(V2)];

function inVersion(version: VersionAdapter): readonly Route[] {
  return OPERATIONS.map((route) => ({ ...route, path: `/${version.version}${route.path}`, version }));
}

function listKeys(call: Call): Answer {
  return withHeaders(listDestinationKeys(call), [['Cache-Control', 'no-cache']]);
}

/**
 * `PATCH /destinations/{id}`: members replace what was there as a whole, in both media types (description 1.1.3). `null`
 * takes an optional member away (RFC 7396); that the service does so is inferred.
 */
function patchDestination(call: Call): Answer {
  const before = destinationOf(call);
  const given = Object.entries(call.json as Readonly<Record<string, unknown>>);
  const removed = given.filter(([, value]) => value === null).map(([name]) => name);
  if (removed.length > 0) {
    call.destination = Object.fromEntries(Object.entries(before).filter(([name]) => !removed.includes(name))) as unknown as typeof before;
    call.json = Object.fromEntries(given.filter(([, value]) => value !== null));
  }
  return changeDestination(call);
}

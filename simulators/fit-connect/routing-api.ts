/**
 * The Routing API 2.0.0 and the keys of the Self-Service-Portal (Routing API description 2.0.0; fact sheet, section 11). No
 * call needs a token. Only `/v2` is served: what the older `/v1` answered is not known. Routes come from the tenant's active
 * destinations; how a region covers an area is our reading, and so is the path of the portal's keys.
 */
import { json, withHeaders } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Call, Handler } from './call.ts';
import type { DestinationSeed } from './contract.ts';
import { isRefusal, listOf, pageOf, readPage } from './operations/paging.ts';
import { problem } from './problems.ts';
import { createRateLimiter } from './rate-limit.ts';
import type { RateLimiter } from './rate-limit.ts';
import type { Route } from './route.ts';
import { destinationSignature } from './routing-api-addressing.ts';
import { AREAS } from './routing-api-areas.ts';
import { covers, placeOfMunicipalityKey } from './routing-api-coverage.ts';
import type { Place } from './routing-api-coverage.ts';
import { findAreas, isSearchExpression } from './routing-api-search.ts';
import type { Tenant } from './tenant.ts';

const SERVICE_PREFIX = 'urn:de:fim:leika:leistung:';
const MAX_EXPRESSIONS = 10;
/** The limits of the real service are not published; these are ours, out of the way of ordinary runs. */
const DEFAULT_RATE = { limit: 10_000, windowSeconds: 60 };

const SELECTORS: Readonly<Record<string, { readonly pattern: RegExp; readonly placeOf: (value: string) => Place | undefined }>> = {
  ars: { pattern: /^(?:\d{2}|\d{3}|\d{5}|\d{9}|\d{12})$/, placeOf: (key) => ({ kind: 'ars', key }) },
  ags: { pattern: /^(?:\d{2}|\d{3}|\d{5}|\d{8})$/, placeOf: placeOfMunicipalityKey },
  // The published pattern is open at its end.
  areaId: { pattern: /^\d/, placeOf: placeOfArea },
};

/** Routes below `/routing`. */
export const ROUTING_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v2/routes', operation: 'list-routes', guards: [], handle: limited(listRoutes) },
  { method: 'GET', path: '/v2/areas', operation: 'list-areas', guards: [], handle: limited(listAreas) },
  {
    method: 'GET',
    path: '/v2/info',
    operation: 'get-routing-info',
    guards: [],
    handle: limited(() => json(200, { version: { major: 2, minor: 0, patch: 0 } })),
  },
];

/** Routes below `/portal`. */
export const PORTAL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/.well-known/jwks.json',
    operation: 'get-portal-jwks',
    guards: [],
    handle: (call) => json(200, { keys: [call.tenant.service.portal.publicJwk] }),
  },
];

/** `GET /routes`. @requirement FC-RTE-001 FC-RTE-002 FC-RTE-003 FC-RTE-004 */
async function listRoutes(call: Call): Promise<Answer> {
  const query = new URLSearchParams(call.query);
  const page = readPage(call);
  if (isRefusal(page)) return page;
  const [leikaKey = '', ...more] = query.getAll('leikaKey');
  if (more.length > 0 || !/^99\d{12}$/.test(leikaKey))
    return problem('request-malformed', 'The parameter leikaKey has to be given once, 99 and twelve digits.');
  const given = Object.keys(SELECTORS).flatMap((name) => query.getAll(name).map((value) => ({ name, value })));
  const [selector] = given;
  if (selector === undefined || given.length > 1) return problem('request-malformed', 'Exactly one of ars, ags and areaId has to be given.');
  const { name, value } = selector;
  if (SELECTORS[name]?.pattern.test(value) !== true) return problem('request-malformed', `The parameter ${name} is malformed.`);
  const place = SELECTORS[name].placeOf(value);
  const found = place === undefined ? [] : destinationsFor(call.tenant, SERVICE_PREFIX + leikaKey, place);
  const routes = await Promise.all([...pageOf(found, page)].map(async (destination) => routeOf(call.tenant, destination)));
  return json(200, listOf('routes', routes, page, found.length));
}

/** `GET /areas`. @requirement FC-RTE-003 FC-RTE-006 */
function listAreas(call: Call): Answer {
  const page = readPage(call);
  if (isRefusal(page)) return page;
  const expressions = new URLSearchParams(call.query).getAll('areaSearchexpression');
  if (expressions.length === 0 || expressions.length > MAX_EXPRESSIONS)
    return problem('request-malformed', `One to ${MAX_EXPRESSIONS} search expressions have to be given.`);
  if (!expressions.every(isSearchExpression)) return problem('request-malformed', 'A search expression needs at least two characters besides each wildcard.');
  const found = findAreas(AREAS, expressions);
  return json(
    200,
    listOf(
      'areas',
      [...pageOf(found, page)].map(({ id, name, type }) => ({ id, name, type })),
      page,
      found.length,
    ),
  );
}

function placeOfArea(id: string): Place | undefined {
  const area = AREAS.find((candidate) => candidate.id === id);
  return area === undefined ? undefined : { kind: 'ars', key: area.ars };
}

function destinationsFor(tenant: Tenant, identifier: string, place: Place): readonly DestinationSeed[] {
  return tenant.store
    .destinations()
    .filter(
      ({ status, services }) =>
        status === 'active' && services.some((service) => service.identifier === identifier && service.regions.some((region) => covers(region, place))),
    );
}

async function routeOf(tenant: Tenant, destination: DestinationSeed): Promise<Readonly<Record<string, unknown>>> {
  const { destinationId, name, contactInformation: contact } = destination;
  return {
    destinationId,
    destinationSignature: await destinationSignature(tenant, destination),
    ...(name === '' ? {} : { destinationName: name }),
    ...(contact === undefined ? {} : { contactPersons: [{ name: contact['legalName'], tel: contact['phone'], email: contact['email'] }] }),
    origin: 'Pruefstand',
  };
}

const limiters = new WeakMap<Tenant, RateLimiter>();

/** Adds the headers that every answer of the routing service carries; a limit of the tenant brings its own. @requirement FC-RTE-005 */
function limited(handle: Handler): Handler {
  return async (call) => {
    const { tenant } = call;
    if (tenant.rateLimiter !== undefined) return handle(call);
    const limiter = limiters.get(tenant) ?? createRateLimiter(tenant.service.clock, DEFAULT_RATE);
    limiters.set(tenant, limiter);
    const { headers, refusal } = limiter.count('');
    // Unlike the Submission API, the description of routing gives 429 a JSON object.
    return withHeaders(refusal === undefined ? await handle(call) : json(429, {}), headers);
  };
}

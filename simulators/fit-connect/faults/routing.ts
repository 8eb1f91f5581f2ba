/**
 * Routes whose signed addressing data are forged or about something else, for senders that have to check them (fact sheet,
 * section 11; FC-SND-010, FC-SND-011), no routes at all, two quirks of the live routing service, and a destination that takes
 * nothing. Forged data are remembered, so that every reading shows the same text.
 */
import { encodeBase64url } from '../../../src/formats/base64url.ts';
import { decodeJws } from '../../../src/formats/jose.ts';
import type { DecodedJws, Jwk } from '../../../src/formats/jose.ts';
import { craftJws } from '../../../src/formats/jws-crafting.ts';
import type { KeyPair } from '../../../src/formats/keys.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { problem } from '../problems.ts';
import { areaUrn } from '../routing-api-addressing.ts';
import { stringParam } from './definition.ts';
import type { Armed, FaultDefinition } from './definition.ts';

const ROUTES = ['list-routes'];
const AREAS = ['list-areas'];
const FOREIGN_DESTINATION = '99999999-9999-4999-8999-999999999999';
const FOREIGN_SERVICE = 'urn:de:fim:leika:leistung:99999999999999';
/** No Land has this key, nor one of ours. */
const FOREIGN_AREA = areaUrn('98');
const FOREIGN_HOST = 'submission-api.invalid';

type Forge = (jws: DecodedJws, call: Call, armed: Armed) => string;
type Payload = DecodedJws['payload'];

/** Replaces the addressing data of every route of a successful answer. */
function forgeRoutes(call: Call, answer: Answer, armed: Armed, forge: Forge): Answer {
  if (answer.status !== 200 || typeof answer.body !== 'string') return answer;
  const list = JSON.parse(answer.body) as { readonly routes: readonly { readonly destinationSignature: string }[] };
  if (list.routes.length === 0) return answer;
  const routes = list.routes.map((route) => ({ ...route, destinationSignature: forgedText(route.destinationSignature, call, armed, forge) }));
  return { ...answer, body: JSON.stringify({ ...list, routes }) };
}

function forgedText(compact: string, call: Call, armed: Armed, forge: Forge): string {
  const known = armed.memory.get(compact);
  if (typeof known === 'string') return known;
  const jws = decodeJws(compact);
  if (jws === undefined) return compact;
  const text = forge(jws, call, armed);
  armed.memory.set(compact, text);
  return text;
}

function signatureFault(name: string, text: string, forge: Forge, more: Pick<FaultDefinition, 'params' | 'prepare'> = {}): FaultDefinition {
  return { name, text, violates: 'FC-RTE-004', operations: ROUTES, after: (call, answer, armed) => forgeRoutes(call, answer, armed, forge), ...more };
}

/** Addressing data that verify and say something else. */
function contentFault(name: string, text: string, change: (payload: Payload, armed: Armed) => Payload, params?: FaultDefinition['params']): FaultDefinition {
  const forge: Forge = ({ header, payload }, call, armed) => sign(header, change(payload, armed), call.tenant.service.portal.privateJwk);
  return signatureFault(name, text, forge, params === undefined ? {} : { params });
}

function sign(header: DecodedJws['header'], payload: Payload, privateJwk: Jwk): string {
  return craftJws({ header, payload, privateJwk });
}

function withServices(payload: Payload, change: Readonly<Record<string, readonly string[]>>): Payload {
  const services = Array.isArray(payload['services']) ? (payload['services'] as readonly object[]) : [];
  return { ...payload, services: services.map((service) => ({ ...service, ...change })) };
}

const strangers = new WeakMap<Armed, KeyPair>();

const SIGNATURE_FAULTS: readonly FaultDefinition[] = [
  signatureFault(
    'destination-signature-wrong-key',
    'The addressing data are signed by a key that the portal does not publish, under the kid of one that it does.',
    ({ header, payload, parts }, _call, armed) => {
      const key = strangers.get(armed)?.privateJwk;
      return key === undefined ? parts.join('.') : sign(header, payload, key);
    },
    { prepare: async (_tenant, service, armed) => void strangers.set(armed, await service.spare.stranger()) },
  ),
  signatureFault(
    'destination-signature-tampered',
    'The addressing data were changed after signing: their time of issue is a second later.',
    ({ parts: [header, , signature], payload }) => {
      const changed = encodeBase64url(JSON.stringify({ ...payload, iat: Number(payload['iat']) + 1 }));
      return `${header}.${changed}.${signature}`;
    },
  ),
  contentFault(
    'destination-signature-foreign-destination',
    'The addressing data verify and name another destination than the route.',
    (payload, armed) => ({ ...payload, destinationId: stringParam(armed, 'destinationId') ?? FOREIGN_DESTINATION }),
    { destinationId: { kind: 'string', default: FOREIGN_DESTINATION, text: 'Id of the destination to name' } },
  ),
  contentFault('destination-signature-foreign-service', 'The addressing data verify and name another service than was asked for.', (payload) =>
    withServices(payload, { leistungIDs: [FOREIGN_SERVICE] }),
  ),
  contentFault('destination-signature-foreign-area', 'The addressing data verify and name another area than was asked for.', (payload) =>
    withServices(payload, { gebietIDs: [FOREIGN_AREA] }),
  ),
  contentFault('destination-signature-wrong-host', 'The addressing data verify and name another delivery service.', (payload) => ({
    ...payload,
    submissionHost: FOREIGN_HOST,
  })),
];

/** The status of a destination in an answer. */
function showInactive(answer: Answer): Answer {
  if (answer.status !== 200 || typeof answer.body !== 'string') return answer;
  return { ...answer, body: JSON.stringify({ ...(JSON.parse(answer.body) as object), status: 'inactive' }) };
}

/** Refuses what would be taken otherwise; what is wrong for other reasons is left to the rules. */
function refuseAnnouncement(call: Call): Answer | undefined {
  const { token, tenant } = call;
  if (call.operation !== 'create-submission' || token === undefined || !tenant.tokens.isGood(token) || !token.client.rights.has('send')) return undefined;
  return tenant.store.destination(destinationIdIn(call.body)) === undefined ? undefined : problem('destination-state-invalid', 'The destination is inactive.');
}

function destinationIdIn(body: Uint8Array): string {
  try {
    const { destinationId } = JSON.parse(Buffer.from(body).toString('utf8')) as { destinationId?: unknown };
    return typeof destinationId === 'string' ? destinationId : '';
  } catch {
    return '';
  }
}

export const ROUTING_FAULTS: readonly FaultDefinition[] = [
  ...SIGNATURE_FAULTS,
  {
    name: 'routes-empty',
    text: 'No route is found, whatever is asked for.',
    violates: 'nothing: there may be no destination for a service in an area',
    operations: ROUTES,
    after(_call, answer) {
      if (answer.status !== 200 || typeof answer.body !== 'string') return answer;
      const { offset } = JSON.parse(answer.body) as { readonly offset: number };
      return { ...answer, body: JSON.stringify({ count: 0, offset, totalCount: 0, routes: [] }) };
    },
  },
  {
    name: 'areas-as-problem-json',
    text: 'Found areas come with the media type application/problem+json, as the description declares by mistake.',
    violates: 'nothing: Routing API 2.0.0, GET /areas, answer 200',
    operations: AREAS,
    after: (_call, answer) =>
      answer.status === 200
        ? { ...answer, headers: answer.headers.map(([name, value]) => (name === 'Content-Type' ? [name, 'application/problem+json'] : [name, value])) }
        : answer,
  },
  {
    name: 'areas-blank-fails',
    text: 'A blank inside a search expression is answered with 500, as the live service does.',
    violates: 'Routing API 2.0.0, parameter areaSearchexpression',
    operations: AREAS,
    after(call, answer) {
      const hasBlank = new URLSearchParams(call.query).getAll('areaSearchexpression').some((expression) => expression.trim().includes(' '));
      if (answer.status !== 200 || !hasBlank) return answer;
      const failure = problem('internal-error', 'The search expression holds a blank.');
      return { ...failure, headers: [...failure.headers, ...answer.headers.filter(([name]) => name.startsWith('RateLimit-'))] };
    },
  },
  {
    name: 'destination-inactive',
    text: 'Destinations show the status inactive and announcements to them are refused (422); routes to them are still found.',
    violates: 'nothing: a destination may become inactive at any time',
    operations: ['get-destination', 'create-submission'],
    before: (call) => refuseAnnouncement(call),
    after: (call, answer) => (call.operation === 'get-destination' ? showInactive(answer) : answer),
  },
];

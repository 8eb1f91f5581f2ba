/**
 * Destinations: reading them, and creating and changing them by machine (Submission API 1.1.3, tag Zustellpunktverwaltung;
 * fact sheet, section 7). The Destination API shares the functions and has paths of its own.
 */
import { checkPublicJwk } from '../../../src/formats/keys.ts';
import { constantJson, empty, json, uncachedJson, withHeaders } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { clientOf, destinationOf, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import type { DestinationSeed, PublicJwk } from '../contract.ts';
import { problem } from '../problems.ts';
import { isLinked } from '../tenant.ts';
import type { VersionAdapter } from '../versions/adapter.ts';
import { isRefusal, listOf, pageOf, readPage } from './paging.ts';

type Body = Readonly<Record<string, unknown>>;

/** `GET /destinations`: the client's own. */
export function listDestinations(call: Call): Answer {
  const page = readPage(call);
  if (isRefusal(page)) return page;
  const client = clientOf(call);
  const own = call.tenant.store.destinations().filter(({ destinationId }) => isLinked(client, destinationId));
  return uncachedJson(
    200,
    listOf(
      'destinations',
      [...pageOf(own, page)].map((destination) => presentPrivate(call, destination)),
      page,
      own.length,
    ),
  );
}

/** `GET /destinations/{id}`: with contact and callback for those who are linked with it. @requirement FC-SVC-004 FC-SVC-022 */
export function getDestination(call: Call): Answer {
  const destination = destinationOf(call);
  const isOwn =
    call.client !== undefined && call.token !== undefined && isLinked(call.client, destination.destinationId) && call.tenant.tokens.isGood(call.token);
  return constantJson(viewOf(destination, versionOf(call), isOwn));
}

/** The store replaces a destination that changes, so that every view of one is made once. */
function viewOf(destination: DestinationSeed, version: VersionAdapter, isOwn: boolean): object {
  let known = views.get(destination);
  if (known === undefined) views.set(destination, (known = []));
  let entry = known.find((view) => view.version === version && view.isOwn === isOwn);
  if (entry === undefined) {
    entry = { version, isOwn, view: isOwn ? privateView(version, destination) : version.presentDestination(destination) };
    known.push(entry);
  }
  return entry.view;
}

const views = new WeakMap<DestinationSeed, { readonly version: VersionAdapter; readonly isOwn: boolean; readonly view: object }[]>();

/** `POST /destinations`. The destination belongs to the client and is in status created. @requirement FC-SVC-021 */
export function createDestination(call: Call): Answer {
  const body = call.json as Body;
  const { encryptionPublicKey, signingPublicKey, encryptionKid } = body;
  const refusal = refuseKey(encryptionPublicKey, 'wrapKey') ?? refuseKey(signingPublicKey, 'verify') ?? refuseCallback(call, body);
  if (refusal !== undefined) return refusal;
  const keys = [encryptionPublicKey as PublicJwk, signingPublicKey as PublicJwk];
  if (keys[0]?.kid !== encryptionKid) return problem('request-malformed', 'encryptionKid is not the kid of encryptionPublicKey.');
  const destinationId = call.tenant.service.ids();
  const destination: DestinationSeed = {
    destinationId,
    name: '',
    status: 'created',
    keys,
    services: [],
    encryptionKid: '',
    metadataVersions: [],
    ...membersOf(body),
  };
  call.tenant.store.putDestination(destination);
  clientOf(call).destinationIds.add(destinationId);
  call.labels.destinationId = destinationId;
  return withHeaders(uncachedJson(201, presentPrivate(call, destination)), [['Location', `/destinations/${destinationId}`]]);
}

/** `PUT /destinations/{id}` and `PATCH /destinations/{id}`; which members have to be there is the schema's business. */
export function changeDestination(call: Call): Answer {
  const destination = destinationOf(call);
  const body = call.json as Body;
  const refusal = refuseCallback(call, body) ?? refuseChange(destination, body);
  if (refusal !== undefined) return refusal;
  const kept = call.request.method === 'PUT' ? withoutOptional(destination) : destination;
  const changed: DestinationSeed = { ...kept, ...membersOf(body) };
  call.tenant.store.putDestination(changed);
  return uncachedJson(200, presentPrivate(call, changed));
}

/** `DELETE /destinations/{id}`. */
export function deleteDestination(call: Call): Answer {
  call.tenant.store.deleteDestination(destinationOf(call).destinationId);
  return empty(204);
}

/** `POST /destinations/{id}/keys`: 201 also when the key is there already. @requirement FC-SVC-021 */
export function addDestinationKey(call: Call): Answer {
  const destination = destinationOf(call);
  const jwk = call.json as PublicJwk;
  const refusal = refuseKey(jwk, jwk['alg'] === 'PS512' ? 'verify' : 'wrapKey');
  if (refusal !== undefined) return refusal;
  call.labels.keyId = jwk.kid;
  const known = destination.keys.find(({ kid }) => kid === jwk.kid);
  if (known !== undefined && known['n'] !== jwk['n']) return problem('request-malformed', 'Another key has this kid already.');
  if (known === undefined) call.tenant.store.putDestination({ ...destination, keys: [...destination.keys, jwk] });
  return empty(201, [['Location', `/destinations/${destination.destinationId}/keys/${encodeURIComponent(jwk.kid)}`]]);
}

/** All keys of a destination; the Destination API lists them, the Submission API does not. */
export function listDestinationKeys(call: Call): Answer {
  return json(200, { keys: destinationOf(call).keys });
}

/** A destination for its owner: contact and the address of the callback, never its secret. @requirement FC-SVC-022 */
export function presentPrivate(call: Call, destination: DestinationSeed): Record<string, unknown> {
  return privateView(versionOf(call), destination);
}

function privateView(version: VersionAdapter, destination: DestinationSeed): Record<string, unknown> {
  const { contactInformation, callback } = destination;
  return {
    ...version.presentDestination(destination),
    ...(contactInformation === undefined ? {} : { contactInformation }),
    ...(callback === undefined ? {} : { callback: { url: callback.url } }),
  };
}

/** Judges a key by section 14. @requirement FC-SVC-021 */
export function refuseKey(jwk: unknown, operation: 'wrapKey' | 'verify'): Answer | undefined {
  const [first] = checkPublicJwk(jwk, operation).filter(({ rule }) => rule !== 'certificate-key');
  return first === undefined ? undefined : problem('request-malformed', `The key for ${operation} breaks the rule ${first.rule}: ${first.detail}.`);
}

function refuseCallback(call: Call, { callback }: Body): Answer | undefined {
  const url = (callback as { url?: string } | undefined)?.url;
  if (url === undefined || url.startsWith('https://') || call.tenant.allowsHttpCallback) return undefined;
  return problem('request-malformed', 'The URL of the callback has to begin with https://.');
}

/** That `decommissioned` is final is inferred. */
function refuseChange(destination: DestinationSeed, { encryptionKid, status }: Body): Answer | undefined {
  if (destination.status === 'decommissioned' && status !== undefined && status !== 'decommissioned')
    return problem('request-malformed', 'A decommissioned destination stays so.');
  if (encryptionKid === undefined) return undefined;
  const isPublished = destination.keys.some((key) => key.kid === encryptionKid && key['alg'] === 'RSA-OAEP-256');
  return isPublished ? undefined : problem('request-malformed', 'encryptionKid names no encryption key of the destination.');
}

/** Members of a body that a destination has; v2 may call the services `publicServices`. */
function membersOf(body: Body): Partial<DestinationSeed> {
  const { name, status, contactInformation, services, publicServices, callback, encryptionKid, replyChannels, metadataVersions } = body;
  const members = { name, status, contactInformation, services: services ?? publicServices, callback, encryptionKid, replyChannels, metadataVersions };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A full update leaves out what the body does not name. */
function withoutOptional({ replyChannels: _channels, callback: _callback, ...rest }: DestinationSeed): DestinationSeed {
  return rest;
}

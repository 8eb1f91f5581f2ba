/** What needs no token: version, keys of the service, keys of a destination (Submission API 1.1.3, tag Technisch). */
import { constantJson, json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { destinationOf, param, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import { problem } from '../problems.ts';

/** `GET /info`. @requirement FC-SVC-003 */
export function getInfo(call: Call): Answer {
  return json(200, { version: versionOf(call).number });
}

/** `GET /.well-known/jwks.json`. @requirement FC-SVC-003 */
export function getJwks(call: Call): Answer {
  return json(200, { keys: [call.tenant.service.signing.publicJwk, ...call.tenant.publishedKeys] });
}

/** `GET /destinations/{id}/keys/{kid}`: encryption and signing keys alike. @requirement FC-SVC-003 FC-SVC-004 */
export function getDestinationKey(call: Call): Answer {
  const { destinationId, keys } = destinationOf(call);
  const kid = param(call, 'keyId');
  const key = keys.find((candidate) => candidate.kid === kid) ?? call.tenant.faults.destinationKey(call, destinationId, kid);
  return key === undefined ? problem('key-not-found') : constantJson(key);
}

/**
 * Signed addressing data, the `destinationSignature` of a route (Routing API 2.0.0, schema route; fact sheet, section 11):
 * which destination at which delivery service is in charge of which services where, signed by the Self-Service-Portal.
 */
import { signJws } from '../../src/formats/jose.ts';
import type { DestinationSeed, ServiceOffer } from './contract.ts';
import { keysOfRegion } from './routing-api-coverage.ts';
import type { Tenant } from './tenant.ts';

const AREA_PREFIX = 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:';

/** The URN of a regional key in addressing data. */
export function areaUrn(key: string): string {
  return AREA_PREFIX + key;
}

// A destination that changes is a new object, so what is remembered always fits its present services.
const signed = new WeakMap<DestinationSeed, Promise<string>>();

/**
 * The addressing data of a destination, signed once and then always the same text, as an entry of a catalogue is.
 * @returns compact JWS, PS512, header `kid`, `typ` jwt
 * @requirement FC-RTE-004
 */
export async function destinationSignature(tenant: Tenant, destination: DestinationSeed): Promise<string> {
  const known = signed.get(destination);
  if (known !== undefined) return known;
  const { portal } = tenant.service;
  const compact = signJws({ kid: portal.publicJwk.kid, typ: 'jwt', alg: 'PS512' }, contentOf(tenant, destination), portal.privateJwk);
  signed.set(destination, compact);
  return compact;
}

function contentOf(tenant: Tenant, { destinationId, services }: DestinationSeed): Readonly<Record<string, unknown>> {
  const { submissionApiUrl, selfServicePortalUrl } = tenant.addresses();
  const { ids, clock } = tenant.service;
  return {
    submissionHost: new URL(submissionApiUrl).host,
    iss: selfServicePortalUrl,
    services: services.map(coverageOf),
    destinationId,
    iat: Math.floor(clock.now() / 1000),
    jti: ids(),
  };
}

function coverageOf({ identifier, regions }: ServiceOffer): Readonly<Record<string, unknown>> {
  const keys = new Set(regions.flatMap(keysOfRegion));
  return { gebietIDs: [...keys].map(areaUrn), leistungIDs: [identifier] };
}

/**
 * What the directory of a chain holds: the authority with a destination of the delivery service, the product that logs in, and certificates of
 * other destinations. No entry concept describes such an entry (DVDV sheet, section 6); that an address is the resource of a destination and
 * comes with the certificate to encrypt for is our arrangement.
 */
import type { Destinations } from '../../drivers/chain/scenario-parameters.ts';
import { certificateFingerprint } from '../../formats/certificate-listing.ts';
import { certificatesInPem } from '../../formats/certificate-reading.ts';
import type { Jwk } from '../../formats/jose.ts';
import type { CategorySeed, CertificateSeed, ClientSeed, DirectorySeed, OrganizationSeed } from '../../../simulators/dvdv/contract.ts';

/** Who is entitled to receive, and how entries are written. */
export const RECEIVER = {
  category: 'Kindertagesbetreuung (Test)',
  organizationKey: 'kit:069900000001',
  serviceUri: 'urn:pruefstand:dienst:kindergartenanmeldung:1.0',
} as const;

const SENDERS = 'Onlinedienst (Test)';
const STRANGERS = 'Fremde Kategorie (Test)';
const CATEGORIES: readonly CategorySeed[] = [{ name: 'Kommune (Test)', children: [RECEIVER.category, SENDERS, STRANGERS].map((name) => ({ name })) }];
const REVOKED_SINCE_MS = 30 * 86_400_000;
const ELEMENT = 'weg-eigener';

/** Fingerprint of the first certificate of a published key. */
export function fingerprintOf(jwk: Jwk): string {
  const [first = ''] = jwk['x5c'] as readonly string[];
  return certificateFingerprint(Buffer.from(first, 'base64'));
}

/** The directory at the beginning of a run. @param login certificate of the product, PEM @param now milliseconds since the epoch */
export function seedChainDirectory(
  destinations: Destinations,
  keys: Readonly<Record<keyof Destinations, Jwk>>,
  login: string | undefined,
  now: number,
): { readonly directory: DirectorySeed; readonly clients: readonly ClientSeed[] } {
  const revocation = { at: new Date(now - REVOKED_SINCE_MS).toISOString(), reason: 'KEY_COMPROMISE' as const };
  const names = ['own', 'former', 'revoked', 'stranger'] as const;
  const certificates = names.map((name): CertificateSeed => ({
    certificate: (keys[name]['x5c'] as readonly string[])[0] ?? '',
    ...(name === 'revoked' ? { revocation } : {}),
  }));
  const ownPrint = login === undefined ? undefined : certificateFingerprint(certificatesInPem(login)[0] ?? new Uint8Array());
  const organization = (id: string, key: string, category: string, fingerprints: readonly string[]): OrganizationSeed => ({
    id,
    keys: [key],
    category,
    nameDe: `Prüfeintrag ${id} (Testdaten)`,
    locationStateId: 6,
    clientCertificates: fingerprints,
  });
  const receivers = [destinations.own.fingerprint, destinations.former.fingerprint, destinations.revoked.fingerprint];
  return {
    directory: {
      categories: CATEGORIES,
      specifications: [
        { uri: RECEIVER.serviceUri, name: 'Kindergartenanmeldung (Test)', type: 'MANUAL', providers: [RECEIVER.category], consumers: [SENDERS] },
      ],
      certificates: [...certificates, ...(login === undefined ? [] : [{ certificate: login }])],
      elements: [
        {
          id: ELEMENT,
          type: 'WEBSERVER',
          name: 'Zustellpunkt (Testdaten)',
          provider: 'behoerde',
          uri: destinations.own.address,
          cipherCertificate: destinations.own.fingerprint,
        },
      ],
      organizations: [
        {
          ...organization('behoerde', RECEIVER.organizationKey, RECEIVER.category, receivers),
          services: [{ specificationUri: RECEIVER.serviceUri, elements: [{ element: ELEMENT, isRequired: true }] }],
        },
        organization('fremde', 'kit:069900000002', STRANGERS, [destinations.stranger.fingerprint]),
        ...(ownPrint === undefined ? [] : [organization('produkt', 'kit:069900000003', SENDERS, [ownPrint])]),
      ],
    },
    clients: ownPrint === undefined ? [] : [{ fingerprint: ownPrint, peer: 'product' }],
  };
}

/**
 * A directory of any size for measurements: every organisation with a key, a client certificate and a service of its own, and
 * elements that it shares with others, as a data centre does it. Certificates are one that was issued with other serial numbers:
 * their signatures do not fit, and nothing here looks at them.
 */
import { issueCertificate } from '../src/formats/certificate-issuing.ts';
import { certificateFingerprint, listCertificate } from '../src/formats/certificate-listing.ts';
import type { CertificateSeed, DirectorySeed, OrganizationSeed } from '../simulators/dvdv/contract.ts';

export const SERVICE_URI = 'http://www.pruefstand.example/xtestmeld/11/xtestmeld11MB2MB.wsdl';
export const CATEGORY = 'Meldebehörde';
const NOW = Date.UTC(2026, 0, 1);
const YEAR_MS = 365 * 86_400_000;
const CENTRES = 20;

/** Key of the organisation with that number. */
export function keyOf(index: number): string {
  return `ags:${String(index).padStart(12, '0')}`;
}

/** The same for the same number, but for the key of the certificates. */
export async function createLargeDirectory(entries: number): Promise<DirectorySeed> {
  const certificateOf = await createSeries();
  const certificates: CertificateSeed[] = [];
  const organizations: OrganizationSeed[] = [];
  for (let index = 0; index < entries; index += 1) {
    const der = certificateOf(index);
    certificates.push({ certificate: der.toString('base64') });
    organizations.push({
      id: `o${index}`,
      keys: [keyOf(index)],
      category: CATEGORY,
      nameDe: `Stadt Messprüf ${index} (Testdaten)`,
      postalAddress: `Prüfstraße ${index}\n00001 Messprüf`,
      locationStateId: (index % 16) + 1,
      clientCertificates: [certificateFingerprint(der)],
      services: [
        {
          specificationUri: SERVICE_URI,
          validFrom: '2025-01-01T00:00:00.000Z',
          elements: [`intermediary${index % CENTRES}`, `addressee${index % CENTRES}`].map((element) => ({ element, isRequired: true })),
        },
      ],
    });
  }
  const shared = certificateFingerprint(certificateOf(0));
  return {
    categories: [{ name: CATEGORY, prefix: 'ags' }],
    specifications: [
      { uri: SERVICE_URI, name: 'xtestmeld11MB2MB', type: 'WSDL_OSCI', document: '<definitions/>', providers: [CATEGORY], consumers: [CATEGORY] },
    ],
    certificates,
    elements: Array.from({ length: CENTRES }, (_, index) => [
      {
        id: `intermediary${index}`,
        type: 'OSCI_INTERMEDIARY' as const,
        name: `Intermediär ${index}`,
        uri: `https://osci${index}.pruefstand.example/entry`,
        provider: 'o0',
      },
      { id: `addressee${index}`, type: 'OSCI_ADDRESSEE' as const, name: `Postfach ${index}`, cipherCertificate: shared, provider: 'o0' },
    ]).flat(),
    organizations,
  };
}

/** Certificates with counted serial numbers. */
async function createSeries(): Promise<(index: number) => Buffer> {
  const { der } = await issueCertificate({ subject: 'CN=Messprüf', notBefore: NOW, notAfter: NOW + 10 * YEAR_MS });
  const template = Buffer.from(der);
  const serial = listCertificate(der)?.serialHex ?? '';
  const at = template.indexOf(Buffer.from(serial.padStart(serial.length + (serial.length % 2), '0'), 'hex'));
  return (index) => {
    const copy = Buffer.from(template);
    // The first bytes stay, so that the number keeps its sign and length.
    copy.writeUInt32BE(index, at + 4);
    return copy;
  };
}

/**
 * The directory that a product is tested with: the simulator's country, the product among its authorities, and partners for its
 * scenarios. Certificates of partners are of the test PKI; only the product's own is anybody's to hold.
 */
import { CALLERS } from '../../drivers/dvdv-client/scenario-parameters.ts';
import type { CallerName, Partners } from '../../drivers/dvdv-client/scenario-parameters.ts';
import { certificateFingerprint } from '../../formats/certificate-listing.ts';
import { certificatesInPem } from '../../formats/certificate-reading.ts';
import { createCountry } from '../../../simulators/dvdv/index.ts';
import type {
  CategorySeed,
  CertificateUse,
  DirectorySeed,
  MadeCertificate,
  MakeCertificate,
  OrganizationSeed,
  SpecificationSeed,
} from '../../../simulators/dvdv/index.ts';
import type { DvdvClientLoaded } from './dvdv-client-loaded.ts';
import { wantedEntries } from './dvdv-own-entries.ts';

export interface SeededDirectory {
  readonly directory: DirectorySeed;
  readonly partners: Partners;
  /** Fingerprint of the product's certificate; absent where it does not log in. */
  readonly fingerprint?: string;
}

const ENTITLED = ['entitled', 'second-entitled', 'third-entitled', 'control'] as const;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Whose organisations call without being entitled: the first one that is not among the consumers. */
const OTHER_CATEGORIES = ['Meldebehörde', 'Standesamt', 'Passbehörde', 'Amtsgericht'];
const LAST_CATEGORY = 'Fremde Kategorie (Test)';
/** What stands for an offered service where the product offers none. */
const NO_SERVICE = { serviceUri: 'urn:pruefstand:dienst:keiner:1.0', consumers: ['Bauportal'] };

/** Makes it. @param now milliseconds since the epoch @param make issues the certificates of all partners */
export async function seedDirectory(loaded: DvdvClientLoaded, now: number, make: MakeCertificate): Promise<SeededDirectory> {
  const country = await createCountry({ now, make });
  const offered = loaded.offered ?? NO_SERVICE;
  const foreignCategory = OTHER_CATEGORIES.find((name) => !offered.consumers.includes(name)) ?? LAST_CATEGORY;
  const partner = async (name: string, use: CertificateUse): Promise<MadeCertificate> =>
    make({ commonName: `Prüfpartner ${name}`, use, notBefore: now - YEAR_MS, notAfter: now + YEAR_MS });
  const [good, revoked] = [await partner('Adressat', 'cipher'), await partner('Sperre', 'cipher')];
  const callers = new Map<CallerName, MadeCertificate>();
  for (const name of CALLERS) callers.set(name, await partner(name, 'client'));
  const [consumer = ''] = offered.consumers;
  const fingerprint = loaded.client === undefined ? undefined : fingerprintOf(loaded.client.certificate);
  const { directory } = country;
  const wanted = wantedEntries(loaded.drivesItself, directory, good.fingerprint);
  return {
    directory: {
      ...directory,
      categories: withCategories(directory.categories, [
        loaded.addressees.category,
        ...(loaded.drivesItself?.lookUps ?? []).map(({ category }) => category),
        ...offered.consumers,
        foreignCategory,
      ]),
      specifications: withServices(directory.specifications, loaded, offered),
      certificates: [
        ...directory.certificates,
        ...[good, ...[...callers].flatMap(([name, made]) => (name === 'unknown' ? [] : [made]))].map(({ certificate }) => ({ certificate })),
        { certificate: revoked.certificate, revocation: { at: new Date(now - 30 * DAY_MS).toISOString(), reason: 'KEY_COMPROMISE' } },
        ...(loaded.client === undefined ? [] : [{ certificate: loaded.client.certificate }]),
      ],
      organizations: [
        ...directory.organizations,
        ...ENTITLED.map((name, index) => partnerOf(name, index, consumer, callers)),
        partnerOf('foreign', ENTITLED.length, foreignCategory, callers),
        ...(fingerprint === undefined ? [] : [ownEntry(fingerprint)]),
        ...wanted.organizations,
      ],
      elements: [...directory.elements, ...wanted.elements],
    },
    partners: {
      addressees: loaded.addressees,
      ciphers: { good: good.fingerprint, revoked: revoked.fingerprint },
      offered: { ...offered, foreignCategory },
      callers: Object.fromEntries(
        [...callers].map(([name, { certificate, fingerprint: print }]) => [name, { certificate, fingerprint: print }]),
      ) as Partners['callers'],
    },
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** SHA-1 of the first certificate of a PEM, lower-case hex. */
function fingerprintOf(pem: string): string {
  return certificateFingerprint(certificatesInPem(pem)[0] ?? new Uint8Array());
}

/** Categories that the country does not have come below one of their own; groups that would take their names get others. */
function withCategories(tree: readonly CategorySeed[], wanted: readonly string[]): readonly CategorySeed[] {
  const leaves = new Set<string>();
  const visit = (node: CategorySeed): CategorySeed => {
    const { name, children = [] } = node;
    if (children.length === 0) {
      leaves.add(name);
      return node;
    }
    return { ...node, name: wanted.includes(name) ? `${name} (Gruppe)` : name, children: children.map(visit) };
  };
  const groups = tree.map(visit);
  const missing = [...new Set(wanted)].filter((name) => !leaves.has(name));
  return missing.length === 0 ? groups : [...groups, { name: 'Kategorien der Zieldatei (Test)', children: missing.map((name) => ({ name })) }];
}

function withServices(
  known: readonly SpecificationSeed[],
  { addressees, offered: own, drivesItself }: DvdvClientLoaded,
  offered: { readonly serviceUri: string; readonly consumers: readonly string[] },
): readonly SpecificationSeed[] {
  const added: readonly SpecificationSeed[] = [
    ...addressees.serviceUris.map((uri): SpecificationSeed => ({
      uri,
      name: uri,
      type: 'MANUAL',
      providers: [addressees.category],
      consumers: [addressees.category],
    })),
    ...(drivesItself?.lookUps ?? []).map(({ serviceUri: uri, category }): SpecificationSeed => ({
      uri,
      name: uri,
      type: 'MANUAL',
      providers: [category],
      consumers: [category],
    })),
    ...(own === undefined
      ? []
      : [{ uri: offered.serviceUri, name: offered.serviceUri, type: 'MANUAL' as const, providers: [addressees.category], consumers: offered.consumers }]),
  ];
  const uris = new Set(known.map(({ uri }) => uri));
  return [...known, ...added.filter(({ uri }, index) => !uris.has(uri) && added.findIndex((other) => other.uri === uri) === index)];
}

function partnerOf(name: CallerName, index: number, category: string, callers: ReadonlyMap<CallerName, MadeCertificate>): OrganizationSeed {
  const fingerprint = callers.get(name)?.fingerprint;
  return {
    id: `pruefpartner-${name}`,
    keys: [`prf:06990000001${index}`],
    category,
    nameDe: `Prüfpartner ${name} (Testdaten)`,
    locationStateId: 6,
    clientCertificates: fingerprint === undefined ? [] : [fingerprint],
  };
}

function ownEntry(fingerprint: string): OrganizationSeed {
  return {
    id: 'pruefling',
    keys: ['bab:069900000001'],
    category: 'Bauaufsichtsbehörde',
    nameDe: 'Geprüftes Produkt (Testdaten)',
    locationStateId: 6,
    clientCertificates: [fingerprint],
  };
}

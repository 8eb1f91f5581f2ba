/**
 * One directory in memory. Every look-up of the interface goes by an index: key, client certificate, element, category;
 * nothing is searched for. No HTTP, no clock.
 */
import { createCategories } from './categories.ts';
import type { Categories } from './categories.ts';
import { createCertificate } from './certificates.ts';
import type { Certificate } from './certificates.ts';
import { createEpochs, instantIn, refused } from './instants.ts';
import type { Epochs } from './instants.ts';
import { createMultiMap } from './multi-map.ts';
import type { MultiMap } from './multi-map.ts';
import type { CertificateSeed, DirectorySeed, ElementSeed, OrganizationSeed, ParameterType, ServiceSeed, SpecificationSeed } from './seed.ts';

export type { Certificate } from './certificates.ts';

export interface Element {
  /** Technical id. */
  readonly number: number;
  readonly seed: ElementSeed;
}

export interface Service {
  readonly number: number;
  /** Milliseconds since the epoch; the end is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly seed: ServiceSeed;
}

export interface Organization {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly seed: OrganizationSeed;
  readonly services: readonly Service[];
}

export interface Directory {
  readonly categories: Categories;
  organization(id: string): Organization | undefined;
  /** Organisations with that key, in the order they were entered. */
  withKey(key: string): readonly Organization[];
  /** Organisations whose client certificate it is. @param fingerprint lower case */
  withClientCertificate(fingerprint: string): readonly Organization[];
  /** Organisations with a service that has an element of that type with that value. @param type of the table, or an installation's own */
  withElement(type: string, parameter: ParameterType, value: string): readonly Organization[];
  element(id: string): Element | undefined;
  /** Elements of type OSCI_INTERMEDIARY. */
  intermediaries(): Iterable<Element>;
  certificate(fingerprint: string): Certificate | undefined;
  certificates(): Iterable<Certificate>;
  specification(uri: string): SpecificationSeed | undefined;
  specifications(): Iterable<SpecificationSeed>;
  /** URIs of what organisations of a category may offer, sorted. */
  urisFor(category: string): readonly string[];
  organizations(): Iterable<Organization>;
  /** The same for two instants between which nothing changes, by edit or by time. */
  stateAt(now: number): string;
  count(): { readonly organizations: number; readonly services: number; readonly certificates: number };
  /** Adds or replaces. @throws ERR_CONTROL_REFUSED for what refers to nothing */
  putOrganization(seed: OrganizationSeed): void;
  deleteOrganization(id: string): boolean;
  putElement(seed: ElementSeed): void;
  putSpecification(seed: SpecificationSeed): void;
  /** @returns the fingerprint */
  putCertificate(seed: CertificateSeed): string;
}

/** A directory with that content. @throws ERR_CONTROL_REFUSED when the content does not hold together */
export function createDirectory(seed: DirectorySeed): Directory {
  const directory = emptyDirectory(createCategories(seed.categories));
  for (const certificate of seed.certificates) directory.putCertificate(certificate);
  for (const specification of seed.specifications) directory.putSpecification(specification);
  for (const element of seed.elements) directory.putElement(element);
  for (const organization of seed.organizations) directory.putOrganization(organization);
  return directory;
}

interface Indexes {
  readonly organizations: Map<string, Organization>;
  readonly byKey: MultiMap<Organization>;
  readonly byClient: MultiMap<Organization>;
  /** By handle of the element. */
  readonly byElement: MultiMap<Organization>;
  readonly elements: Map<string, Element>;
  /** By type, parameter and value. */
  readonly byValue: MultiMap<Element>;
  readonly certificates: Map<string, Certificate>;
  readonly specifications: Map<string, SpecificationSeed>;
  /** By category; made when it is first asked for after a change. */
  readonly urisByCategory: Map<string, readonly string[]>;
  readonly intermediaries: Map<string, Element>;
  readonly epochs: Epochs;
  services: number;
  lastNumber: number;
  /** Counts changes. */
  version: number;
}

function emptyDirectory(categories: Categories): Directory {
  const indexes: Indexes = {
    organizations: new Map(),
    byKey: createMultiMap(),
    byClient: createMultiMap(),
    byElement: createMultiMap(),
    elements: new Map(),
    byValue: createMultiMap(),
    certificates: new Map(),
    specifications: new Map(),
    urisByCategory: new Map(),
    intermediaries: new Map(),
    epochs: createEpochs(),
    services: 0,
    lastNumber: 10_000,
    version: 0,
  };
  return {
    categories,
    organization: (id) => indexes.organizations.get(id),
    withKey: (key) => indexes.byKey.get(key),
    withClientCertificate: (fingerprint) => indexes.byClient.get(fingerprint),
    withElement: (type, parameter, value) => organizationsWith(indexes, valueKey(type, parameter, value)),
    element: (id) => indexes.elements.get(id),
    intermediaries: () => indexes.intermediaries.values(),
    certificate: (fingerprint) => indexes.certificates.get(fingerprint),
    certificates: () => indexes.certificates.values(),
    specification: (uri) => indexes.specifications.get(uri),
    specifications: () => indexes.specifications.values(),
    urisFor: (category) => urisFor(indexes, category),
    organizations: () => indexes.organizations.values(),
    stateAt: (now) => `${indexes.version} ${indexes.epochs.at(now)}`,
    count: () => ({ organizations: indexes.organizations.size, services: indexes.services, certificates: indexes.certificates.size }),
    putOrganization: (seed) => putOrganization(indexes, categories, seed),
    deleteOrganization: (id) => removeOrganization(indexes, id),
    putElement: (seed) => putElement(indexes, seed),
    putSpecification(seed) {
      indexes.specifications.set(seed.uri, seed);
      indexes.urisByCategory.clear();
      indexes.version += 1;
    },
    putCertificate(seed) {
      const certificate = createCertificate(seed);
      indexes.certificates.set(certificate.fingerprint, certificate);
      indexes.epochs.add(certificate.revocation?.at ?? Infinity);
      indexes.version += 1;
      return certificate.fingerprint;
    },
  };
}

function putOrganization(indexes: Indexes, categories: Categories, seed: OrganizationSeed): void {
  requireSound(indexes, categories, seed);
  const earlier = indexes.organizations.get(seed.id);
  if (earlier !== undefined) removeOrganization(indexes, seed.id);
  const organization: Organization = {
    number: earlier?.number ?? ++indexes.lastNumber,
    from: instantIn(seed.validFrom, -Infinity),
    to: instantIn(seed.validTo, Infinity),
    seed,
    services: (seed.services ?? []).map((service) => ({
      number: ++indexes.lastNumber,
      from: instantIn(service.validFrom, -Infinity),
      to: instantIn(service.validTo, Infinity),
      seed: service,
    })),
  };
  indexes.organizations.set(seed.id, organization);
  indexes.version += 1;
  for (const { from, to } of [organization, ...organization.services]) for (const instant of [from, to]) indexes.epochs.add(instant);
  indexes.services += organization.services.length;
  for (const key of seed.keys) indexes.byKey.add(key, organization);
  for (const fingerprint of seed.clientCertificates ?? []) indexes.byClient.add(fingerprint, organization);
  for (const element of elementsOf(seed)) indexes.byElement.add(element, organization);
}

function removeOrganization(indexes: Indexes, id: string): boolean {
  const known = indexes.organizations.get(id);
  if (known === undefined) return false;
  indexes.version += 1;
  indexes.services -= known.services.length;
  for (const key of known.seed.keys) indexes.byKey.remove(key, known);
  for (const fingerprint of known.seed.clientCertificates ?? []) indexes.byClient.remove(fingerprint, known);
  for (const element of elementsOf(known.seed)) indexes.byElement.remove(element, known);
  return indexes.organizations.delete(id);
}

function elementsOf({ services = [] }: OrganizationSeed): ReadonlySet<string> {
  return new Set(services.flatMap(({ elements }) => elements.map(({ element }) => element)));
}

function requireSound(indexes: Indexes, categories: Categories, { id, keys, category, clientCertificates = [], services = [] }: OrganizationSeed): void {
  const problems = [
    keys.length === 0 && 'it has no key',
    ...keys.map((key) => !/^[^:]+:.+$/u.test(key) && `"${key}" is no key with prefix`),
    !categories.isLeaf(category) && `"${category}" is no category without children`,
    ...clientCertificates.map((fingerprint) => !indexes.certificates.has(fingerprint) && `there is no certificate ${fingerprint}`),
    ...services.map(({ specificationUri }) => !indexes.specifications.has(specificationUri) && `there is no service description ${specificationUri}`),
    ...services.flatMap(({ elements }) => elements.map(({ element }) => !indexes.elements.has(element) && `there is no element "${element}"`)),
  ];
  const problem = problems.find((text) => text !== false);
  if (problem !== undefined) throw refused(`The organisation "${id}" cannot be entered: ${problem}.`);
}

function putElement(indexes: Indexes, seed: ElementSeed): void {
  if (seed.type === undefined && seed.customType === undefined) throw refused(`The element "${seed.id}" needs a type, given or custom.`);
  for (const fingerprint of [seed.cipherCertificate, seed.signatureCertificate])
    if (fingerprint !== undefined && !indexes.certificates.has(fingerprint))
      throw refused(`The element "${seed.id}" cannot be entered: there is no certificate ${fingerprint}.`);
  const earlier = indexes.elements.get(seed.id);
  const element: Element = { number: earlier?.number ?? ++indexes.lastNumber, seed };
  if (earlier !== undefined) for (const key of valueKeys(earlier.seed)) indexes.byValue.remove(key, earlier);
  for (const key of valueKeys(seed)) indexes.byValue.add(key, element);
  indexes.elements.set(seed.id, element);
  indexes.version += 1;
  if (seed.type === 'OSCI_INTERMEDIARY') indexes.intermediaries.set(seed.id, element);
  else indexes.intermediaries.delete(seed.id);
}

/** An element that has both types is found by either. */
function valueKeys({ type, customType, uri, cipherCertificate, signatureCertificate }: ElementSeed): readonly string[] {
  const values = [
    ['URI', uri],
    ['CIPHER_CERTIFICATE', cipherCertificate],
    ['SIGNATURE_CERTIFICATE', signatureCertificate],
  ] as const;
  return [type, customType].flatMap((own) =>
    own === undefined ? [] : values.flatMap(([parameter, value]) => (value === undefined ? [] : [valueKey(own, parameter, value)])),
  );
}

function valueKey(type: string, parameter: ParameterType, value: string): string {
  return `${type}\n${parameter}\n${parameter === 'URI' ? value : value.toLowerCase()}`;
}

function organizationsWith({ byValue, byElement }: Indexes, key: string): readonly Organization[] {
  const elements = byValue.get(key);
  if (elements.length === 1) return byElement.get(elements[0]?.seed.id ?? '');
  return [...new Set(elements.flatMap(({ seed }) => byElement.get(seed.id)))];
}

function urisFor({ specifications, urisByCategory }: Indexes, category: string): readonly string[] {
  let uris = urisByCategory.get(category);
  if (uris === undefined) {
    uris = [...specifications.values()].flatMap(({ uri, providers }) => (providers.includes(category) ? [uri] : [])).sort();
    // Names that are no category would fill the index without end.
    if (uris.length > 0) urisByCategory.set(category, uris);
  }
  return uris;
}

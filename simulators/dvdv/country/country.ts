/**
 * A country for the directory, made of compact data (sheet, DVDV-051): the same entries every time, with instants told from
 * `now`. Certificates are issued while it is made; private keys of those that log in are handed out beside the seed.
 */
import type { CertificateSeed, DirectorySeed, ElementSeed, OrganizationSeed, ServiceSeed } from '../directory/seed.ts';
import type { MadeCertificate, MakeCertificate } from './certificates.ts';
import { readCompactCountry } from './compact.ts';
import type { CompactCertificate, CompactElement, CompactOrganization, CompactService } from './compact.ts';
import { instantOf } from './instants.ts';
import { createPlaces } from './places.ts';
import { wsdlOf } from './wsdl.ts';

export interface CountryOptions {
  /** The day of the seed, milliseconds since the epoch. */
  readonly now: number;
  readonly make: MakeCertificate;
}

/** A certificate that somebody logs in with. */
export interface Login extends MadeCertificate {
  /** Id in the compact data. */
  readonly id: string;
  /** Handles of the organisations that have it. */
  readonly organizations: readonly string[];
}

export interface Country {
  readonly directory: DirectorySeed;
  readonly logins: readonly Login[];
  /** What single entries are there for, by handle, German. */
  readonly shows: ReadonlyMap<string, string>;
}

/** Makes it. */
export async function createCountry({ now, make }: CountryOptions): Promise<Country> {
  const compact = readCompactCountry();
  const certificates: CertificateSeed[] = [];
  const made = new Map<string, MadeCertificate>();
  for (const wanted of compact.certificates) {
    const certificate = await make(orderOf(wanted, now));
    made.set(wanted.id, certificate);
    const revocation = wanted.revoked === undefined ? {} : { revocation: { at: instantOf(wanted.revoked.at, now), reason: wanted.revoked.reason } };
    certificates.push({ certificate: certificate.certificate, ...revocation });
  }
  const places = await createPlaces(compact, now, async (order) => {
    const { certificate, fingerprint } = await make(order);
    certificates.push({ certificate });
    return fingerprint;
  });
  const context: Context = { now, fingerprint: (id) => made.get(id)?.fingerprint ?? id };
  return {
    directory: {
      categories: compact.categories,
      specifications: compact.specifications.map((specification) =>
        specification.type === 'WSDL_OSCI' ? { ...specification, document: wsdlOf(specification) } : specification,
      ),
      certificates,
      elements: [...places.elements, ...compact.elements.map((element) => elementOf(element, context))],
      organizations: [...places.organizations, ...compact.organizations.map((organization) => organizationOf(organization, context))],
    },
    logins: compact.certificates.flatMap(({ id, use }) => {
      const certificate = use === 'login' ? made.get(id) : undefined;
      const holders = compact.organizations.filter(({ clients = [] }) => clients.includes(id));
      return certificate === undefined ? [] : [{ ...certificate, id, organizations: holders.map((holder) => holder.id) }];
    }),
    shows: new Map(compact.organizations.map(({ id, shows }) => [id, shows])),
  };
}

interface Context {
  readonly now: number;
  readonly fingerprint: (id: string) => string;
}

function orderOf({ name, use, from, to }: CompactCertificate, now: number): Parameters<MakeCertificate>[0] {
  return { commonName: name, use, notBefore: Date.parse(instantOf(from, now)), notAfter: Date.parse(instantOf(to, now)) };
}

function elementOf({ cipher, signature, ...element }: CompactElement, { fingerprint }: Context): ElementSeed {
  return {
    ...element,
    ...(cipher === undefined ? {} : { cipherCertificate: fingerprint(cipher) }),
    ...(signature === undefined ? {} : { signatureCertificate: fingerprint(signature) }),
  };
}

function organizationOf(compact: CompactOrganization, context: Context): OrganizationSeed {
  const { id, keys, category, name, state, from, to, clients = [], representatives, services = [], isSparse } = compact;
  return {
    id,
    keys,
    category,
    nameDe: name,
    descriptionDe: `Testdaten: ${compact.shows}`,
    postalAddress: `Prüfgasse ${state}\n000${String(state).padStart(2, '0')} Testort`,
    locationStateId: state,
    clientCertificates: clients.map(context.fingerprint),
    services: services.map((service) => serviceOf(service, context)),
    ...(from === undefined ? {} : { validFrom: instantOf(from, context.now) }),
    ...(to === undefined ? {} : { validTo: instantOf(to, context.now) }),
    ...(representatives === undefined ? {} : { representatives }),
    ...(isSparse === undefined ? {} : { isSparse }),
  };
}

/** An element that ends in a question mark is not required. */
function serviceOf([specificationUri, from, to, elements]: CompactService, { now }: Context): ServiceSeed {
  return {
    specificationUri,
    ...(from === null ? {} : { validFrom: instantOf(from, now) }),
    ...(to === null ? {} : { validTo: instantOf(to, now) }),
    elements: elements.map((element) => ({ element: element.replace(/\?$/, ''), isRequired: !element.endsWith('?') })),
  };
}

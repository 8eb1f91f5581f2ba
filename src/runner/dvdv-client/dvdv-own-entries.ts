/** Authorities that a product looks up by itself: what the country does not have of them is entered before the run. */
import type { DirectorySeed, ElementSeed, OrganizationSeed, ServiceSeed } from '../../../simulators/dvdv/index.ts';
import type { OwnLookUp, OwnLookUps } from '../../drivers/dvdv-client/target.ts';

export interface WantedEntries {
  readonly organizations: readonly OrganizationSeed[];
  readonly elements: readonly ElementSeed[];
}

const PROVIDER = 'rz-west';

/** Entries for the look-ups that would find nothing. @param cipherCertificate fingerprint of a certificate of the directory */
export function wantedEntries(own: OwnLookUps | undefined, directory: DirectorySeed, cipherCertificate: string): WantedEntries {
  const known = new Set(directory.organizations.flatMap(({ keys, services = [] }) => keys.flatMap((key) => services.map((service) => nameOf(key, service)))));
  const missing = (own?.lookUps ?? []).filter(({ organizationKey, serviceUri }) => !known.has(nameOf(organizationKey, { specificationUri: serviceUri })));
  const keys = [...new Set(missing.map(({ organizationKey }) => organizationKey))];
  const elements: ElementSeed[] = [];
  const organizations = keys.map((key, index): OrganizationSeed => {
    const lookUps = missing.filter(({ organizationKey }) => organizationKey === key);
    const services = lookUps.map(({ serviceUri }, place): ServiceSeed => {
      const id = `selbst-${index + 1}-${place + 1}`;
      const uri = `https://${id}.pruefstand.example/eingang`;
      elements.push({ id, type: 'OSCI_INTERMEDIARY', name: 'Weg zur Behörde (Testdaten)', provider: PROVIDER, uri, cipherCertificate });
      return { specificationUri: serviceUri, elements: [{ element: id, isRequired: true }] };
    });
    return organizationOf(key, index, lookUps, services);
  });
  return { organizations, elements };
}

function nameOf(key: string, { specificationUri }: Pick<ServiceSeed, 'specificationUri'>): string {
  return `${key} ${specificationUri}`;
}

function organizationOf(key: string, index: number, [lookUp]: readonly OwnLookUp[], services: readonly ServiceSeed[]): OrganizationSeed {
  return {
    id: `selbst-nachgeschlagen-${index + 1}`,
    keys: [key],
    category: lookUp?.category ?? '',
    nameDe: `Nachgeschlagene Behörde ${key} (Testdaten)`,
    locationStateId: 6,
    services,
  };
}

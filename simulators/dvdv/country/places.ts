/** Towns, states and data centres of the country: regular entries, made of lists and counted keys. */
import type { CertificateOrder } from './certificates.ts';
import type { CompactCountry, Role } from './compact.ts';
import { instantOf } from './instants.ts';
import type { ElementSeed, OrganizationSeed, ServiceSeed } from '../directory/seed.ts';

/** Makes a certificate for the directory. @returns its fingerprint */
export type Enter = (order: CertificateOrder) => Promise<string>;

export interface Places {
  readonly organizations: readonly OrganizationSeed[];
  readonly elements: readonly ElementSeed[];
}

const TOWNS_PER_STATE = 3;
const YEAR_MS = 365 * 86_400_000;

/** Entries of all places. @param enter is asked in the same order every time */
export async function createPlaces(country: CompactCountry, now: number, enter: Enter): Promise<Places> {
  const elements: ElementSeed[] = [];
  const organizations: OrganizationSeed[] = [];
  const validity = { notBefore: now - YEAR_MS, notAfter: now + 2 * YEAR_MS };
  for (const { id, name, key, uri } of country.centres) {
    const certificate = await enter({ commonName: name, use: 'cipher', ...validity });
    elements.push({ id: `${id}-osci`, type: 'OSCI_INTERMEDIARY', name: `OSCI-Intermediär ${name}`, provider: id, uri, cipherCertificate: certificate });
    organizations.push({
      id,
      keys: [key],
      category: 'Clearingstelle',
      nameDe: name,
      postalAddress: addressOf(name, 0),
      locationStateId: Number(key.slice(4, 6)),
    });
  }
  for (const [index, state] of country.states.entries()) {
    const number = index + 1;
    const centre = country.centres[Math.floor((index * country.centres.length) / country.states.length)]?.id ?? '';
    for (const place of placesOf(country, state, number)) {
      const client = await enter({ commonName: `GRP: ${place.name}`, use: 'client', ...validity });
      const cipher = await enter({ commonName: `${place.name}, Postfach`, use: 'cipher', ...validity });
      const addressee = `${place.id}-postfach`;
      elements.push({
        id: addressee,
        type: 'OSCI_ADDRESSEE',
        name: `Postfach ${place.name}`,
        provider: organizationId(place, place.roles[0]),
        cipherCertificate: cipher,
      });
      for (const role of place.roles)
        organizations.push({
          id: organizationId(place, role),
          keys: [`${role.prefix}:${place.number}`],
          category: role.category,
          nameDe: `${place.name}${role.name === undefined ? `, ${role.category}` : ''} (Testdaten)`,
          postalAddress: addressOf(place.name, number),
          locationStateId: number,
          clientCertificates: [client],
          ...(place.isRepresented ? { representatives: [centre] } : {}),
          services: role.services.flatMap((uri) => servicesOf(uri, [`${centre}-osci`, addressee], country, now)),
        });
    }
  }
  return { organizations, elements };
}

interface Place {
  readonly id: string;
  readonly name: string;
  /** Twelve digits. */
  readonly number: string;
  readonly roles: readonly Role[];
  /** Another organisation communicates for it. */
  readonly isRepresented: boolean;
}

/** The state with its offices, each with a number of its own, and its towns, each of which has several offices. */
function placesOf({ towns, town_roles, state_roles }: CompactCountry, state: string, number: number): readonly Place[] {
  const digits = String(number).padStart(2, '0');
  const offices = state_roles.map((role, index): Place => ({
    id: `land-${digits}-${role.prefix}`,
    name: `${role.name ?? role.category} ${state}`,
    number: `${digits}999${String(index + 1).padStart(3, '0')}0000`,
    roles: [role],
    isRepresented: false,
  }));
  const own = Array.from({ length: TOWNS_PER_STATE }, (_, index): Place => {
    const count = (number - 1) * TOWNS_PER_STATE + index;
    const name = `${towns.first[count % towns.first.length] ?? ''}${towns.second[Math.floor(count / towns.first.length) % towns.second.length] ?? ''}`;
    return {
      id: `ort-${digits}-${index + 1}`,
      name: `Stadt ${name}`,
      number: `${digits}991${String(index + 1).padStart(3, '0')}0000`,
      roles: town_roles,
      isRepresented: index === 2,
    };
  });
  return [...offices, ...own];
}

function organizationId({ id }: Place, role: Role | undefined): string {
  return `${id}-${role?.prefix ?? ''}`;
}

/** A service without end, or one that the next version takes over from on the first day of the next quarter. */
function servicesOf(uri: string, used: readonly string[], { next_quarter: change }: CompactCountry, now: number): readonly ServiceSeed[] {
  const elements = used.map((element) => ({ element, isRequired: true }));
  const validFrom = instantOf('year-2', now);
  if (uri !== change.from) return [{ specificationUri: uri, validFrom, elements }];
  const turn = instantOf('quarter', now);
  return [
    { specificationUri: uri, validFrom, validTo: turn, elements },
    { specificationUri: change.to, validFrom: turn, elements },
  ];
}

/** Postal codes that begin with 00 are not in use. */
function addressOf(name: string, state: number): string {
  return `Prüfstraße ${state + 1}\n000${String(state).padStart(2, '0')} ${name}`;
}

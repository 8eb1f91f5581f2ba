/** Enters authorities into the directory for one scenario, each with an id of its own, so that scenarios do not disturb each other. */
import { randomInt, randomUUID } from 'node:crypto';
import type { ElementSeed, OrganizationSeed, ServiceSeed } from '../../simulators/dvdv/contract.ts';
import type { ExpectedAddress } from '../../src/checks/dvdv-client/index.ts';
import type { WantedAddress } from '../../src/drivers/dvdv-client/counter.ts';
import type { DvdvClientWorld } from './world.ts';

/** What an entry is like; everything has a usual value. */
export interface EntryWish {
  /** Digits behind the prefix, as a pattern of `0`; a usual one has twelve. */
  readonly key?: string;
  readonly state?: 'usual' | 'only-later' | 'until-yesterday' | 'absent' | 'revoked';
  /** The elements come with a hint first, whose address leads nowhere. */
  readonly hasHintFirst?: boolean;
  /** Which of the declared services. */
  readonly service?: number;
}

/** An address that is wanted, and what asking for it has to lead to. */
export interface Entry extends WantedAddress {
  readonly expected: ExpectedAddress;
}

const DAY_MS = 86_400_000;
const PROVIDER = 'rz-west';

/** Twelve digits that no other entry has. */
export function newId(): string {
  return `0699${String(randomInt(100_000_000)).padStart(8, '0')}`;
}

/** Enters an authority with one service. */
export async function enter(world: DvdvClientWorld, wish: EntryWish = {}): Promise<Entry> {
  const { addressees } = world.parameters.partners;
  const key = wish.key ?? `${addressees.prefix}:${newId()}`;
  const serviceUri = addressees.serviceUris[wish.service ?? 0] ?? addressees.serviceUris[0];
  const wanted = { organizationKey: key, category: addressees.category, serviceUri };
  await world.begin();
  if (wish.state === 'absent') return { ...wanted, expected: { kind: 'nothing' } };
  const { organization, address } = await organizationOf(world, key, [{ serviceUri, wish }]);
  await world.control.putOrganization(organization);
  return { ...wanted, expected: expectedOf(wish, address) };
}

/** Enters one authority with two services, each reached at an address of its own. */
export async function enterTwoServices(world: DvdvClientWorld): Promise<readonly Entry[]> {
  const { addressees } = world.parameters.partners;
  const key = `${addressees.prefix}:${newId()}`;
  await world.begin();
  const uris = addressees.serviceUris.slice(0, 2);
  const { organization, addresses } = await organizationOf(
    world,
    key,
    uris.map((serviceUri) => ({ serviceUri, wish: {} })),
  );
  await world.control.putOrganization(organization);
  return uris.map((serviceUri, index) => ({
    organizationKey: key,
    category: addressees.category,
    serviceUri,
    expected: { kind: 'address', address: addresses[index] ?? '' },
  }));
}

interface Offered {
  readonly serviceUri: string;
  readonly wish: EntryWish;
}

async function organizationOf(
  world: DvdvClientWorld,
  key: string,
  offers: readonly Offered[],
): Promise<{ readonly organization: OrganizationSeed; readonly address: string; readonly addresses: readonly string[] }> {
  const services: ServiceSeed[] = [];
  const addresses: string[] = [];
  for (const { serviceUri, wish } of offers) {
    const mark = randomUUID();
    const address = `https://osci-${mark.slice(0, 8)}.pruefstand.example/eingang`;
    const elements = elementsOf(world, mark, address, wish);
    for (const element of elements) await world.control.putElement(element);
    services.push({
      specificationUri: serviceUri,
      ...validityOf(wish),
      elements: elements.map(({ id }) => ({ element: id, isRequired: !id.startsWith('hinweis') })),
    });
    addresses.push(address);
  }
  const organization: OrganizationSeed = {
    id: `pruefung-${randomUUID()}`,
    keys: [key],
    category: world.parameters.partners.addressees.category,
    nameDe: `Prüfeintrag ${key} (Testdaten)`,
    locationStateId: 6,
    services,
  };
  return { organization, address: addresses[0] ?? '', addresses };
}

/** The element that leads to the authority, its box with the certificate, and where wished a hint in front of them. */
function elementsOf({ parameters: { partners } }: DvdvClientWorld, mark: string, uri: string, { hasHintFirst, state }: EntryWish): readonly ElementSeed[] {
  const { addressees, ciphers } = partners;
  const cipherCertificate = state === 'revoked' ? ciphers.revoked : ciphers.good;
  const way: ElementSeed = {
    id: `weg-${mark}`,
    type: addressees.elementType,
    name: 'Weg zur Behörde (Testdaten)',
    provider: PROVIDER,
    uri,
    cipherCertificate,
  };
  const box: ElementSeed = { id: `postfach-${mark}`, type: 'OSCI_ADDRESSEE', name: 'Postfach (Testdaten)', provider: PROVIDER, cipherCertificate };
  const hint: ElementSeed = {
    id: `hinweis-${mark}`,
    type: 'TEXT',
    name: 'Hinweis (Testdaten)',
    provider: PROVIDER,
    text: 'Nur eine Anmerkung.',
    uri: `https://hinweis-${mark.slice(0, 8)}.pruefstand.example/`,
  };
  return hasHintFirst === true ? [hint, box, way] : [way, box];
}

function validityOf({ state }: EntryWish): Pick<ServiceSeed, 'validFrom' | 'validTo'> {
  const at = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
  if (state === 'only-later') return { validFrom: at(30) };
  return state === 'until-yesterday' ? { validFrom: at(-300), validTo: at(-1) } : { validFrom: at(-300) };
}

function expectedOf({ state }: EntryWish, address: string): ExpectedAddress {
  if (state === 'revoked') return { kind: 'revoked', address };
  return state === 'only-later' || state === 'until-yesterday' ? { kind: 'nothing' } : { kind: 'address', address };
}

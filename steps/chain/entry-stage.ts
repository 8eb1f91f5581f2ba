/** Enters authorities into the directory for one scenario, each with a key of its own, so that scenarios do not disturb each other. */
import { randomInt, randomUUID } from 'node:crypto';
import type { KnownDestination } from '../../src/drivers/chain/scenario-parameters.ts';
import type { ElementSeed, OrganizationSeed } from '../../simulators/dvdv/contract.ts';
import { applyAsMeant, followDelivered, pay, proveTheChain } from './order-stage.ts';
import type { ChainWorld } from './world.ts';

/** An authority in the directory that scenarios may change. */
interface Entry {
  readonly authority: { readonly organizationKey: string; readonly serviceUri: string };
  /** Names another destination, or another certificate. */
  point(destination: Pick<KnownDestination, 'address' | 'fingerprint'>): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Enters one. @param to where it leads; absent: its service ended yesterday */
async function enter(world: ChainWorld, to: Pick<KnownDestination, 'address' | 'fingerprint'> | undefined): Promise<Entry> {
  const { entry } = world.parameters.directory;
  const id = randomUUID();
  const authority = { organizationKey: `kit:0699${String(randomInt(100_000_000)).padStart(8, '0')}`, serviceUri: entry.serviceUri };
  const point = async ({ address, fingerprint }: Pick<KnownDestination, 'address' | 'fingerprint'>): Promise<void> => {
    const element: ElementSeed = {
      id: `weg-${id}`,
      type: 'WEBSERVER',
      name: 'Zustellpunkt (Testdaten)',
      provider: 'behoerde',
      uri: address,
      cipherCertificate: fingerprint,
    };
    await world.directory.putElement(element);
  };
  await point(to ?? world.parameters.delivery.destinations.own);
  const ended = to === undefined ? { validTo: new Date(Date.now() - DAY_MS).toISOString() } : {};
  const organization: OrganizationSeed = {
    id: `pruefung-${id}`,
    keys: [authority.organizationKey],
    category: entry.category,
    nameDe: 'Prüfeintrag (Testdaten)',
    locationStateId: 6,
    services: [{ specificationUri: entry.serviceUri, ...ended, elements: [{ element: `weg-${id}`, isRequired: true }] }],
  };
  await world.directory.putOrganization(organization);
  return { authority, point };
}

/** The address becomes another one between application and payment. */
export async function moveBetween(world: ChainWorld): Promise<void> {
  const { own, former } = world.parameters.delivery.destinations;
  const entry = await enter(world, former);
  const tracked = await applyAsMeant(world, { authority: entry.authority, destination: own });
  await entry.point(own);
  await pay(world, tracked);
  await followDelivered(world, tracked);
}

/** Applies where the directory leads nowhere good; whoever is asked for money pays. */
export async function applyBadly(world: ChainWorld, situation: 'ended' | 'revoked' | 'other-certificate' | 'stranger'): Promise<void> {
  const { own, former, revoked, stranger } = world.parameters.delivery.destinations;
  const targets = { ended: undefined, revoked, stranger, 'other-certificate': { address: own.address, fingerprint: former.fingerprint } } as const;
  // An application for an authority that is fine comes first, so that a product that remembers addresses has one.
  await proveTheChain(world);
  const { authority } = await enter(world, targets[situation]);
  const tracked = await applyAsMeant(world, { authority });
  if (tracked.taken.acceptance === 'begun') await pay(world, tracked);
  await proveTheChain(world);
}

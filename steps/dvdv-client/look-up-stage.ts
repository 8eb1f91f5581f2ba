/** Sets the stage for look-ups: what the servers do, the orders, and what became of them. */
import type { BadCertificatesSubject } from '../../src/checks/dvdv-client/index.ts';
import type { ArmedFault } from '../../simulators/dvdv/contract.ts';
import { countUnderBadCertificates } from './bad-certificates.ts';
import { enter } from './entries.ts';
import type { Entry } from './entries.ts';
import type { DvdvClientWorld } from './world.ts';

/** Has an address looked up. */
export async function lookUp(world: DvdvClientWorld, { expected, ...wanted }: Entry): Promise<void> {
  const { exchange, told } = await world.counter.lookUp(wanted);
  const tellingExchange = await world.telling(exchange);
  world.lookUps.push({
    organizationKey: wanted.organizationKey,
    serviceUri: wanted.serviceUri,
    expected,
    ...(told === undefined ? {} : { told }),
    ...(tellingExchange === undefined ? {} : { tellingExchange }),
  });
}

/** Has many addresses looked up at once. */
export async function lookUpAll(world: DvdvClientWorld, entries: readonly Entry[]): Promise<void> {
  const { exchange, told } = await world.counter.lookUpAll(entries.map(({ expected: _, ...wanted }) => wanted));
  const tellingExchange = await world.telling(exchange);
  for (const [index, { organizationKey, serviceUri, expected }] of entries.entries()) {
    const own = told[index];
    world.lookUps.push({
      organizationKey,
      serviceUri,
      expected,
      ...(own === undefined ? {} : { told: own }),
      ...(tellingExchange === undefined ? {} : { tellingExchange }),
    });
  }
}

/** Faults of one server by the words the features have for them. */
const TROUBLES: ReadonlyMap<string, Pick<ArmedFault, 'fault' | 'params'>> = new Map<string, Pick<ArmedFault, 'fault' | 'params'>>([
  ['vorübergehend nicht verfügbar', { fault: 'server-error', params: { status: 503 } }],
  ['interner Fehler', { fault: 'server-error', params: { status: 500 } }],
  ['Verbindung bricht ab', { fault: 'reset' }],
  ['Anmeldung abgelehnt', { fault: 'unauthenticated' }],
]);

/**
 * Has an address looked up at a server that behaves like this. A product may stay with the substitute for a while, so that an ordinary
 * look-up shows first which server it asks at present.
 */
export async function lookUpInTrouble(world: DvdvClientWorld, words: string): Promise<void> {
  const trouble = TROUBLES.get(words);
  if (trouble === undefined) throw new Error(`No behaviour of a server is known as "${words}".`);
  world.troubled = await serverInUse(world);
  const entry = await enter(world);
  const fault = await world.control.arm({ ...trouble, match: { server: world.troubled, organizationKey: entry.organizationKey } });
  await lookUp(world, entry);
  await world.control.disarm(fault);
}

async function serverInUse(world: DvdvClientWorld): Promise<'first' | 'second'> {
  const entry = await enter(world);
  const { expected: _, ...wanted } = entry;
  await world.counter.lookUp(wanted);
  return (await world.control.calls({ organizationKey: entry.organizationKey })).at(-1)?.server ?? 'first';
}

/** Has an address looked up whose answer has members that nobody described. */
export async function lookUpWithUnknownMembers(world: DvdvClientWorld): Promise<void> {
  const entry = await enter(world);
  const fault = await world.control.arm({ fault: 'unknown-fields', match: { organizationKey: entry.organizationKey } });
  await lookUp(world, entry);
  await world.control.disarm(fault);
}

/** Has an address looked up under each bad certificate of both servers; the right one is shown again in any case. */
export async function lookUpUnderBadCertificates(world: DvdvClientWorld): Promise<BadCertificatesSubject> {
  return countUnderBadCertificates(world.control, async () => {
    const { expected: _, ...wanted } = await enter(world);
    await world.counter.lookUp(wanted);
  });
}

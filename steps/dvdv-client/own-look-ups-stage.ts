/** Sets the stage for products that look addresses up by themselves: waits for what they ask, lets a server fail, or an entry be missing. */
import type { BadCertificatesSubject, LookUpsSubject, MissingEntrySubject, SeenCall } from '../../src/checks/dvdv-client/index.ts';
import type { OwnLookUp, OwnLookUps } from '../../src/drivers/dvdv-client/target.ts';
import type { DvdvControl } from '../../simulators/dvdv/contract.ts';
import { countUnderBadCertificates } from './bad-certificates.ts';
import { aboutKeys } from './world.ts';
import type { DvdvClientWorld } from './world.ts';

/** Calls that show one thing and its repetition. */
const OFTEN = 3;
/** A round may just have begun, so that the second is the first that is seen whole. */
const ROUNDS = 2;

/** What the target says of the product. */
function ownOf({ parameters: { own } }: DvdvClientWorld): OwnLookUps & { readonly since: string } {
  if (own === undefined) throw new Error('The product looks nothing up by itself.');
  return own;
}

/** Waits until every look-up of the target was seen, twice where the product repeats them, or the time of observation is over. */
export async function observeOwnLookUps(world: DvdvClientWorld): Promise<LookUpsSubject> {
  const { lookUps, everySeconds, observeSeconds, since } = ownOf(world);
  const endsAt = Date.parse(since) + observeSeconds * 1000;
  for (const { organizationKey } of lookUps) {
    const count = everySeconds === undefined ? 1 : ROUNDS;
    await world.control.waitFor({ kind: 'call', query: { organizationKey }, count }, Math.max(1, endsAt - Date.now()));
  }
  const seen = await world.seenCalls();
  return {
    facts: world.parameters.facts,
    lookUps: [],
    // Without an adapter all of it is the product's own doing; with one, what was ordered is judged where it was ordered.
    calls: world.parameters.client === undefined ? seen.filter(({ operation }) => operation !== 'token') : aboutOwn(world, seen),
    tokens: seen.filter(({ operation }) => operation === 'token'),
  };
}

/** Lets the server fail that is asked at present, until the other one was asked or the product had time for two rounds. */
export async function failDuringOwnLookUps(world: DvdvClientWorld): Promise<LookUpsSubject> {
  const { control } = world;
  const [{ organizationKey, serviceUri }] = ownOf(world).lookUps;
  const afterSeq = await latestSeq(control);
  await control.waitFor({ kind: 'call', query: { organizationKey, afterSeq } }, patienceMs(world));
  const troubled = (await control.calls({ organizationKey })).at(-1)?.server ?? 'first';
  const fault = await control.arm({ fault: 'server-error', params: { status: 503 }, match: { server: troubled, organizationKey } });
  try {
    const beginSeq = await latestSeq(control);
    await control.waitFor({ kind: 'call', query: { organizationKey, server: troubled, status: 503, afterSeq: beginSeq } }, patienceMs(world));
    const other = troubled === 'first' ? 'second' : 'first';
    await control.waitFor({ kind: 'call', query: { organizationKey, server: other, afterSeq: beginSeq } }, patienceMs(world));
    const calls = aboutOwn(world, await world.seenCalls()).filter(({ exchange }) => exchange.seq > beginSeq);
    return { facts: world.parameters.facts, lookUps: [{ organizationKey, serviceUri, expected: { kind: 'nothing' } }], calls, tokens: [], troubled };
  } finally {
    await control.disarm(fault);
  }
}

/** Takes an entry out of the directory while the product looks it up, and another one that stays. */
export async function missDuringOwnLookUps(world: DvdvClientWorld): Promise<MissingEntrySubject> {
  const { control } = world;
  const [present, missing] = twoOf(ownOf(world).lookUps);
  const taken = await control.organizations({ key: missing.organizationKey });
  for (const { id } of taken) await control.deleteOrganization(id);
  try {
    const afterSeq = await latestSeq(control);
    for (const { organizationKey } of [present, missing])
      await control.waitFor({ kind: 'call', query: { organizationKey, afterSeq }, count: OFTEN }, OFTEN * patienceMs(world));
    const calls = aboutOwn(world, await world.seenCalls()).filter(({ exchange }) => exchange.seq > afterSeq);
    return { missing: missing.organizationKey, present: present.organizationKey, calls };
  } finally {
    for (const organization of taken) await control.putOrganization(organization);
  }
}

/** Shows bad certificates on both servers until the product met each of them. */
export async function showBadCertificatesDuringOwnLookUps(world: DvdvClientWorld): Promise<BadCertificatesSubject> {
  return countUnderBadCertificates(world.control, async (certificate, before) => {
    await world.control.waitFor({ kind: 'handshake', certificate, afterCount: before.refusedHandshakes + before.requests }, patienceMs(world));
  });
}

function twoOf([first, second = first]: OwnLookUps['lookUps']): readonly [OwnLookUp, OwnLookUp] {
  return [first, second];
}

function aboutOwn(world: DvdvClientWorld, calls: readonly SeenCall[]): readonly SeenCall[] {
  const keys = ownOf(world).lookUps.map(({ organizationKey }) => organizationKey);
  return aboutKeys(calls, keys);
}

/** Until the next round, and for it. */
function patienceMs(world: DvdvClientWorld): number {
  return (ownOf(world).everySeconds ?? 0) * ROUNDS * 1000 + world.deadlineMs;
}

async function latestSeq(control: DvdvControl): Promise<number> {
  return (await control.calls()).at(-1)?.seq ?? 0;
}

/**
 * The room of the portal: a simulated account whose service provider is the portal, and a driver that makes the portal log
 * people in. Metadata of the portal are fetched when it is up, as the operator of an account would ask for them. A portal with
 * two accounts has the other one beside it, so that answers of one can be brought to where the other's are awaited.
 */
import { randomBytes } from 'node:crypto';
import { createExchangeNotes } from '../../drivers/portal/exchange-notes.ts';
import { fetchPortalMetadata } from '../../drivers/portal/metadata-fetch.ts';
import type { PortalParameters } from '../../drivers/portal/scenario-parameters.ts';
import { otherSideOf } from '../../drivers/portal/target.ts';
import type { PortalTarget } from '../../drivers/portal/target.ts';
import { ATTACKS, factsOf } from '../../../simulators/saml-attacks.ts';
import type { PortalLoaded, RunningPortal } from './portal-loaded.ts';
import type { Room, RoomOptions } from '../room.ts';
import { keysOfAccount, openAccount } from './account-host.ts';
import type { AccountHost } from './account-host.ts';
import { registerPortal } from './portal-metadata.ts';

/** Starts the account, and the other one for a portal that has both; the portal becomes their service provider once it is up. */
export async function openPortalRoom(loaded: PortalLoaded, { onStage }: RoomOptions): Promise<Room> {
  const { trusted = [] } = loaded;
  onStage('simulators');
  const salt = randomBytes(16).toString('base64url');
  const hosts = await openAccounts(loaded, salt);
  const { own, other } = hosts;
  const { control, idp } = own;
  const notes = createExchangeNotes(async (exchange) => control.note(exchange));
  let running: RunningPortal | undefined;
  const portalOf = (): PortalTarget => {
    const portal = running?.portal ?? loaded.portal;
    if (portal === undefined) throw new Error('The portal has no address yet.');
    return portal;
  };
  return {
    steps: 'portal',
    declared: declaredBy(loaded),
    signingKeys: [],
    assertionKeys: () => [...own.assertionKeys, ...(other?.assertionKeys ?? [])],
    async startProduct(signal) {
      running = await loaded.start?.(idp, signal, other?.idp);
      try {
        await registerPortal(control, await fetchPortalMetadata(portalOf(), trusted, notes));
        const beside = otherSideOf(portalOf());
        if (other !== undefined && beside !== undefined) await registerPortal(other.control, await fetchPortalMetadata(beside, trusted));
        return running;
      } catch (error) {
        await running?.stop();
        throw error;
      }
    },
    worldParameters: (): PortalParameters => ({
      controlUrl: own.controlUrl,
      tenant: own.tenant,
      account: loaded.account,
      idp,
      portal: portalOf(),
      declared: needsOf(loaded, portalOf()),
      trusted,
      salt,
      attacks: Object.fromEntries(ATTACKS.map((attack) => [attack.id, factsOf(attack)])),
      canaryBase: new URL('/kanarienvogel/', idp.metadataUrl).href,
      ...(own.cardClientOrigin === undefined ? {} : { cardClientOrigin: own.cardClientOrigin }),
      ...(other === undefined ? {} : { other: { account: other.kind, controlUrl: other.controlUrl, tenant: other.tenant, idp: other.idp } }),
    }),
    exchanges: async () => control.exchanges({}),
    body: async (exchangeId, part) => control.body(exchangeId, part),
    async [Symbol.asyncDispose]() {
      await Promise.all([own[Symbol.asyncDispose](), other?.[Symbol.asyncDispose]()]);
    },
  };
}

async function openAccounts(
  { account, beside, listen, target, eid }: PortalLoaded,
  salt: string,
): Promise<{ readonly own: AccountHost; readonly other?: AccountHost }> {
  const isFresh = target.kind === 'embedded';
  const isByCard = eid !== undefined;
  const hasTwo = beside !== undefined && target.capabilities.has('two-accounts');
  const [keys, otherKeys] = await Promise.all([keysOfAccount(account, isFresh), hasTwo ? keysOfAccount(beside, isFresh) : undefined]);
  if (!hasTwo || otherKeys === undefined) return { own: await openAccount(account, { ...listen, keys, salt, isByCard }) };
  const own = await openAccount(account, { ...listen, keys: { ...keys, beside: otherKeys.signing }, salt, isByCard });
  try {
    const { hostname, otherPort: servicePort = 0 } = listen;
    return { own, other: await openAccount(beside, { hostname, servicePort, controlPort: 0, keys: otherKeys, salt }) };
  } catch (error) {
    await own[Symbol.asyncDispose]();
    throw error;
  }
}

function needsOf({ declared }: PortalLoaded, { stepUp }: PortalTarget): PortalLoaded['declared'] {
  return { ...declared, ...(stepUp === undefined ? {} : { stepUpLevel: stepUp.level }) };
}

function declaredBy({ target, account, declared, permission, eid }: PortalLoaded): Room['declared'] {
  const isAttacked = permission !== undefined && target.capabilities.has('attacks-authorised');
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    account,
    ...(isAttacked ? { attacksAuthorisedBy: [permission.name, permission.role, permission.date, permission.reference].join(', ') } : {}),
    ...(eid === undefined ? {} : { eid }),
    ...(declared.level === undefined ? {} : { level: declared.level }),
    ...(declared.attributes === undefined ? {} : { attributes: declared.attributes.map(({ name }) => name) }),
    ...(declared.needsIdentifier === undefined ? {} : { needsIdentifier: declared.needsIdentifier }),
    deadlineSeconds: target.deadlineSeconds,
    hasAdapter: target.adapter !== undefined,
    capabilities: [...target.capabilities].sort(),
  };
}

/** A simulated account in service: its face for browsers on one port, its control on another. */
import { join } from 'node:path';
import type { AccountKind } from '../../core/account.ts';
import type { AccountAddresses, AccountControlClient } from '../../core/account-control.ts';
import { encodeBase64url } from '../../formats/base64url.ts';
import { startHost } from '../../transport/host.ts';
import type { Host } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { Recorder } from '../../transport/recorder.ts';
import type { AccountSimulator, AccountSimulatorOptions } from '../../../simulators/account-simulator.ts';
import { createBundid, createControlClient } from '../../../simulators/bundid/index.ts';
import { ATTACKS } from '../../../simulators/saml-attacks.ts';
import { createSamlIdpKeys } from '../../../simulators/saml-idp-keys.ts';
import type { SamlIdpKeys } from '../../../simulators/saml-idp-keys.ts';
import { createUnternehmenskonto } from '../../../simulators/unternehmenskonto/index.ts';
import { kept } from '../development-accounts.ts';
import { cacheFolder } from '../environment.ts';
import { startCardClient } from './card-client.ts';

export interface AccountHost extends AsyncDisposable {
  readonly kind: AccountKind;
  readonly idp: AccountAddresses;
  readonly controlUrl: string;
  readonly tenant: string;
  readonly control: AccountControlClient;
  /** What opens the assertions that were encrypted so far: content keys (base64url) by the Id of their EncryptedData. */
  readonly assertionKeys: ReadonlyMap<string, string>;
  /** Of the eID client that browsers are led to, where logins go by card. */
  readonly cardClientOrigin?: string;
}

export interface AccountHostOptions {
  readonly hostname: string;
  /** 0 takes any free one. */
  readonly servicePort: number;
  readonly controlPort: number;
  readonly keys: SamlIdpKeys;
  /** Of the digests that stand for secrets in the record. */
  readonly salt: string;
  /** Logins with an ID card go by a simulated eID client. */
  readonly isByCard?: boolean;
  /** Written to instead of a record of its own. */
  readonly recorder?: Recorder;
}

const TENANT = 'default';

/** Name and folder are those of `simulate`. */
interface Account {
  readonly name: string;
  readonly folder: string;
  readonly make: (options: AccountSimulatorOptions) => AccountSimulator;
}

const ACCOUNTS: Readonly<Record<AccountKind, Account>> = {
  bundid: { name: 'BundID', folder: 'bundid', make: createBundid },
  bayernid: { name: 'BayernID', folder: 'bayernid', make: (options) => createBundid({ ...options, kind: 'bayernid' }) },
  unternehmenskonto: { name: 'MUK', folder: 'muk', make: createUnternehmenskonto },
};

/**
 * Keys of an account: fresh ones for a product that is started with them, else those that `simulate` shows, since operators enter
 * certificates by hand.
 */
export async function keysOfAccount(kind: AccountKind, isFresh: boolean): Promise<SamlIdpKeys> {
  const { name, folder } = ACCOUNTS[kind];
  const now = Date.now();
  const make = async (): Promise<SamlIdpKeys> => createSamlIdpKeys({ name, now });
  return isFresh ? make() : kept(join(cacheFolder(), 'development', folder, 'keys.json'), now, make);
}

/** Starts the account with one tenant. */
export async function openAccount(
  kind: AccountKind,
  { hostname, servicePort, controlPort, salt, keys, isByCard = false, recorder = createRecorder({ salt }) }: AccountHostOptions,
): Promise<AccountHost> {
  const { make } = ACCOUNTS[kind];
  const served: { host?: Host } = {};
  const assertionKeys = new Map<string, string>();
  const simulator = make({
    baseUrl: () => served.host?.url ?? '',
    keys,
    recorder,
    deviations: ATTACKS,
    onContentKey: (id, key) => assertionKeys.set(id, encodeBase64url(key)),
  });
  const host = await startHost({ simulator, hostname, port: servicePort });
  served.host = host;
  const controlHost = await startHost({ simulator: simulator.control, hostname: '127.0.0.1', port: controlPort }).catch(async (error: unknown) => {
    await host.close();
    throw error;
  });
  const control = createControlClient({ url: controlHost.url, tenant: TENANT });
  const cards = isByCard ? await startCardClient(simulator, host.url, salt) : undefined;
  return {
    kind,
    idp: await control.createTenant({ id: TENANT, ...(cards === undefined ? {} : { eid: { clientUrl: cards.clientUrl, carriesOrders: true } }) }),
    ...(cards === undefined ? {} : { cardClientOrigin: cards.origin }),
    controlUrl: controlHost.url,
    tenant: TENANT,
    control,
    assertionKeys,
    async [Symbol.asyncDispose]() {
      await Promise.all([host.close(), controlHost.close(), cards?.[Symbol.asyncDispose]()]);
    },
  };
}

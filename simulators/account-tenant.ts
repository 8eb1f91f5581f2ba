/**
 * One tenant of an account simulator: one run with its own service providers, orders, logins, clock and shared values; and
 * what all tenants share.
 */
import type { AccountAddresses, AccountTenantSeed, CryptoChoice, MetadataChange } from '../src/core/account-control.ts';
import { createVirtualClock } from '../src/core/clock.ts';
import type { Clock, VirtualClock } from '../src/core/clock.ts';
import { PruefstandError } from '../src/core/errors.ts';
import type { OnContentKey } from '../src/formats/xml-encryption.ts';
import type { Recorder } from '../src/transport/recorder.ts';
import { createEidSessions } from './account-eid-sessions.ts';
import type { EidSessions } from './account-eid-sessions.ts';
import { createLogins, createOrders } from './account-logins.ts';
import type { Logins, Orders } from './account-logins.ts';
import type { AccountSystem, Randomness } from './account-system.ts';
import type { Deviation } from './saml-idp-deviation.ts';
import type { SamlIdpKeys } from './saml-idp-keys.ts';
import { isLoopback } from './eid-address.ts';
import { createServiceProviders } from './saml-idp-service-providers.ts';
import type { ServiceProviders } from './saml-idp-service-providers.ts';

/** What all tenants share. */
export interface AccountService {
  readonly system: AccountSystem;
  /** Real time. */
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Origin and path under which the simulator is reached, without a trailing slash. */
  readonly baseUrl: () => string;
  readonly keys: SamlIdpKeys;
  readonly recorder: Recorder;
  /** Named faults and recipes of attacks, by id. */
  readonly deviations: ReadonlyMap<string, Deviation>;
  /** Told with which keys assertions are encrypted. */
  readonly onContentKey?: OnContentKey;
  readonly onInternalError: (error: unknown) => void;
}

export interface AccountTenant {
  readonly id: string;
  readonly service: AccountService;
  readonly settings: AccountTenantSeed;
  readonly crypto: CryptoChoice;
  /** Time of everything that the account writes and checks. */
  readonly clock: VirtualClock;
  readonly providers: ServiceProviders;
  readonly logins: Logins;
  readonly orders: Orders;
  readonly eidSessions: EidSessions;
  /** Values the processes of one run share. */
  readonly values: Map<string, unknown>;
  /** What deviations remember, by their id. */
  readonly memories: Map<string, Map<string, unknown>>;
  /** Whether the second key signs. */
  hasRolledKeys: boolean;
  /** How the metadata that are served differ from the true ones. */
  metadataChange: MetadataChange | null;
  /** Path in front of the base paths: empty for the tenant `default`. */
  readonly prefix: string;
  base(): string;
  addresses(): AccountAddresses;
}

/** A tenant as a seed describes it. @throws ERR_CONTROL_REFUSED for an unknown crypto profile or unusable metadata */
export function createAccountTenant(settings: AccountTenantSeed, service: AccountService): AccountTenant {
  const { system } = service;
  const prefix = settings.id === 'default' || settings.id === '?' ? '' : `/t/${settings.id}`;
  const base = (): string => service.baseUrl() + prefix;
  const providers = createServiceProviders(system.metadataRules);
  for (const metadata of settings.serviceProviders ?? []) providers.register(metadata);
  checkEid(settings);
  return {
    id: settings.id,
    service,
    settings,
    crypto: cryptoOf(settings, system),
    clock: createVirtualClock(service.clock),
    providers,
    logins: createLogins(service.randomness.uuid),
    orders: createOrders(),
    eidSessions: createEidSessions(service.randomness),
    values: new Map(),
    memories: new Map(),
    hasRolledKeys: false,
    metadataChange: null,
    prefix,
    base,
    addresses: () => addressesOf(system, base()),
  };
}

/** The browser of a person is sent there: nothing but a program on the own machine may be named. */
function checkEid({ eid }: AccountTenantSeed): void {
  if (eid === undefined || isLoopback(eid.clientUrl)) return;
  throw new PruefstandError('ERR_CONTROL_REFUSED', 'The eID client is a program on the own machine: its address is one of loopback, without query.');
}

function cryptoOf({ cryptoProfile, crypto }: AccountTenantSeed, { cryptoProfiles, defaultProfile }: AccountSystem): CryptoChoice {
  const name = cryptoProfile ?? defaultProfile;
  const profile = cryptoProfiles[name];
  if (profile === undefined)
    throw new PruefstandError('ERR_CONTROL_REFUSED', `There is no crypto profile "${name}", only ${Object.keys(cryptoProfiles).join(', ')}.`);
  return { ...profile, ...crypto };
}

function addressesOf({ paths, entityId, logout }: AccountSystem, base: string): AccountAddresses {
  return {
    entityId: entityId(base),
    metadataUrl: base + paths.metadata,
    ssoPostUrl: base + paths.ssoPost,
    ...(paths.ssoRedirect === undefined ? {} : { ssoRedirectUrl: base + paths.ssoRedirect }),
    ...(logout === undefined ? {} : { sloPostUrl: base + logout.path }),
  };
}

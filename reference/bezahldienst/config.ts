/** Configuration from the environment, checked completely before anything starts. */
import { ConfigurationError, listenAddress, optional, readFaults, readFile, readTls } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { FAULTS } from './faults.ts';
import type { Faults } from './faults.ts';

/** How a client identifies itself: by certificate, HTTP Basic or client credentials. */
export interface Client {
  readonly id: string;
  /** SHA-256 of the certificate in DER, lower-case hex. */
  readonly certificateSha256?: string;
  readonly basic?: { readonly user: string; readonly password: string };
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string };
}

/** A combination that was agreed upon, who may use it, and what it needs for booking. */
export interface Tenant {
  readonly originatorId: string;
  readonly endPointId: string;
  readonly authority: string;
  readonly clients: readonly string[];
  /** Keys of bookingData that every item needs. */
  readonly bookingKeys: readonly string[];
}

/** The checked configuration. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly tenants: readonly Tenant[];
  readonly clients: readonly Client[];
  /** Folder of the journal; without it nothing outlives the process. */
  readonly dataFolder: string | undefined;
  readonly adapterToken: string | undefined;
  readonly faults: Faults;
}

/**
 * Reads the configuration.
 *
 * @throws ConfigurationError when a variable is missing or unusable
 */
export function readConfig(env: Environment): Config {
  return {
    faults: readFaults(env, FAULTS),
    ...listenAddress(env),
    tls: readTls(env),
    ...readTenants(env),
    dataFolder: optional(env, 'DATA_DIR'),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
  };
}

function readTenants(env: Environment): Pick<Config, 'tenants' | 'clients'> {
  const path = optional(env, 'TENANTS_FILE');
  if (path === undefined) throw new ConfigurationError('TENANTS_FILE is not set.');
  const { tenants, clients } = parse(readFile('TENANTS_FILE', path));
  if (!Array.isArray(tenants) || !Array.isArray(clients) || tenants.length === 0)
    throw new ConfigurationError('TENANTS_FILE must hold tenants and clients as lists, with one tenant at least.');
  return { tenants: tenants as readonly Tenant[], clients: clients as readonly Client[] };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Readonly<Record<string, unknown>>;
  } catch {
    throw new ConfigurationError('TENANTS_FILE is no JSON.');
  }
}

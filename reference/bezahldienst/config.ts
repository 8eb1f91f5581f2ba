/** Configuration from the environment, checked completely before anything starts. */
import { readFileSync } from 'node:fs';
import { parseFaults } from './faults.ts';
import type { Faults } from './faults.ts';

/** The environment is unusable; the message is one sentence for the operator. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

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
  const faults = parseFaults(env['FAULTS'] ?? '');
  if ('unknown' in faults) throw new ConfigurationError(`FAULTS names ${faults.unknown}, which is no fault of this product.`);
  const port = Number(optional(env, 'PORT') ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigurationError('PORT must be a number from 0 to 65535.');
  return {
    host: optional(env, 'HOST') ?? '127.0.0.1',
    port,
    tls: readTls(env),
    ...readTenants(env),
    dataFolder: optional(env, 'DATA_DIR'),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
    faults: faults.faults,
  };
}

function readTls(env: Environment): Config['tls'] {
  const [cert, key] = [optional(env, 'TLS_CERT_FILE'), optional(env, 'TLS_KEY_FILE')];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new ConfigurationError('TLS_CERT_FILE and TLS_KEY_FILE belong together.');
  return { cert: readFile('TLS_CERT_FILE', cert), key: readFile('TLS_KEY_FILE', key) };
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

function optional(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === '' ? undefined : value;
}

function readFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationError(`${name} names the file ${path}, which cannot be read.`);
  }
}

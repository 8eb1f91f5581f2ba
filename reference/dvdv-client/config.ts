/** Configuration from the environment, checked completely before anything starts. */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Wanted } from './address-book.ts';
import { parseFaults } from './faults.ts';
import type { Faults } from './faults.ts';

/** The environment is unusable; the message is one sentence for the operator. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The checked configuration; addresses have no slash at the end. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Addresses with `/dvdv2-backend`: the server to be asked first, and its substitute where there is one. */
  readonly servers: readonly [string, ...string[]];
  readonly certificate: X509Certificate;
  readonly privateKey: KeyObject;
  readonly ca: string | undefined;
  /** How long the substitute is asked before the first server is tried again. */
  readonly holdMs: number;
  /** How long addresses are kept. */
  readonly keepMs: number;
  readonly timeoutMs: number;
  /** The service that this product offers, and the categories that its entry concept allows. */
  readonly offered: { readonly serviceUri: string; readonly consumers: readonly string[] } | undefined;
  /** What is looked up without being asked, at the start and then again after a while. */
  readonly regular: { readonly lookUps: readonly Wanted[]; readonly everyMs: number | undefined };
  readonly adapterToken: string | undefined;
  readonly faults: Faults;
}

/**
 * Reads the configuration.
 *
 * @throws ConfigurationError when a variable is missing or unusable
 */
export function readConfig(env: Environment): Config {
  const caFile = optional(env, 'CA_FILE');
  return {
    faults: readFaults(env),
    host: optional(env, 'HOST') ?? '127.0.0.1',
    port: number(env, 'PORT', 0, 0, 65_535),
    servers: [address(env, 'DVDV_URL'), ...(optional(env, 'DVDV_SUBSTITUTE_URL') === undefined ? [] : [address(env, 'DVDV_SUBSTITUTE_URL')])],
    ...readIdentity(env),
    ca: caFile === undefined ? undefined : readFile('CA_FILE', caFile),
    holdMs: number(env, 'HOLD_SECONDS', 180, 1, 86_400) * 1000,
    keepMs: number(env, 'KEEP_SECONDS', 600, 0, 86_400) * 1000,
    timeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', 30, 1, 600) * 1000,
    offered: readOffered(env),
    regular: readRegular(env),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
  };
}

function readFaults(env: Environment): Faults {
  const parsed = parseFaults(env['FAULTS'] ?? '');
  if ('unknown' in parsed) throw new ConfigurationError(`FAULTS names ${parsed.unknown}, which is no fault of this product.`);
  return parsed.faults;
}

function readIdentity(env: Environment): Pick<Config, 'certificate' | 'privateKey'> {
  const pem = readFile('DVDV_CERT_FILE', required(env, 'DVDV_CERT_FILE'));
  const key = readFile('DVDV_KEY_FILE', required(env, 'DVDV_KEY_FILE'));
  try {
    const certificate = new X509Certificate(pem);
    const privateKey = createPrivateKey(key);
    if (privateKey.asymmetricKeyType !== 'rsa') throw new ConfigurationError('DVDV_KEY_FILE must name an RSA key.');
    if (!certificate.checkPrivateKey(privateKey)) throw new ConfigurationError('DVDV_KEY_FILE does not belong to DVDV_CERT_FILE.');
    return { certificate, privateKey };
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError('DVDV_CERT_FILE or DVDV_KEY_FILE cannot be read as PEM.');
  }
}

function readOffered(env: Environment): Config['offered'] {
  const serviceUri = optional(env, 'OFFERED_SERVICE');
  if (serviceUri === undefined) return undefined;
  const consumers = required(env, 'CONSUMER_CATEGORIES')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (consumers.length === 0) throw new ConfigurationError('CONSUMER_CATEGORIES names no category.');
  return { serviceUri, consumers };
}

/** Key and service are separated by a space, entries by commas. */
function readRegular(env: Environment): Config['regular'] {
  const entries = (optional(env, 'LOOK_UPS') ?? '').split(',').map((entry) => entry.trim());
  const lookUps = entries
    .filter((entry) => entry !== '')
    .map((entry): Wanted => {
      const [organizationKey = '', serviceUri, ...rest] = entry.split(/\s+/);
      if (serviceUri === undefined || rest.length > 0) throw new ConfigurationError('LOOK_UPS must hold pairs of key and service, separated by commas.');
      return { organizationKey, serviceUri };
    });
  const isRepeated = optional(env, 'LOOK_UP_EVERY_SECONDS') !== undefined;
  return { lookUps, everyMs: isRepeated ? number(env, 'LOOK_UP_EVERY_SECONDS', 0, 0.1, 86_400) * 1000 : undefined };
}

function optional(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === '' ? undefined : value;
}

function required(env: Environment, name: string): string {
  const value = optional(env, name);
  if (value === undefined) throw new ConfigurationError(`${name} is not set.`);
  return value;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function address(env: Environment, name: string): string {
  const url = URL.parse(required(env, name));
  const isPlainHere = url?.protocol === 'http:' && LOOPBACK.has(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !isPlainHere))
    throw new ConfigurationError(`${name} must be an https address (http only on this machine).`);
  return url.href.replace(/\/+$/, '');
}

function number(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const value = optional(env, name);
  if (value === undefined) return fallback;
  const parsed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(parsed >= min && parsed <= max)) throw new ConfigurationError(`${name} must be a number from ${min} to ${max}.`);
  return parsed;
}

function readFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationError(`${name} names the file ${path}, which cannot be read.`);
  }
}

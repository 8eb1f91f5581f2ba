/** Configuration from the environment, checked completely before anything starts. */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ConfigurationError, address, listenAddress, number, optional, optionalFile, readFaults, readFile, required } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import type { Wanted } from './address-book.ts';
import { FAULTS } from './faults.ts';
import type { Faults } from './faults.ts';

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
  return {
    faults: readFaults(env, FAULTS),
    ...listenAddress(env),
    servers: [address(env, 'DVDV_URL'), ...(optional(env, 'DVDV_SUBSTITUTE_URL') === undefined ? [] : [address(env, 'DVDV_SUBSTITUTE_URL')])],
    ...readIdentity(env),
    ca: optionalFile(env, 'CA_FILE'),
    holdMs: number(env, 'HOLD_SECONDS', { fallback: 180, min: 1, max: 86_400 }) * 1000,
    keepMs: number(env, 'KEEP_SECONDS', { fallback: 600, min: 0, max: 86_400 }) * 1000,
    timeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', { fallback: 30, min: 1, max: 600 }) * 1000,
    offered: readOffered(env),
    regular: readRegular(env),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
  };
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
  return { lookUps, everyMs: isRepeated ? number(env, 'LOOK_UP_EVERY_SECONDS', { fallback: 0, min: 0.1, max: 86_400 }) * 1000 : undefined };
}

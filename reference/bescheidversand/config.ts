/** Configuration from the environment, checked completely before anything starts. */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseFaults } from './faults.ts';
import type { Faults } from './faults.ts';

/** The environment is unusable; the message is one sentence for the operator. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A certificate with its key, as one environment of the mailbox registered it. */
export interface Identity {
  /** PEM. */
  readonly certificate: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

/** How this product is known to FIT-Connect, and the delivery point of ITZBund there. */
export interface BridgeSettings {
  readonly tokenUrl: string;
  /** Without version. */
  readonly submissionApiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly destinationId: string;
  readonly pollMs: number;
  /** How long the event of the delivery point is waited for. */
  readonly waitMs: number;
}

/** The checked configuration; addresses have no slash at the end. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly mailboxUrl: string;
  /** The old interface instead of REST v6. */
  readonly usesSoap: boolean;
  /** Certificate of the environment that `mailboxUrl` belongs to. */
  readonly identity: Identity;
  /** Registered name, equal to the common name of the certificate. */
  readonly signer: string;
  readonly ca: string | undefined;
  /** What the citizen reads as sender and service. */
  readonly authority: string;
  readonly service: string;
  /** Level that notices of this procedure need. */
  readonly level: number;
  readonly retryMs: number;
  readonly maxAttempts: number;
  readonly timeoutMs: number;
  /** The way through FIT-Connect, where it is configured. */
  readonly bridge: BridgeSettings | undefined;
  readonly adapterToken: string | undefined;
  readonly faults: Faults;
}

/**
 * Reads the configuration.
 *
 * @throws ConfigurationError when a variable is missing or unusable
 */
export function readConfig(env: Environment): Config {
  const faults = readFaults(env);
  const environment = faults.has('certificate-of-prod') ? 'PROD' : (optional(env, 'ZBP_ENVIRONMENT') ?? 'INT');
  if (environment !== 'INT' && environment !== 'PROD') throw new ConfigurationError('ZBP_ENVIRONMENT must be INT or PROD.');
  const caFile = optional(env, 'CA_FILE');
  return {
    host: optional(env, 'HOST') ?? '127.0.0.1',
    port: number(env, 'PORT', 0, 0, 65_535),
    mailboxUrl: address(env, 'ZBP_URL'),
    usesSoap: readInterface(env) === 'SOAP',
    identity: readIdentity(env, environment),
    signer: required(env, 'ZBP_SIGNER'),
    ca: caFile === undefined ? undefined : readFile('CA_FILE', caFile),
    authority: required(env, 'AUTHORITY'),
    service: required(env, 'SERVICE'),
    level: number(env, 'NOTICE_LEVEL', 3, 1, 4),
    retryMs: number(env, 'RETRY_SECONDS', 30, 0.1, 3600) * 1000,
    maxAttempts: number(env, 'MAX_ATTEMPTS', 5, 1, 100),
    timeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', 30, 1, 600) * 1000,
    bridge: optional(env, 'FITCONNECT_TOKEN_URL') === undefined ? undefined : readBridge(env),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
    faults,
  };
}

function readInterface(env: Environment): 'REST' | 'SOAP' {
  const name = optional(env, 'ZBP_INTERFACE') ?? 'REST';
  if (name !== 'REST' && name !== 'SOAP') throw new ConfigurationError('ZBP_INTERFACE must be REST or SOAP.');
  return name;
}

function readBridge(env: Environment): BridgeSettings {
  return {
    tokenUrl: address(env, 'FITCONNECT_TOKEN_URL'),
    submissionApiUrl: address(env, 'FITCONNECT_SUBMISSION_API_URL'),
    clientId: required(env, 'FITCONNECT_CLIENT_ID'),
    clientSecret: required(env, 'FITCONNECT_CLIENT_SECRET'),
    destinationId: required(env, 'ZBP_DESTINATION_ID'),
    pollMs: number(env, 'FITCONNECT_POLL_SECONDS', 60, 0.05, 3600) * 1000,
    waitMs: number(env, 'FITCONNECT_WAIT_SECONDS', 86_400, 1, 1_209_600) * 1000,
  };
}

function readFaults(env: Environment): Faults {
  const parsed = parseFaults(env['FAULTS'] ?? '');
  if ('unknown' in parsed) throw new ConfigurationError(`FAULTS names ${parsed.unknown}, which is no fault of this product.`);
  return parsed.faults;
}

function readIdentity(env: Environment, environment: 'INT' | 'PROD'): Identity {
  const certificateName = `ZBP_${environment}_CERT_FILE`;
  const keyName = `ZBP_${environment}_KEY_FILE`;
  const certificate = readFile(certificateName, required(env, certificateName));
  const key = readFile(keyName, required(env, keyName));
  try {
    const privateKey = createPrivateKey(key);
    if (privateKey.asymmetricKeyType !== 'rsa') throw new ConfigurationError(`${keyName} must name an RSA key.`);
    if (!new X509Certificate(certificate).checkPrivateKey(privateKey)) throw new ConfigurationError(`${keyName} does not belong to ${certificateName}.`);
    return { certificate, key, privateKey };
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(`${certificateName} or ${keyName} cannot be read as PEM.`);
  }
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

/**
 * Configuration from the environment, checked completely before anything starts. Every mistake is reported as one
 * sentence that names the variable and what is expected.
 */
import { ConfigurationError, address, listenAddress, number, optional, readFaults, readFile, readTls, required } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { FAULTS } from './faults.ts';
import type { Faults } from './faults.ts';
import { KeyError, checkPrivateJwk } from './keyring.ts';
import type { PrivateJwk } from './keyring.ts';

/** The checked configuration; addresses have no slash at the end. */
export interface Config {
  readonly tokenUrl: string;
  readonly submissionApiUrl: string;
  readonly destinationApiUrl: string;
  readonly apiVersion: 'v1' | 'v2';
  readonly destinationId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly decryptionKeys: readonly PrivateJwk[];
  readonly signingKey: PrivateJwk;
  /** Made in advance for the next roll-over, with its certificate. */
  readonly rolloverKey: PrivateJwk | undefined;
  readonly callbackSecret: string | undefined;
  readonly caFile: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly pollIntervalMs: number;
  readonly pageLimit: number;
  readonly requestTimeoutMs: number;
  readonly maxAttachmentBytes: number;
  readonly answerDelayMs: number;
  /** What a callback sets off: fetching the submissions it names, or a look at the whole pickup list. */
  readonly callbackAction: 'fetch' | 'poll';
  readonly dataDir: string;
  readonly servicesFile: string;
  readonly adapterToken: string | undefined;
  readonly faults: Faults;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Reads the configuration.
 *
 * @throws ConfigurationError when a variable is missing or unusable
 */
export function readConfig(env: Environment): Config {
  return {
    tokenUrl: address(env, 'FITCONNECT_TOKEN_URL'),
    submissionApiUrl: address(env, 'FITCONNECT_SUBMISSION_API_URL'),
    destinationApiUrl: address(env, 'FITCONNECT_DESTINATION_API_URL'),
    apiVersion: readApiVersion(env),
    destinationId: matching(env, 'FITCONNECT_DESTINATION_ID', UUID, 'the UUID of the destination'),
    clientId: required(env, 'FITCONNECT_CLIENT_ID'),
    clientSecret: required(env, 'FITCONNECT_CLIENT_SECRET'),
    decryptionKeys: required(env, 'FITCONNECT_DECRYPTION_KEY_FILES')
      .split(',')
      .map((path) => readKey('FITCONNECT_DECRYPTION_KEY_FILES', path.trim(), 'unwrapKey')),
    signingKey: readKey('FITCONNECT_SIGNING_KEY_FILE', required(env, 'FITCONNECT_SIGNING_KEY_FILE'), 'sign'),
    rolloverKey: readRolloverKey(env),
    callbackSecret: readCallbackSecret(env),
    caFile: readCaFile(env),
    ...listenAddress(env),
    tls: readTls(env),
    pollIntervalMs: number(env, 'POLL_INTERVAL_SECONDS', { fallback: 30, min: 0.05, max: 86_400 }) * 1000,
    pageLimit: number(env, 'PAGE_LIMIT', { fallback: 100, min: 1, max: 500, isInteger: true }),
    requestTimeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', { fallback: 20, min: 0.1, max: 600 }) * 1000,
    maxAttachmentBytes: number(env, 'MAX_ATTACHMENT_BYTES', { fallback: 256 * 1024 * 1024, min: 1, max: 1024 ** 3, isInteger: true }),
    answerDelayMs: number(env, 'ANSWER_DELAY_SECONDS', { fallback: 60, min: 0, max: 86_400 }) * 1000,
    callbackAction: readCallbackAction(env),
    dataDir: required(env, 'DATA_DIR'),
    servicesFile: required(env, 'SERVICES_FILE'),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
    faults: readFaults(env, FAULTS),
  };
}

function readCallbackAction(env: Environment): Config['callbackAction'] {
  const value = optional(env, 'CALLBACK_ACTION') ?? 'fetch';
  if (value !== 'fetch' && value !== 'poll') throw new ConfigurationError('CALLBACK_ACTION must be fetch or poll.');
  return value;
}

function matching(env: Environment, name: string, pattern: RegExp, what: string): string {
  const value = required(env, name);
  if (!pattern.test(value)) throw new ConfigurationError(`${name} must be ${what}.`);
  return value;
}

function readApiVersion(env: Environment): 'v1' | 'v2' {
  const value = optional(env, 'FITCONNECT_API_VERSION') ?? 'v2';
  if (value !== 'v1' && value !== 'v2') throw new ConfigurationError('FITCONNECT_API_VERSION must be v1 or v2.');
  return value;
}

function readKey(name: string, path: string, operation: 'unwrapKey' | 'sign'): PrivateJwk {
  const text = readFile(name, path);
  try {
    return checkPrivateJwk(JSON.parse(text), operation);
  } catch (error) {
    const reason = error instanceof KeyError ? error.message : 'is not JSON';
    throw new ConfigurationError(`${name} names the file ${path}, which ${reason}.`);
  }
}

function readRolloverKey(env: Environment): PrivateJwk | undefined {
  const name = 'FITCONNECT_ROLLOVER_KEY_FILE';
  const path = optional(env, name);
  if (path === undefined) return undefined;
  const key = readKey(name, path, 'unwrapKey');
  if (Array.isArray(key.x5c) && key.x5c.length > 0) return key;
  throw new ConfigurationError(`${name} names the file ${path}, which must carry the certificate of the key as x5c.`);
}

function readCallbackSecret(env: Environment): string | undefined {
  const secret = optional(env, 'FITCONNECT_CALLBACK_SECRET');
  if (secret !== undefined && (secret.length < 32 || secret.length > 512)) {
    throw new ConfigurationError('FITCONNECT_CALLBACK_SECRET must have 32 to 512 characters.');
  }
  return secret;
}

function readCaFile(env: Environment): string | undefined {
  const path = optional(env, 'CA_FILE');
  if (path !== undefined && !readFile('CA_FILE', path).includes('-----BEGIN CERTIFICATE-----')) {
    throw new ConfigurationError(`CA_FILE names the file ${path}, which holds no PEM certificate.`);
  }
  return path;
}

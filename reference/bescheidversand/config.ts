/** Configuration from the environment, checked completely before anything starts. */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ConfigurationError, address, listenAddress, number, optional, optionalFile, readFaults, readFile, required } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { FAULTS } from './faults.ts';
import type { Faults } from './faults.ts';

/** A certificate with its key, as one environment of the mailbox registered it. */
export interface Identity {
  /** PEM. */
  readonly certificate: string;
  readonly key: string;
  readonly privateKey: KeyObject;
}

/** The checked configuration; addresses have no slash at the end. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly mailboxUrl: string;
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
  readonly adapterToken: string | undefined;
  readonly faults: Faults;
}

/**
 * Reads the configuration.
 *
 * @throws ConfigurationError when a variable is missing or unusable
 */
export function readConfig(env: Environment): Config {
  const faults = readFaults(env, FAULTS);
  const environment = faults.has('certificate-of-prod') ? 'PROD' : (optional(env, 'ZBP_ENVIRONMENT') ?? 'INT');
  if (environment !== 'INT' && environment !== 'PROD') throw new ConfigurationError('ZBP_ENVIRONMENT must be INT or PROD.');
  return {
    ...listenAddress(env),
    mailboxUrl: address(env, 'ZBP_URL'),
    identity: readIdentity(env, environment),
    signer: required(env, 'ZBP_SIGNER'),
    ca: optionalFile(env, 'CA_FILE'),
    authority: required(env, 'AUTHORITY'),
    service: required(env, 'SERVICE'),
    level: number(env, 'NOTICE_LEVEL', { fallback: 3, min: 1, max: 4 }),
    retryMs: number(env, 'RETRY_SECONDS', { fallback: 30, min: 0.1, max: 3600 }) * 1000,
    maxAttempts: number(env, 'MAX_ATTEMPTS', { fallback: 5, min: 1, max: 100 }),
    timeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', { fallback: 30, min: 1, max: 600 }) * 1000,
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
    faults,
  };
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

/** Configuration from the environment, checked completely before anything starts. */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ConfigurationError, address, listenAddress, number, oneOf, optional, optionalFile, readFaults, readFile, required } from '../kit/environment.ts';
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

const INTERFACES = ['REST', 'SOAP', 'FIT-CONNECT'] as const;

/** The checked configuration; addresses have no slash at the end. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly mailboxUrl: string;
  /** By which notices and states go where no way is ordered; `SOAP` is the old interface. */
  readonly usualInterface: (typeof INTERFACES)[number];
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
  const faults = readFaults(env, FAULTS);
  const environment = faults.has('certificate-of-prod') ? 'PROD' : (optional(env, 'ZBP_ENVIRONMENT') ?? 'INT');
  if (environment !== 'INT' && environment !== 'PROD') throw new ConfigurationError('ZBP_ENVIRONMENT must be INT or PROD.');
  const usualInterface = oneOf(env, 'ZBP_INTERFACE', INTERFACES, 'REST');
  return {
    ...listenAddress(env),
    mailboxUrl: address(env, 'ZBP_URL'),
    usualInterface,
    identity: readIdentity(env, environment),
    signer: required(env, 'ZBP_SIGNER'),
    ca: optionalFile(env, 'CA_FILE'),
    authority: required(env, 'AUTHORITY'),
    service: required(env, 'SERVICE'),
    level: number(env, 'NOTICE_LEVEL', { fallback: 3, min: 1, max: 4 }),
    retryMs: number(env, 'RETRY_SECONDS', { fallback: 30, min: 0.1, max: 3600 }) * 1000,
    maxAttempts: number(env, 'MAX_ATTEMPTS', { fallback: 5, min: 1, max: 100 }),
    timeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', { fallback: 30, min: 1, max: 600 }) * 1000,
    bridge: optional(env, 'FITCONNECT_TOKEN_URL') === undefined && usualInterface !== 'FIT-CONNECT' ? undefined : readBridge(env),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
    faults,
  };
}

function readBridge(env: Environment): BridgeSettings {
  return {
    tokenUrl: address(env, 'FITCONNECT_TOKEN_URL'),
    submissionApiUrl: address(env, 'FITCONNECT_SUBMISSION_API_URL'),
    clientId: required(env, 'FITCONNECT_CLIENT_ID'),
    clientSecret: required(env, 'FITCONNECT_CLIENT_SECRET'),
    destinationId: required(env, 'ZBP_DESTINATION_ID'),
    pollMs: number(env, 'FITCONNECT_POLL_SECONDS', { fallback: 60, min: 0.05, max: 3600 }) * 1000,
    waitMs: number(env, 'FITCONNECT_WAIT_SECONDS', { fallback: 86_400, min: 1, max: 1_209_600 }) * 1000,
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

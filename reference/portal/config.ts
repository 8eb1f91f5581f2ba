/**
 * Configuration from the environment, checked completely before anything starts.
 */
import { DEFAULT_REQUESTED, isAttributeKey } from './accounts/attributes.ts';
import type { AttributeKey } from './accounts/attributes.ts';
import type { Level } from './accounts/levels.ts';
import { elsterLevel, storkLevel } from './accounts/levels.ts';
import {
  ConfigurationError,
  address,
  isLoopbackHttp,
  listenAddress,
  names,
  number,
  oneOf,
  optional,
  optionalFile,
  readFaults,
  readTls,
  required,
  yesOrNo,
} from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { FAULTS } from './faults.ts';
import type { Faults } from './faults.ts';
import { keyPair } from './key-files.ts';
import type { KeyPair } from './keys.ts';
import { readPaidService } from './paid-service.ts';
import type { PaidService } from './paid-service.ts';
import { readProviderSources } from './provider-sources.ts';
import type { ProviderSource } from './provider-sources.ts';
import type { ServiceDescription } from './saml/request-extension.ts';

/** The checked configuration; addresses have no slash at the end. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** The address people use; undefined: the one it listens on. */
  readonly baseUrl: string | undefined;
  readonly hasSecureCookies: boolean;
  readonly entityId: string;
  readonly signing: KeyPair;
  /** The first is published; all of them decrypt. */
  readonly encryption: readonly [KeyPair, ...KeyPair[]];
  readonly providers: readonly ProviderSource[];
  readonly ca: string | undefined;
  readonly service: ServiceDescription;
  readonly level: Level;
  readonly stepUpLevel: Level;
  readonly companyLevel: Level;
  readonly backUrl: string | undefined;
  readonly acceptsTestAccounts: boolean;
  readonly acceptsCbc: boolean;
  readonly skewMs: number;
  readonly loginTimeoutMs: number;
  readonly adapterToken: string | undefined;
  /** Undefined for a service without a fee, whose applications are kept here. */
  readonly paidService: PaidService | undefined;
  readonly faults: Faults;
}

const METHODS = ['Authega', 'Benutzername', 'eID', 'eIDAS', 'Diia', 'Elster', 'FINK'] as const;
const STORK_LEVELS = ['STORK-QAA-Level-1', 'STORK-QAA-Level-3', 'STORK-QAA-Level-4'] as const;

/**
 * Reads the configuration.
 *
 * @throws ConfigurationError when a variable is missing or unusable
 */
export function readConfig(env: Environment): Config {
  const faults = readFaults(env, FAULTS);
  const signing = keyPair('SIGNING_KEY_FILE', required(env, 'SIGNING_KEY_FILE'), 'SIGNING_CERT_FILE', required(env, 'SIGNING_CERT_FILE'));
  const baseUrl = optional(env, 'BASE_URL') === undefined ? undefined : address(env, 'BASE_URL');
  return {
    ...listenAddress(env),
    tls: readTls(env),
    baseUrl,
    hasSecureCookies: readCookieRule(env, baseUrl),
    entityId: readEntityId(env, faults),
    signing,
    encryption: faults.has('one-key-for-both') ? [signing] : readEncryptionKeys(env),
    providers: readProviderSources(env),
    ca: optionalFile(env, 'CA_FILE'),
    service: readService(env),
    level: readLevel(env, 'LEVEL', 'STORK-QAA-Level-3'),
    stepUpLevel: readLevel(env, 'STEP_UP_LEVEL', 'STORK-QAA-Level-4'),
    companyLevel: elsterLevel(oneOf(env, 'MUK_LEVEL', ['substanziell', 'hoch'], 'substanziell')) ?? 3,
    backUrl: readBackUrl(env),
    acceptsTestAccounts: yesOrNo(env, 'ACCEPT_TEST_ACCOUNTS', false),
    acceptsCbc: yesOrNo(env, 'ACCEPT_CBC', false),
    skewMs: number(env, 'CLOCK_SKEW_SECONDS', { fallback: 60, min: 0, max: 300 }) * 1000,
    loginTimeoutMs: number(env, 'LOGIN_TIMEOUT_SECONDS', { fallback: 1800, min: 1, max: 86_400 }) * 1000,
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
    paidService: readPaidService(env),
    faults,
  };
}

function readEntityId(env: Environment, faults: Faults): string {
  const text = required(env, 'ENTITY_ID');
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.port !== '' || url.hash !== '') throw new ConfigurationError('ENTITY_ID must be an https address without port.');
  return faults.has('entity-id-port') ? text.replace(url.host, `${url.host}:8443`) : text;
}

function readEncryptionKeys(env: Environment): readonly [KeyPair, ...KeyPair[]] {
  required(env, 'ENCRYPTION_KEY_FILES');
  required(env, 'ENCRYPTION_CERT_FILES');
  const keys = names(env, 'ENCRYPTION_KEY_FILES') ?? [];
  const certificates = names(env, 'ENCRYPTION_CERT_FILES') ?? [];
  const pairs = keys.map((key, index) => keyPair('ENCRYPTION_KEY_FILES', key, 'ENCRYPTION_CERT_FILES', certificates[index] ?? ''));
  const [first, ...others] = pairs;
  if (first === undefined || keys.length !== certificates.length) {
    throw new ConfigurationError('ENCRYPTION_KEY_FILES and ENCRYPTION_CERT_FILES must name the same number of files.');
  }
  return [first, ...others];
}

function readService(env: Environment): ServiceDescription {
  return {
    organization: required(env, 'ORGANIZATION'),
    onlineServiceId: required(env, 'ONLINE_SERVICE_ID'),
    language: oneOf(env, 'ACCOUNT_LANGUAGE', ['de', 'en', 'ru', 'uk'], 'de'),
    methods: (names(env, 'AUTHN_METHODS') ?? []).map((method) => oneOf({ method }, 'method', METHODS, 'eID')),
    requested: readAttributes(env, 'REQUESTED_ATTRIBUTES', DEFAULT_REQUESTED),
    required: readAttributes(env, 'REQUIRED_ATTRIBUTES', ['bPK2']),
  };
}

function readAttributes(env: Environment, name: string, fallback: readonly AttributeKey[]): readonly AttributeKey[] {
  const given = names(env, name);
  if (given === undefined) return fallback;
  return given.map((text) => {
    if (!isAttributeKey(text)) throw new ConfigurationError(`${name} names ${text}, which is no attribute this product knows.`);
    return text;
  });
}

function readLevel(env: Environment, name: string, fallback: (typeof STORK_LEVELS)[number]): Level {
  return storkLevel(oneOf(env, name, STORK_LEVELS, fallback)) ?? 3;
}

function readBackUrl(env: Environment): string | undefined {
  const value = optional(env, 'BACK_URL');
  if (value !== undefined && URL.parse(value)?.protocol !== 'https:') throw new ConfigurationError('BACK_URL must be an https address.');
  return value;
}

function readCookieRule(env: Environment, baseUrl: string | undefined): boolean {
  const isSecure = yesOrNo(env, 'COOKIE_SECURE', true);
  if (!isSecure && baseUrl !== undefined && !isLoopbackHttp(baseUrl)) {
    throw new ConfigurationError('COOKIE_SECURE may be no only where people come over plain http on this machine.');
  }
  return isSecure;
}

/** Configuration from the environment, checked completely before anything starts. A payment service without its variables is not offered. */
import { readFileSync } from 'node:fs';
import { parseFaults } from './faults.ts';
import type { Faults } from './faults.ts';

/** The environment is unusable; the message is one sentence for the operator. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of the interfaces; addresses have no slash at the end. */
export interface XBezahldiensteSettings {
  readonly url: string;
  readonly originatorId: string;
  readonly endPointId: string;
}
export interface PmPaymentSettings {
  readonly url: string;
  readonly ags: string;
  readonly procedure: string;
  readonly salt: string;
}
export interface GiroCheckoutSettings {
  readonly url: string;
  readonly merchantId: string;
  readonly projectId: string;
  readonly password: string;
}
export interface EpayblSettings {
  readonly url: string;
  readonly pageUrl: string;
  readonly mandantNr: string;
  readonly bewirtschafterNr: string;
}

/** The checked configuration. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where browsers and payment services reach the product; its own address by default. */
  readonly publicUrl: string | undefined;
  readonly xbezahldienste: XBezahldiensteSettings | undefined;
  readonly pmPayment: PmPaymentSettings | undefined;
  readonly giroCheckout: GiroCheckoutSettings | undefined;
  readonly epaybl: EpayblSettings | undefined;
  /** PEM. */
  readonly client: { readonly certificate: string; readonly key: string } | undefined;
  readonly ca: string | undefined;
  /** First pause between two readings of an open transaction; it grows by half each time. */
  readonly pollMs: number;
  readonly timeoutMs: number;
  /** Where applications are kept. */
  readonly dataDir: string;
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
  const caFile = optional(env, 'CA_FILE');
  return {
    host: optional(env, 'HOST') ?? '127.0.0.1',
    port: number(env, 'PORT', 0, 0, 65_535),
    publicUrl: optional(env, 'PUBLIC_URL') === undefined ? undefined : address(env, 'PUBLIC_URL'),
    ...readInterfaces(env),
    client: readClient(env),
    ca: caFile === undefined ? undefined : readFile('CA_FILE', caFile),
    pollMs: number(env, 'POLL_SECONDS', 900, 0.01, 86_400) * 1000,
    timeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', 30, 1, 600) * 1000,
    dataDir: required(env, 'DATA_DIR'),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
    faults: faults.faults,
  };
}

function readInterfaces(env: Environment): Pick<Config, 'xbezahldienste' | 'pmPayment' | 'giroCheckout' | 'epaybl'> {
  const has = (name: string): boolean => optional(env, name) !== undefined;
  const word = (name: string): string => required(env, name);
  const url = (name: string): string => address(env, name);
  const read = {
    xbezahldienste: has('XBEZAHLDIENSTE_URL')
      ? { url: url('XBEZAHLDIENSTE_URL'), originatorId: word('XBEZAHLDIENSTE_ORIGINATOR'), endPointId: word('XBEZAHLDIENSTE_ENDPOINT') }
      : undefined,
    pmPayment: has('PMPAYMENT_URL')
      ? { url: url('PMPAYMENT_URL'), ags: word('PMPAYMENT_AGS'), procedure: word('PMPAYMENT_PROCEDURE'), salt: word('PMPAYMENT_SALT') }
      : undefined,
    giroCheckout: has('GIROCHECKOUT_URL')
      ? {
          url: url('GIROCHECKOUT_URL'),
          merchantId: word('GIROCHECKOUT_MERCHANT'),
          projectId: word('GIROCHECKOUT_PROJECT'),
          password: word('GIROCHECKOUT_PASSWORD'),
        }
      : undefined,
    epaybl: has('EPAYBL_URL')
      ? { url: url('EPAYBL_URL'), pageUrl: url('EPAYBL_PAGE_URL'), mandantNr: word('EPAYBL_MANDANT'), bewirtschafterNr: word('EPAYBL_BEWIRTSCHAFTER') }
      : undefined,
  };
  if (Object.values(read).every((settings) => settings === undefined)) throw new ConfigurationError('No payment service is configured.');
  return read;
}

function readClient(env: Environment): Config['client'] {
  const file = optional(env, 'CLIENT_CERT_FILE');
  if (file === undefined) return undefined;
  return { certificate: readFile('CLIENT_CERT_FILE', file), key: readFile('CLIENT_KEY_FILE', required(env, 'CLIENT_KEY_FILE')) };
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

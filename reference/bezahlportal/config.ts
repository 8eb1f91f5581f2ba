/** Configuration from the environment, checked completely before anything starts. A payment service without its variables is not offered. */
import { ConfigurationError, address, listenAddress, number, optional, optionalFile, readFaults, readFile, required } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { FAULTS } from './faults.ts';
import type { Faults } from './faults.ts';

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
  return {
    faults: readFaults(env, FAULTS),
    ...listenAddress(env),
    publicUrl: optional(env, 'PUBLIC_URL') === undefined ? undefined : address(env, 'PUBLIC_URL'),
    ...readInterfaces(env),
    client: readClient(env),
    ca: optionalFile(env, 'CA_FILE'),
    pollMs: number(env, 'POLL_SECONDS', { fallback: 900, min: 0.01, max: 86_400 }) * 1000,
    timeoutMs: number(env, 'REQUEST_TIMEOUT_SECONDS', { fallback: 30, min: 1, max: 600 }) * 1000,
    dataDir: required(env, 'DATA_DIR'),
    adapterToken: optional(env, 'ADAPTER_TOKEN'),
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

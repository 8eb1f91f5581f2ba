/** Configuration of the service with a fee: payment service, directory, delivery service. Read only when a payment service is named. */
import { X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { address, number, optional, required } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import { keyPair } from './key-files.ts';

/** What was agreed with the payment service. */
export interface PaymentSettings {
  readonly url: string;
  readonly originatorId: string;
  readonly endPointId: string;
  readonly username: string;
  readonly password: string;
}

/** How this product logs in to the directory, and which entry it looks for when nothing else is said. */
export interface DirectorySettings {
  readonly url: string;
  readonly certificate: X509Certificate;
  readonly privateKey: KeyObject;
  readonly authority: Authority;
  /** Category of the directory that a receiver has to belong to. */
  readonly category: string;
}

/** An authority as the directory knows it. */
export interface Authority {
  readonly organizationKey: string;
  readonly serviceUri: string;
}

/** How this product is known to the delivery service, and what it delivers. */
export interface DeliverySettings {
  readonly tokenUrl: string;
  /** Without version. */
  readonly submissionApiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly service: { readonly identifier: string; readonly name: string };
  readonly schemaUri: string;
}

/** Everything about it. */
export interface PaidService {
  readonly payment: PaymentSettings;
  readonly directory: DirectorySettings;
  readonly delivery: DeliverySettings;
  readonly feeCents: number;
  readonly pollMs: number;
  /** Where orders are kept. */
  readonly ordersFile: string;
}

/**
 * Reads it.
 *
 * @returns undefined for a service without a fee
 * @throws ConfigurationError when a variable is missing or unusable
 */
export function readPaidService(env: Environment): PaidService | undefined {
  if (optional(env, 'XBEZAHLDIENSTE_URL') === undefined) return undefined;
  return {
    payment: {
      url: address(env, 'XBEZAHLDIENSTE_URL'),
      originatorId: required(env, 'XBEZAHLDIENSTE_ORIGINATOR'),
      endPointId: required(env, 'XBEZAHLDIENSTE_ENDPOINT'),
      username: required(env, 'XBEZAHLDIENSTE_USERNAME'),
      password: required(env, 'XBEZAHLDIENSTE_PASSWORD'),
    },
    directory: readDirectory(env),
    delivery: {
      tokenUrl: address(env, 'FITCONNECT_TOKEN_URL'),
      submissionApiUrl: address(env, 'FITCONNECT_SUBMISSION_API_URL'),
      clientId: required(env, 'FITCONNECT_CLIENT_ID'),
      clientSecret: required(env, 'FITCONNECT_CLIENT_SECRET'),
      service: { identifier: required(env, 'SERVICE_IDENTIFIER'), name: required(env, 'SERVICE_NAME') },
      schemaUri: required(env, 'DATA_SCHEMA_URI'),
    },
    feeCents: number(env, 'FEE_CENTS', { fallback: 1250, min: 1, max: 99_999_900 }),
    pollMs: number(env, 'POLL_SECONDS', { fallback: 900, min: 0.01, max: 86_400 }) * 1000,
    ordersFile: join(required(env, 'DATA_DIR'), 'orders.json'),
  };
}

function readDirectory(env: Environment): DirectorySettings {
  const pair = keyPair('DVDV_KEY_FILE', required(env, 'DVDV_KEY_FILE'), 'DVDV_CERT_FILE', required(env, 'DVDV_CERT_FILE'));
  return {
    url: address(env, 'DVDV_URL'),
    certificate: new X509Certificate(pair.certificate),
    privateKey: pair.privateKey,
    authority: { organizationKey: required(env, 'AUTHORITY_KEY'), serviceUri: required(env, 'AUTHORITY_SERVICE') },
    category: required(env, 'AUTHORITY_CATEGORY'),
  };
}

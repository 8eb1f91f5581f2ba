/** What the runner hands to the scenarios about a product that asks the directory, as JSON. */
import type { ClientFacts } from '../../core/directory.ts';
import type { DvdvClientTarget, OwnLookUps } from './target.ts';

export interface DvdvClientParameters {
  readonly controlUrl: string;
  readonly tenant: string;
  readonly facts: ClientFacts;
  /** Absent for a product that has no adapter. */
  readonly client?: DvdvClientTarget;
  /** What the product looks up by itself, and since when it could. */
  readonly own?: OwnLookUps & { readonly since: string };
  /** PEM of the authorities that the adapter's certificate may come from. */
  readonly trusted: readonly string[];
  readonly deadlineSeconds: number;
  readonly partners: Partners;
}

/** Partners that are entered for the scenarios. */
export interface Partners {
  readonly addressees: Addressees;
  /** Fingerprints of certificates to encrypt with. */
  readonly ciphers: { readonly good: string; readonly revoked: string };
  /** The service that the product offers, and who may use it. */
  readonly offered: { readonly serviceUri: string; readonly consumers: readonly string[]; readonly foreignCategory: string };
  readonly callers: Readonly<Record<CallerName, { readonly certificate: string; readonly fingerprint: string }>>;
}

/** Authorities that the product can look up: category, prefix of their keys, services, and the type of element that leads to them. */
export interface Addressees {
  readonly category: string;
  readonly prefix: string;
  readonly serviceUris: readonly [string, ...string[]];
  readonly elementType: 'OSCI_INTERMEDIARY' | 'WEBSERVER';
}

/** Partners that call; every scenario has its own. */
export const CALLERS = ['entitled', 'second-entitled', 'third-entitled', 'control', 'foreign', 'unknown'] as const;
export type CallerName = (typeof CALLERS)[number];

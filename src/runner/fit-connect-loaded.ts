/** A Fachverfahren as its room meets it: read from a target file, or come along. */
import type { ResultBasis } from '../core/result.ts';
import type { FitConnectTarget } from '../core/target.ts';
import type { Samples } from '../drivers/fit-connect/samples.ts';
import type { ServerCertificate, ServerCertificateOptions } from '../formats/pki.ts';
import type { ListenOptions, RunningProduct, TestAuthority } from './product.ts';

/** A Fachverfahren and what the suite needs to send to it. */
export interface FitConnectLoaded {
  readonly room: 'fit-connect';
  readonly target: FitConnectTarget;
  readonly samples: Samples;
  readonly listen: ListenOptions;
  /** How the product comes to life; absent for one that is running already. */
  readonly start?: ProductStart;
  /** Test authority whose certificates both sides trust (PEM), when made by `init`; absent: made for this run. */
  readonly authority?: TestAuthority;
  /** PEM certificates the suite trusts when it calls the product; default: the authority. */
  readonly trustedByCallbackClient?: string;
  /** Data schemas the target names, by URI. */
  readonly schemas?: ResultBasis['schemas'];
}

/** Addresses the product needs to know. */
export interface ServiceAddresses {
  readonly tokenUrl: string;
  readonly submissionApiUrl: string;
  readonly destinationApiUrl: string;
  readonly routingUrl: string;
  /** PEM of the authority that signed the simulators' server certificate. */
  readonly authorityCert: string;
  /** A certificate of that authority for a server of the product's own; for products that are started. */
  readonly issueServer: (order: ServerCertificateOptions) => Promise<ServerCertificate>;
}

/** @param signal aborting ends the waiting for the product; it is given back as it is then, to be stopped by the caller */
export type ProductStart = (addresses: ServiceAddresses, signal?: AbortSignal) => Promise<RunningProduct>;

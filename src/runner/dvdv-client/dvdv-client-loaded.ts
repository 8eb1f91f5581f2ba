/** A directory client as its room meets it: read from a target file, or come along. */
import type { Addressees } from '../../drivers/dvdv-client/scenario-parameters.ts';
import type { DvdvClientTarget, OwnLookUps } from '../../drivers/dvdv-client/target.ts';
import type { ListenOptions, Loaded, RunningProduct, Served } from '../product.ts';

/** A product that looks addresses up in the directory, and what its vendor declares about it. */
export interface DvdvClientLoaded extends Loaded<'dvdv-client'>, Served {
  readonly listen: ListenOptions;
  /** Certificate that it logs in with, PEM; absent for a directory without authentication. */
  readonly client?: { readonly certificate: string };
  readonly addressees: Addressees;
  /** The service that it offers, and the categories that may use it. */
  readonly offered?: { readonly serviceUri: string; readonly consumers: readonly string[] };
  /** What it looks up by itself; absent for a product that only acts when it is told to. */
  readonly drivesItself?: OwnLookUps;
  /** Where the product's adapter is; for one that is started, it says so itself. */
  readonly adapter?: DvdvClientTarget;
  readonly start?: (addresses: DvdvAddresses, signal?: AbortSignal) => Promise<RunningDvdvClient>;
}

/** What the product needs to know of the simulated directory. */
export interface DvdvAddresses {
  /** With `/dvdv2-backend`, of the server to be asked first and of its substitute. */
  readonly firstUrl: string;
  readonly secondUrl: string;
  /** PEM of the authority that signed the server certificates; absent without TLS. */
  readonly authorityCert?: string;
}

/** A directory client that was started. */
export interface RunningDvdvClient extends RunningProduct {
  /** Absent for a product that has no adapter. */
  readonly client?: DvdvClientTarget;
}

/** What every room knows of a product: where simulators listen for it, whom it trusts, and that it runs. */
import type { ResultBasis } from '../core/result.ts';
import type { Target } from '../core/target.ts';

/** Where the simulators listen. Port 0 takes any free one. */
export interface ListenOptions {
  readonly hostname: string;
  /** Names besides the host name that the server certificate covers. */
  readonly names: readonly string[];
  readonly servicePort: number;
  readonly controlPort: number;
  /** Of the second account, for a portal that has two. */
  readonly otherPort?: number;
  /** Of lists and answers about the certificates of a directory. */
  readonly pkiPort?: number;
}

/** A target as every room of portals, services and directories meets it. */
export interface Loaded<Room extends string> {
  readonly room: Room;
  readonly target: Target;
  /** Authorities to trust when the product is called, PEM. */
  readonly trusted?: readonly string[];
  readonly schemas?: ResultBasis['schemas'];
}

/** A target that simulators are kept up for. */
export interface Served {
  /** The simulators, accounts of citizens and companies apart, speak TLS. */
  readonly usesTls: boolean;
  /** Test authority that both sides trust; absent: made for this run. */
  readonly authority?: TestAuthority;
}

export interface RunningProduct {
  readonly callbackUrl?: string;
  readonly adapterUrl?: string;
  /** Resolves when the product ends by itself, with what it said last. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** A test authority (PEM) whose certificates both sides trust. */
export interface TestAuthority {
  readonly cert: string;
  readonly key: string;
}

/**
 * The target of a run: what is tested, where it is, what it can do (the extra information a test needs, in ISO/IEC 9646
 * terms the PIXIT). Built from a target file or for the embedded reference; secrets stay in memory.
 */
import type { Capability } from './requirement.ts';
import type { ApiVersion } from './submission.ts';

export type Jwk = Readonly<Record<string, unknown>> & { readonly kid?: string };

export interface TargetService {
  readonly identifier: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly schemas: readonly { readonly schemaUri: string; readonly mimeType: 'application/json' | 'application/xml' }[];
}

export interface TargetDestination {
  readonly destinationId: string;
  readonly services: readonly TargetService[];
  readonly metadataVersions: readonly string[];
  readonly replyChannels: readonly string[];
  /** Public keys, the current one first. */
  readonly encryptionKeys: readonly (Jwk & { readonly kid: string })[];
  readonly signingKey: Jwk & { readonly kid: string };
}

/** What every target has, whatever interface it is tested at. */
export interface Target {
  readonly kind: 'embedded' | 'running' | 'container';
  readonly profile: string;
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  /** Freely chosen name of the environment the product runs in. */
  readonly environment?: string;
  /** How long the product may take for what a scenario waits for. */
  readonly deadlineSeconds: number;
  readonly adapter?: { readonly url?: string; readonly token?: string };
  readonly capabilities: ReadonlySet<Capability>;
}

/** A Fachverfahren that is pointed at the simulated FIT-Connect. */
export interface FitConnectTarget extends Target {
  readonly apiVersion: ApiVersion;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly destination: TargetDestination;
  /** How often the product asks for the pickup list. */
  readonly pollingSeconds: number;
  /** A secret that was made for this run alone is evidence; one that the vendor chose is not. */
  readonly callback?: { readonly url?: string; readonly secret: string; readonly isMadeForRun?: boolean };
  readonly usesTls: boolean;
}

/** What a scenario may know of the target; plain JSON, no secret but the adapter's token. */
export interface ScenarioTarget {
  readonly apiVersion: ApiVersion;
  readonly destinationId: string;
  readonly clientId: string;
  readonly signingKeys: readonly Jwk[];
  readonly encryptionKeys: readonly Jwk[];
  readonly pollingSeconds: number;
  readonly deadlineSeconds: number;
  readonly usesTls: boolean;
  readonly hasCallback: boolean;
  readonly adapterUrl?: string;
  readonly adapterToken?: string;
}

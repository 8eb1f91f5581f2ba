/** A target file as it is written, after its shape was checked (schemas/target/target-1.schema.json, member by member). */
import type { ApiVersion } from '../core/submission.ts';

/** A secret: in the file itself, in an environment variable, or in a file of its own. */
export type SecretSource = string | { readonly env: string } | { readonly file: string };

export interface DataSchemaEntry {
  readonly schemaUri: string;
  readonly mimeType: 'application/json' | 'application/xml';
  readonly file?: string;
}

export interface ServiceEntry {
  readonly identifier: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly schemas: readonly DataSchemaEntry[];
}

export interface SampleEntry {
  readonly file: string;
  readonly schemaUri: string;
  readonly service?: string;
  readonly canaries?: readonly string[];
}

export interface ContainerEntry {
  readonly image: string;
  readonly network?: 'host' | 'bridge';
  readonly environment?: Readonly<Record<string, string>>;
  readonly files?: readonly { readonly from: string; readonly to: string; readonly mode?: string }[];
  readonly readyLine?: string;
  readonly readyPath?: string;
  readonly startupTimeoutSeconds?: number;
}

export interface TargetFile {
  readonly pruefstand: 1;
  readonly profile: string;
  readonly environment?: string;
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  readonly interface: { readonly apiVersion: ApiVersion };
  readonly pickup: { readonly pollingSeconds: number; readonly deadlineSeconds?: number };
  readonly credentials: { readonly clientId: string; readonly clientSecret: SecretSource };
  readonly destination: {
    readonly destinationId: string;
    readonly services: readonly ServiceEntry[];
    readonly metadataVersions: readonly string[];
    readonly replyChannels?: readonly string[];
    readonly encryptionKeys: readonly string[];
    readonly signingKey: string;
  };
  readonly callback?: { readonly url: string; readonly secret: SecretSource; readonly allowHttp?: boolean };
  readonly adapter?: { readonly url: string; readonly token?: SecretSource };
  readonly listen?: { readonly hostname?: string; readonly names?: readonly string[]; readonly servicePort?: number; readonly controlPort?: number };
  readonly tls?: false | { readonly authorityCert: string; readonly authorityKey: string };
  readonly trustedCertificates?: readonly string[];
  readonly samples: { readonly json?: SampleEntry; readonly xml?: SampleEntry; readonly attachments?: readonly string[]; readonly maxAttachmentBytes: number };
  readonly capabilities?: { readonly fragments?: boolean; readonly managesDestination?: boolean; readonly settableClock?: boolean };
  readonly container?: ContainerEntry;
}

/** Ports of the simulators when the target names none: fixed, so that the product's settings stay valid. */
export const DEFAULT_PORTS = { service: 8470, control: 8471 } as const;

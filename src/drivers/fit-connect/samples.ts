/**
 * What the target gives the suite to send: its own services, schemas and plausible data. A real product takes nothing
 * else; content rules without samples stay untested. Loaded and checked by the runner, read here.
 */
export interface DataSample {
  /** Name in the target file, used in messages. */
  readonly name: string;
  readonly serviceIdentifier: string;
  readonly serviceName: string;
  readonly schemaUri: string;
  readonly mimeType: 'application/json' | 'application/xml';
  readonly bytes: Uint8Array;
  /** The same data made invalid against its schema in one point and checked to be so; absent without a schema. */
  readonly brokenBytes?: Uint8Array;
  /** Values of the sample that must never appear in clear. */
  readonly canaries: readonly string[];
}

export interface AttachmentSample {
  readonly filename: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export interface Samples {
  readonly json?: DataSample;
  readonly xml?: DataSample;
  readonly attachments: readonly AttachmentSample[];
  readonly maxAttachmentBytes: number;
  readonly metadataVersion: '1.0.0' | '2.1.0';
  /** Reply channels the destination offers, e.g. `eMail`. */
  readonly replyChannels: readonly string[];
}

/** The sample every case starts from: JSON when there is one. */
export function mainSample(samples: Samples): DataSample | undefined {
  return samples.json ?? samples.xml;
}

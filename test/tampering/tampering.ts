/** What can be done to a bundle or certificate, as data: who does what, and what the verifier has to say. */
import type { Answer, Tampering as Kind } from '../../src/core/verification.ts';
import type { VerifyOptions } from '../../src/certification/verify.ts';
import type { Files, World } from './world.ts';
import type { Run } from '../../tools/run-folder.ts';

/**
 * Who does it. `outsider`: has no key. `stranger`: signs again with a key of its own. `vendor`: signs again with the key
 * that is trusted. `body`: issues what it must not. `verifier`: nobody did anything, the time or the place is another one.
 */
export type Actor = 'outsider' | 'stranger' | 'vendor' | 'body' | 'verifier';

/** Material that is tampered with, made once. */
export interface Material {
  readonly world: World;
  /** The good run without PDF, and the bundle made of it. */
  readonly run: Run;
  readonly files: Files;
  readonly zip: Uint8Array;
  /** The same with a time stamp. */
  readonly stamped: Files;
  /** The same with PDF reports. */
  readonly documented: Files;
  /** A run of a product with faults, two shards merged. */
  readonly faulty: Run;
  readonly faultyFiles: Files;
  /** The first of these shards alone. */
  readonly shard: Run;
  /** Without PDF reports. */
  readonly certificate: CertificateMaterial;
  /** With them. */
  readonly reported: CertificateMaterial;
}

export interface CertificateMaterial {
  readonly files: Files;
  /** Status list of the body in which the certificate is valid. */
  readonly status: { readonly list: Uint8Array; readonly signature: Uint8Array };
}

/** What the verifier gets. */
export interface Offered {
  readonly zip: Uint8Array;
  /** Differences from: the vendor and the body are trusted, it is the moment after signing. */
  readonly options?: Partial<VerifyOptions>;
}

export interface Tampering {
  readonly name: string;
  readonly by: Actor;
  /** Kinds that have to be named, each as wrong, or as open where nothing better can be known. */
  readonly kinds: readonly Kind[];
  /** Answers that must not be `yes`, by default derived from nothing: say them. */
  readonly denied: readonly ('signature' | 'evidence' | 'verdicts')[];
  readonly status?: string;
  /** Only where the truth is that it cannot be known: no answer may be `no`. */
  readonly isOpen?: boolean;
  readonly make: (material: Material) => Offered | Promise<Offered>;
}

export type Answers = Readonly<Record<'signature' | 'evidence' | 'verdicts', Answer>>;

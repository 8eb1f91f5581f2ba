/** What all tenants of one simulator share: clock, ids, keys, limits, recorder and the client for callbacks. */
import type { Clock } from '../../src/core/clock.ts';
import type { RawHeader } from '../../src/core/exchange.ts';
import type { KeyPair } from '../../src/formats/keys.ts';
import type { Recorder } from '../../src/transport/recorder.ts';
import type { SpareKeys } from './spare-keys.ts';

/** Sends one callback; TLS trust, timeouts and connection handling are the host's business. Header names go out as given. */
export type CallbackClient = (
  url: string,
  message: { readonly headers: readonly RawHeader[]; readonly body: string },
) => Promise<{ readonly status: number; readonly headers: readonly RawHeader[]; readonly body: Uint8Array }>;

/** Upper bounds of what a request may carry. @unit bytes unless named otherwise */
export interface Limits {
  /** One encrypted attachment; 500 MB by DOC:sending/attachments. */
  readonly attachmentBytes: number;
  /** All attachments of a submission; 2 GB by DOC:sending/attachments. */
  readonly attachmentSumBytes: number;
  /** Number of announced attachments; 100 by DOC:sending/attachments. */
  readonly attachmentCount: number;
  /** Body of the final PUT, metadata and data together. Not published; our choice. */
  readonly submissionBytes: number;
  /** Every other body. Not published; our choice. */
  readonly otherBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  attachmentBytes: 500_000_000,
  attachmentSumBytes: 2_000_000_000,
  attachmentCount: 100,
  submissionBytes: 200_000_000,
  otherBytes: 1_000_000,
};

export interface Service {
  /** Real time. */
  readonly clock: Clock;
  /** A fresh random UUID. */
  readonly ids: () => string;
  /** Origin and path under which the simulator is reached, without a trailing slash. */
  readonly baseUrl: () => string;
  /** Key that signs service events. */
  readonly signing: KeyPair;
  /** Key of the Self-Service-Portal that signs addressing data. */
  readonly portal: KeyPair;
  /** Keys that only faults use; made when first needed. */
  readonly spare: SpareKeys;
  readonly limits: Limits;
  readonly recorder: Recorder;
  readonly callbackClient: CallbackClient | undefined;
  readonly onInternalError: (error: unknown) => void;
  /** Callbacks under way; settled ones leave the set. */
  readonly callbacksUnderWay: Set<Promise<unknown>>;
}

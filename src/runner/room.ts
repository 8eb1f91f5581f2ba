/**
 * A room is what a profile is run in: the simulators of one family of interfaces, the product among them, and what its
 * scenarios know. The run itself is the same in every room.
 */
import type { Exchange } from '../core/exchange.ts';
import type { WrittenFacts } from '../core/judgement.ts';
import type { Result } from '../core/result.ts';
import type { KeyRing } from './keys.ts';
import type { RunningProduct } from './product.ts';
import type { Scenario } from './scenario-choice.ts';

export interface Room extends AsyncDisposable {
  /** Folder below `steps/` that holds the words of its features. */
  readonly steps: string;
  /** What the result says of the target, without secrets. */
  readonly declared: Result['target']['declared'];
  /** Public keys that the product's messages are verified with, for whoever judges again. */
  readonly signingKeys: WrittenFacts['signingKeys'];
  /** Key of the HMAC under callbacks; absent unless it was made for this run. */
  readonly callbackHmacKey?: string;
  /** What opens the assertions that simulated accounts encrypted so far, by the Id of the EncryptedData; absent where there is no account. */
  assertionKeys?(): readonly (readonly [id: string, key: string])[];
  /** Brings the product to life. @returns undefined for one that is running already */
  startProduct(signal: AbortSignal): Promise<RunningProduct | undefined>;
  /** What the scenarios of some rooms need is sent before they begin. */
  readonly ahead?: SendingAhead;
  /** What scenarios know of target and simulators, as JSON. */
  worldParameters(product: RunningProduct | undefined): object;
  exchanges(): Promise<readonly Exchange[]>;
  /** Whole body of a recorded message. */
  body(exchangeId: string, part: 'request' | 'response'): Promise<Uint8Array>;
}

/** Sends what does not depend on anything else, so that waiting overlaps. */
export interface SendingAhead {
  /** Makes of it what can be made without the product, until it is to be sent. What fails tells so when it is sent. */
  prepare(scenarios: readonly Scenario[]): Promise<void>;
  send(scenarios: readonly Scenario[], onSent: (sent: number, total: number) => void, signal: AbortSignal): Promise<unknown>;
}

export interface RoomOptions {
  readonly keys: KeyRing;
  readonly onStage: (stage: 'keys' | 'simulators') => void;
}

/** What a run is asked to do and what it tells while it runs; the command line and the proof tool share it. */
import type { Language } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import type { Verdict } from '../core/verdict.ts';
import type { ChainLoaded } from './chain/chain-loaded.ts';
import type { DeclaredRun } from './declaration.ts';
import type { DirectoryLoaded } from './directory/directory-loaded.ts';
import type { DvdvClientLoaded } from './dvdv-client/dvdv-client-loaded.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { MailboxLoaded } from './mailbox/mailbox-loaded.ts';
import type { PaymentServiceLoaded } from './payment-service/payment-service-loaded.ts';
import type { PayingLoaded } from './payment/paying-loaded.ts';
import type { PortalLoaded } from './portal/portal-loaded.ts';

/** The product as the runner meets it; the room it is tested in tells what else there is. */
export type LoadedTarget =
  FitConnectLoaded | PortalLoaded | MailboxLoaded | DvdvClientLoaded | PaymentServiceLoaded | PayingLoaded | DirectoryLoaded | ChainLoaded;

export type ProgressEvent =
  | { readonly kind: 'stage'; readonly stage: 'keys' | 'simulators' | 'product' | 'campaign' | 'scenarios' | 'reports' }
  | { readonly kind: 'campaign'; readonly sent: number; readonly total: number }
  | { readonly kind: 'scenario'; readonly name: string; readonly verdict: Verdict; readonly hasWarning: boolean; readonly done: number; readonly total: number }
  /** The suite waits for the product; shown when it takes long. */
  | { readonly kind: 'waiting'; readonly for: string };

export interface RunOptions {
  readonly loaded: LoadedTarget;
  /** The vendor's declaration, reviewed against this target; it selects what is run. */
  readonly declaration?: DeclaredRun;
  /** Only scenarios of these requirements: for the proof of single faults, where a run tells nothing about the others. */
  readonly only?: readonly string[];
  readonly outputFolder: string;
  readonly language: Language;
  /** Ids of the reports that are written beside the result; all of them when absent. */
  readonly reports?: readonly string[];
  /** Worker processes; 0 runs in this process. */
  readonly parallel: number;
  readonly shard?: { readonly index: number; readonly total: number };
  /** How often the whole profile is run. */
  readonly repeat: number;
  /** Send each submission only when its scenario asks for it. */
  readonly isOneByOne: boolean;
  /** Make new keys instead of taking cached ones. */
  readonly hasFreshKeys: boolean;
  readonly onProgress: (event: ProgressEvent) => void;
  /** Aborting ends the run early with a readable partial result. */
  readonly signal: AbortSignal;
}

export interface RunOutcome {
  readonly result: Result;
  /** Files written, relative to the output folder. */
  readonly files: readonly string[];
}

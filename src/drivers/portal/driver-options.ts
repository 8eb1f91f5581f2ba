/** What every driver of a portal is given, and how its oracle is made of it. */
import type { HttpClient } from '../../transport/http-client.ts';
import type { ExchangeNotes, NoteExchange } from './exchange-notes.ts';
import type { Operator } from './operator.ts';
import type { OracleOptions } from './oracle.ts';
import type { PortalTarget } from './target.ts';

export interface DriverOptions {
  readonly target: PortalTarget;
  /** Origins of the simulated accounts. */
  readonly accountOrigins: readonly string[];
  /** Authorities to trust, PEM: the portal's and the one of the simulators. */
  readonly ca?: readonly string[];
  /** Records exchanges and takes secrets out of them. */
  readonly note: NoteExchange;
  /** Of the digests that stand for values of cookies; one for each run. */
  readonly salt: string;
  /** Needed by the driver `manual` and by an assisted oracle. */
  readonly operator?: Operator;
  /** How long a person may take for one answer. Default ten minutes. */
  readonly operatorTimeoutMs?: number;
  /** Needed by the driver `browser`, which runs the vendor's script in a process of its own. */
  readonly child?: ChildSettings;
}

export interface ChildSettings {
  /** The program `node`. */
  readonly node: string;
  /** Environment of the child; give it no secrets. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const DEFAULT_OPERATOR_TIMEOUT_MS = 600_000;

export function operatorTimeoutOf({ operatorTimeoutMs = DEFAULT_OPERATOR_TIMEOUT_MS }: DriverOptions): number {
  return operatorTimeoutMs;
}

const ADAPTER_TIMEOUT_MS = 20_000;

export function oracleOptionsOf(options: DriverOptions, client: HttpClient, notes: ExchangeNotes): OracleOptions {
  const { adapter, page, isAssisted } = options.target.whoami;
  return {
    ...(adapter === undefined ? {} : { adapter: { ...adapter, client, notes, timeoutMs: ADAPTER_TIMEOUT_MS } }),
    ...(page === undefined ? {} : { page }),
    ...(isAssisted === true && options.operator !== undefined ? { operator: options.operator } : {}),
    operatorTimeoutMs: operatorTimeoutOf(options),
  };
}

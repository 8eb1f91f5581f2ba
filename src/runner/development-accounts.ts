/**
 * Accounts and mailbox of `simulate`: kept up while somebody develops a portal or a Fachverfahren. Keys and certificates are
 * made once and kept in the cache, so that metadata and credentials stay the same from call to call.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Exchange } from '../core/exchange.ts';
import type { Bilingual } from '../core/language.ts';
import type { Simulator } from '../core/simulator.ts';
import { startHost } from '../transport/host.ts';
import type { Host, HostOptions } from '../transport/host.ts';
import { createRecorder } from '../transport/recorder.ts';
import type { Recorder } from '../transport/recorder.ts';

/** What a person needs to know to use a system. */
export type SystemRow = readonly [label: Bilingual, value: string];

/** A system that runs until it is disposed. */
export interface DevelopmentSystem extends AsyncDisposable {
  readonly title: Bilingual;
  readonly rows: readonly SystemRow[];
  /** Of an eID client, for the accounts that are started after it. */
  readonly eidClientUrl?: string;
}

export interface SystemOptions {
  /** Folder of the development set-up in the cache. */
  readonly folder: string;
  readonly now: number;
  /** Port of the service; control gets the next one; 0 takes free ones. */
  readonly port: number;
  /** Metadata documents of service providers that may log people in. */
  readonly metadata: readonly string[];
  readonly onExchange: (exchange: Exchange) => void;
  /** Address of the eID client that runs beside it, if one does. */
  readonly eidClientUrl?: string;
}

/** The one tenant of every system. */
export const TENANT = 'default';
/** What the row of the control interface is called. */
export const CONTROL: Bilingual = { de: 'Steuerung', en: 'Control' };

/** Exchanges kept in a session without end. */
export const MAX_EXCHANGES = 10_000;

/** What both faces of a simulator are served with. */
export interface ServedOptions extends Pick<SystemOptions, 'port' | 'onExchange'> {
  readonly make: (recorder: Recorder, baseUrl: () => string) => Simulator & { readonly control: Simulator };
  readonly tls?: HostOptions['tls'];
}

export interface Served extends AsyncDisposable {
  readonly service: Host;
  readonly controlUrl: string;
  readonly recorder: Recorder;
}

/** Serves a simulator and its control; ends both when one of them cannot be started. */
export async function serve({ make, port, tls, onExchange }: ServedOptions): Promise<Served> {
  const recorder = createRecorder({ maxExchanges: MAX_EXCHANGES });
  recorder.onRecorded(onExchange);
  const served: { host?: Host } = {};
  const simulator = make(recorder, () => served.host?.url ?? '');
  const service = await startHost({ simulator, port, ...(tls === undefined ? {} : { tls }) });
  served.host = service;
  const control = await startHost({ simulator: simulator.control, port: port === 0 ? 0 : port + 1 }).catch(async (error: unknown) => {
    await service.close();
    throw error;
  });
  return {
    service,
    controlUrl: control.url,
    recorder,
    async [Symbol.asyncDispose]() {
      await Promise.all([service.close(), control.close()]);
    },
  };
}

/** Writes files of a set-up, readable by their owner only. @returns writes one and tells its path */
export function filesIn(folder: string): (name: string, content: string | Uint8Array) => string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return (name, content) => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
}

/** Files by which a client identifies itself, called by that name, and the authority to trust; all PEM. */
export function clientRows(folder: string, name: string, client: { readonly certificate: string; readonly key: string }, root: string): readonly SystemRow[] {
  const write = filesIn(folder);
  return [
    [{ de: 'Client-Zertifikat', en: 'Client certificate' }, write(`${name}.pem`, client.certificate)],
    [{ de: 'Client-Schlüssel', en: 'Client key' }, write(`${name}.key.pem`, client.key)],
    [{ de: 'Zertifizierungsstelle', en: 'Authority' }, write('authority.pem', root)],
  ];
}

const RENEW_AFTER_MS = 365 * 86_400_000;

/** What was made before and is not a year old, or what is made now; readable by its owner only. */
export async function kept<T>(file: string, now: number, make: () => Promise<T>): Promise<T> {
  const known = readKept(file, now);
  if (known !== undefined) return known.value as T;
  const value = await make();
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  const partial = `${file}.${randomUUID()}`;
  writeFileSync(partial, JSON.stringify({ madeAt: now, value }), { mode: 0o600 });
  renameSync(partial, file);
  return value;
}

function readKept(file: string, now: number): { readonly value: unknown } | undefined {
  try {
    const { madeAt, value } = JSON.parse(readFileSync(file, 'utf8')) as { madeAt: number; value: unknown };
    return now >= madeAt && now - madeAt < RENEW_AFTER_MS ? { value } : undefined;
  } catch {
    return undefined;
  }
}

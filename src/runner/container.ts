/**
 * Starts a product from its container image (design, section 6): the simulators' addresses in its environment, files of the
 * target beside them, the test authority in a file of its own. Waits until the product is ready and removes the container
 * at the end of the run, however that comes.
 */
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bilingual } from '../core/language.ts';
import type { FitConnectTarget } from '../core/target.ts';
import { createHttpClient } from '../transport/http-client.ts';
import type { HttpRequest } from '../transport/http-client.ts';
import { connectEngine, notStarted } from './container-engine.ts';
import type { ContainerEngine, ContainerFile, EngineContainer } from './container-engine.ts';
import { AUTHORITY_FILE, fillPlaceholders, portOfAddress } from './container-placeholders.ts';
import type { ListenOptions, RunningProduct } from './product.ts';
import type { ServiceAddresses } from './fit-connect-loaded.ts';

/** The member `container` of a target file, read and checked. */
export interface ContainerSettings {
  readonly image: string;
  readonly network: 'host' | 'bridge';
  /** Values with placeholders. */
  readonly environment: Readonly<Record<string, string>>;
  readonly files: readonly ContainerFile[];
  /** Part of a line the product prints when it is ready. */
  readonly readyLine?: string;
  /** Path that answers 2xx when the product is ready, at the address of its adapter or callback receiver. */
  readonly readyPath?: string;
  readonly startupTimeoutMs: number;
}

export interface ContainerOptions {
  readonly settings: ContainerSettings;
  readonly target: FitConnectTarget;
  readonly listen: Pick<ListenOptions, 'names'>;
  readonly addresses: ServiceAddresses;
  /** PEM certificates to trust when the product is asked whether it is ready. */
  readonly trusted: string;
  /** Aborting ends the waiting; the product is given back as it is then. */
  readonly signal?: AbortSignal;
  /** Default: the engine that testcontainers finds. */
  readonly connect?: () => Promise<ContainerEngine>;
}

const ASK_AGAIN_MS = 200;
const ASK_TIMEOUT_MS = 5_000;

/**
 * Starts the container and waits until it is ready. The caller stops it.
 * @throws ERR_TARGET_NO_ENGINE; ERR_TARGET_NOT_STARTED, then nothing of it is left behind
 */
export async function startContainer(options: ContainerOptions): Promise<RunningProduct> {
  const { settings, target, listen, addresses } = options;
  const engine = await (options.connect ?? connectEngine)();
  const line = watchFor(settings.readyLine);
  const container = await engine.start({
    image: settings.image,
    network: settings.network,
    environment: Object.fromEntries(Object.entries(settings.environment).map(([name, value]) => [name, fillPlaceholders(value, target, addresses)])),
    files: [...(target.usesTls ? [{ content: new TextEncoder().encode(addresses.authorityCert), to: AUTHORITY_FILE, mode: 0o644 }] : []), ...settings.files],
    ports: portsOf(target),
    hostNames: listen.names.filter((name) => isIP(name) === 0 && name !== 'localhost'),
    onOutput: line.onOutput,
  });
  const ended = endOf(container);
  try {
    const published = publishedAddresses(settings, target, container);
    await becomeReady({ ...options, ended, line: line.seen, target: withAddresses(target, published) });
    return { ...published, ended, stop: async () => container.remove() };
  } catch (error) {
    await container.remove().catch(() => undefined);
    throw error;
  }
}

function portsOf({ callback, adapter }: FitConnectTarget): readonly number[] {
  return [...new Set([callback?.url, adapter?.url].flatMap((url) => (url === undefined ? [] : [portOfAddress(url)])))];
}

interface Published {
  readonly callbackUrl?: string;
  readonly adapterUrl?: string;
}

/** On a network of its own the product's ports appear under others on this machine. */
function publishedAddresses({ network }: ContainerSettings, { callback, adapter }: FitConnectTarget, container: EngineContainer): Published {
  if (network === 'host') return {};
  const published = (url: string): string => url.replace(/^(https?:\/\/(?:\[[^\]]*\]|[^/:?#]*))(?::\d+)?/i, `$1:${container.portOf(portOfAddress(url))}`);
  return {
    ...(callback?.url === undefined ? {} : { callbackUrl: published(callback.url) }),
    ...(adapter?.url === undefined ? {} : { adapterUrl: published(adapter.url) }),
  };
}

function withAddresses(target: FitConnectTarget, { callbackUrl, adapterUrl }: Published): FitConnectTarget {
  return {
    ...target,
    ...(target.callback === undefined || callbackUrl === undefined ? {} : { callback: { ...target.callback, url: callbackUrl } }),
    ...(target.adapter === undefined || adapterUrl === undefined ? {} : { adapter: { ...target.adapter, url: adapterUrl } }),
  };
}

/** Resolves with what the container said last when it ends by itself. */
async function endOf(container: EngineContainer): Promise<string> {
  try {
    const code = await container.exited;
    return `exit code ${code}: ${await container.lastWords()}`;
  } catch (error) {
    return `the container engine no longer answers: ${error instanceof Error ? error.message : String(error)}`;
  }
}

interface Readiness extends ContainerOptions {
  readonly ended: Promise<string>;
  readonly line: Promise<unknown>;
}

async function becomeReady({ settings, target, trusted, signal, ended, line }: Readiness): Promise<void> {
  const timeout = AbortSignal.timeout(settings.startupTimeoutMs);
  const over = new AbortController();
  const question = readyQuestion(settings, target);
  const refuse = async (why: Bilingual): Promise<never> => Promise.reject(notStarted(settings.image, why));
  const late = aborted(timeout).then(async () => refuse(nothingWithin(settings, question)));
  const died = ended.then(async (said) => refuse({ de: said, en: said }));
  const ready =
    settings.readyLine !== undefined
      ? line
      : question === undefined
        ? undefined
        : answers(question, trusted, AbortSignal.any([timeout, over.signal])).then(async (isReady) => (isReady ? undefined : late));
  for (const failure of [late, died]) failure.catch(() => undefined);
  try {
    await Promise.race([ready, late, died, ...(signal === undefined ? [] : [aborted(signal)])]);
  } finally {
    over.abort();
  }
}

function nothingWithin({ readyLine, startupTimeoutMs }: ContainerSettings, question: HttpRequest | undefined): Bilingual {
  const seconds = startupTimeoutMs / 1000;
  if (readyLine !== undefined) return { de: `In ${seconds} s kam keine Zeile mit „${readyLine}“`, en: `no line with "${readyLine}" came within ${seconds} s` };
  const address = question?.url ?? '';
  return { de: `${address} hat in ${seconds} s nicht mit 2xx geantwortet`, en: `${address} did not answer 2xx within ${seconds} s` };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** How to ask whether the product is ready: its adapter has a place for that (docs/reference/adapter.md). */
function readyQuestion({ readyPath }: ContainerSettings, { adapter, callback }: FitConnectTarget): HttpRequest | undefined {
  const base = adapter?.url ?? callback?.url;
  if (readyPath !== undefined && base !== undefined) return { method: 'GET', url: new URL(base).origin + readyPath };
  if (adapter?.url === undefined) return undefined;
  return { method: 'GET', url: `${adapter.url}/health`, headers: adapter.token === undefined ? {} : { authorization: `Bearer ${adapter.token}` } };
}

/** Asks until the answer is 2xx. @returns false when nobody waits for it any more */
async function answers(question: HttpRequest, ca: string, signal: AbortSignal): Promise<boolean> {
  await using client = createHttpClient({ timeoutMs: ASK_TIMEOUT_MS, ca, keepsAlive: false });
  while (!signal.aborted) {
    const outcome = await client.attempt(question);
    if (outcome.kind === 'answer' && outcome.answer.status >= 200 && outcome.answer.status < 300) return true;
    await pause(ASK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

/** Watches what the container writes for a text within one line; what came before is forgotten, so that little is kept. */
function watchFor(wanted: string | undefined): { readonly seen: Promise<unknown>; readonly onOutput: (piece: string) => void } {
  let rest = '';
  const { promise: seen, resolve } = Promise.withResolvers<undefined>();
  const onOutput = (piece: string): void => {
    if (wanted === undefined) return;
    const text = rest + piece;
    if (text.includes(wanted)) resolve(undefined);
    rest = text.slice(text.lastIndexOf('\n') + 1).slice(-2 * wanted.length);
  };
  return { seen, onOutput };
}

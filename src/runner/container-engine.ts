/**
 * The container engine, reached through testcontainers. The library is loaded when a target names an image and not before,
 * so that everything else works without it and without an engine. Ports are published on loopback only (design: listening
 * on loopback unless told otherwise), and nothing of a container is left behind, whatever goes wrong.
 */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type * as Testcontainers from 'testcontainers';
import type { ContainerRuntimeClient, GenericContainer, StartedTestContainer } from 'testcontainers';
import type { Bilingual } from '../core/language.ts';
import { LABEL, clearAway, lastWords, removeContainer } from './container-end.ts';
import { TranslatedError } from '../core/translated-error.ts';

/** A file put into the container before it starts. */
export interface ContainerFile {
  readonly content: Uint8Array;
  /** Absolute path in the container. */
  readonly to: string;
  /** Permission bits; the owner is root. */
  readonly mode: number;
}

/** What to start. */
export interface ContainerOrder {
  readonly image: string;
  readonly network: 'host' | 'bridge';
  readonly environment: Readonly<Record<string, string>>;
  readonly files: readonly ContainerFile[];
  /** Ports in the container that this machine must reach; for `bridge`. */
  readonly ports: readonly number[];
  /** Names that lead to this machine inside the container; for `bridge`. */
  readonly hostNames: readonly string[];
  /** Told each piece of what the container writes. */
  readonly onOutput: (piece: string) => void;
}

export interface EngineContainer {
  /** Resolves with the exit code when the container ends; rejects when the engine no longer answers. */
  readonly exited: Promise<number>;
  /** Port of this machine that leads to a published port. */
  portOf(port: number): number;
  /** The last lines of a container that has ended, empty when they cannot be had. */
  lastWords(): Promise<string>;
  /** Ends it, after three seconds by force, and removes it with its volumes. Can be called again. */
  remove(): Promise<void>;
}

export interface ContainerEngine {
  /** Whether the image is on the engine's machine, so that nothing has to be fetched. */
  hasImage(image: string): Promise<boolean>;
  /** Fetches the image when it is not there, and starts it. @throws ERR_TARGET_NOT_STARTED */
  start(order: ContainerOrder): Promise<EngineContainer>;
}

type Library = typeof Testcontainers;

/**
 * Finds the engine by the rules of testcontainers: `DOCKER_HOST`, `~/.testcontainers.properties`, the usual sockets.
 * @throws ERR_TARGET_NO_ENGINE
 */
export async function connectEngine(): Promise<ContainerEngine> {
  const library = await loadLibrary();
  const client = await library.getContainerRuntimeClient().catch((cause: unknown) => {
    throw noEngine(
      {
        de: 'Die Zieldatei nennt ein Container-Image, aber keine Container-Engine antwortet.',
        en: 'The target names a container image, but no container engine answers.',
      },
      cause,
      {
        de: 'Eine Engine starten oder DOCKER_HOST setzen; ohne Engine das Produkt selbst starten und container weglassen.',
        en: 'Start an engine or set DOCKER_HOST; without one start the product yourself and leave out container.',
      },
    );
  });
  return {
    hasImage: async (image) => client.image.exists(library.ImageName.fromString(image)),
    start: async (order) => start(library, client, order),
  };
}

async function loadLibrary(): Promise<Library> {
  try {
    return await import('testcontainers');
  } catch (cause) {
    throw noEngine(
      {
        de: 'Die Zieldatei nennt ein Container-Image, aber das Paket testcontainers ist nicht installiert.',
        en: 'The target names a container image, but the package testcontainers is not installed.',
      },
      cause,
      { de: '„npm install testcontainers“ ausführen.', en: 'Run "npm install testcontainers".' },
    );
  }
}

function noEngine(text: Bilingual, cause: unknown, mend: Bilingual): TranslatedError {
  return new TranslatedError('ERR_TARGET_NO_ENGINE', text, { cause, mend });
}

async function start(library: Library, client: ContainerRuntimeClient, order: ContainerOrder): Promise<EngineContainer> {
  const id = randomUUID();
  try {
    const started = await prepare(library, order)
      .withLabels({ [LABEL]: id })
      .start();
    return view(client, started);
  } catch (cause) {
    const said = await clearAway(client, id);
    const why = `${reasonOf(cause)}${said === '' ? '' : `; ${said}`}`;
    throw notStarted(order.image, { de: why, en: why }, cause);
  }
}

/** A container that did not come up, with what is known of why. */
export function notStarted(image: string, why: Bilingual, cause?: unknown): TranslatedError {
  return new TranslatedError(
    'ERR_TARGET_NOT_STARTED',
    { de: `Der Container aus ${image} ist nicht bereit geworden: ${why.de}.`, en: `The container of ${image} did not become ready: ${why.en}.` },
    {
      cause,
      mend: {
        de: 'Das Image von Hand mit denselben Einstellungen starten und lesen, was es ausgibt; docs/reference/containers.md nennt die Angaben.',
        en: 'Start the image by hand with the same settings and read what it prints; docs/reference/containers.md tells the members.',
      },
    },
  );
}

function reasonOf(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  return said
    .replace(/^\(HTTP code \d+\)\s*/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
}

/** The order in the words of testcontainers. Its reaper stays off: it would need an image of its own to be fetched. */
function prepare(library: Library, order: ContainerOrder): GenericContainer {
  const { environment, files, ports, hostNames, onOutput } = order;
  const Product = productContainer(library);
  const container = new Product(order.image)
    .withAutoCleanup(false)
    .withEnvironment(environment)
    .withNetworkMode(order.network)
    .withCopyContentToContainer(files.map(({ content, to, mode }) => ({ content: Buffer.from(content), target: to, mode })))
    .withLogConsumer((stream) => listenTo(stream, onOutput))
    // Whether the product is ready is decided by src/runner/container.ts, for both kinds of network alike.
    .withWaitStrategy(library.Wait.forAll([]));
  if (order.network === 'host') return container;
  return container.withExposedPorts(...ports).withExtraHosts(hostNames.map((host) => ({ host, ipAddress: 'host-gateway' })));
}

/** A container whose ports are published on loopback and whose log on the engine's disk is bounded. */
function productContainer({ GenericContainer: Generic }: Library): typeof GenericContainer {
  return class ProductContainer extends Generic {
    protected override async beforeContainerCreated(): Promise<void> {
      this.hostConfig.LogConfig = { Type: 'json-file', Config: { 'max-size': '5m', 'max-file': '1' } };
      const published = Object.values((this.hostConfig.PortBindings ?? {}) as Record<string, { HostIp?: string }[]>);
      for (const binding of published.flat()) binding.HostIp = '127.0.0.1';
      return Promise.resolve();
    }
  };
}

function listenTo(stream: Readable, onOutput: (piece: string) => void): void {
  stream.on('data', (piece: unknown) => onOutput(String(piece)));
  // The end of the engine is noticed by `exited`; here it only ends the listening.
  stream.on('error', () => undefined);
}

function view(client: ContainerRuntimeClient, started: StartedTestContainer): EngineContainer {
  const id = started.getId();
  const exited = client.container
    .getById(id)
    .wait()
    .then((end: { readonly StatusCode: number }) => end.StatusCode);
  exited.catch(() => undefined);
  let removal: Promise<void> | undefined;
  return {
    exited,
    portOf: (port) => started.getMappedPort(port),
    lastWords: async () => lastWords(client, id),
    remove: async () => (removal ??= removeContainer(client, id)),
  };
}

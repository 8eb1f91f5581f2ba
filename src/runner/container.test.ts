/**
 * What the runner makes of a container, against an engine that is played here: when a product counts as ready, what is said
 * when it does not become so, and that it is always removed. A real engine is in test/containers/.
 */
import { deepStrictEqual, equal, match, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import type { FitConnectTarget } from '../core/target.ts';
import { startContainer } from './container.ts';
import type { ContainerOptions, ContainerSettings } from './container.ts';
import type { ContainerEngine, ContainerOrder } from './container-engine.ts';
import { TranslatedError } from '../core/translated-error.ts';

const addresses = {
  tokenUrl: 'http://localhost:1/token',
  submissionApiUrl: 'http://localhost:1/submission-api',
  destinationApiUrl: 'http://localhost:1/destination-api',
  routingUrl: 'http://localhost:1/routing-api',
  authorityCert: 'certificate of the authority',
  issueServer: async () => Promise.reject(new Error('Never asked for.')),
};
const target: FitConnectTarget = {
  kind: 'container',
  profile: 'fit-connect-fachverfahren',
  product: { name: 'Testprodukt', version: '1', vendor: 'Testhersteller' },
  apiVersion: 'v2',
  clientId: 'client',
  clientSecret: 'secret',
  destination: { destinationId: 'd', services: [], metadataVersions: [], replyChannels: [], encryptionKeys: [], signingKey: { kid: 'k' } },
  pollingSeconds: 1,
  deadlineSeconds: 10,
  usesTls: true,
  capabilities: new Set(),
};
const settings: ContainerSettings = { image: 'product:1', network: 'host', environment: {}, files: [], startupTimeoutMs: 60_000 };

/** An engine that starts nothing and notes what it was asked for. */
function playedEngine(ports: ReadonlyMap<number, number> = new Map()) {
  const orders: ContainerOrder[] = [];
  const exit = Promise.withResolvers<number>();
  const started = Promise.withResolvers<ContainerOrder>();
  let removals = 0;
  const engine: ContainerEngine = {
    hasImage: async () => Promise.resolve(true),
    async start(order) {
      orders.push(order);
      started.resolve(order);
      return Promise.resolve({
        exited: exit.promise,
        portOf: (port) => ports.get(port) ?? 0,
        lastWords: async () => Promise.resolve('the last words'),
        remove: async () => {
          removals++;
          return Promise.resolve();
        },
      });
    },
  };
  return { engine, orders, exit, started: started.promise, removals: () => removals };
}

type Played = ReturnType<typeof playedEngine>;

function options(played: Played, changes: Partial<ContainerOptions> = {}): ContainerOptions {
  return { settings, target, listen: { names: ['localhost'] }, addresses, trusted: '', connect: async () => Promise.resolve(played.engine), ...changes };
}

interface PlayedProduct extends AsyncDisposable {
  readonly port: number;
  readonly asked: readonly string[];
}

/** Answers 503 first, then 200. */
async function playedProduct(): Promise<PlayedProduct> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`.trim());
    response.writeHead(asked.length < 2 ? 503 : 200).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}

describe('what the container is given', () => {
  test('addresses and secrets in its environment, the authority as a file, nothing of its key', async () => {
    const played = playedEngine();
    const file = { content: new Uint8Array([1]), to: '/product/key', mode: 0o600 };
    const environment = { TOKEN: '{tokenUrl}', SECRET: '{clientSecret}', CA: '{authorityFile}', PLAIN: 'text' };
    const product = await startContainer(options(played, { settings: { ...settings, environment, files: [file] } }));
    const [order] = played.orders;
    deepStrictEqual(order?.environment, { TOKEN: addresses.tokenUrl, SECRET: 'secret', CA: '/run/pruefstand/authority.pem', PLAIN: 'text' });
    deepStrictEqual(
      order?.files.map(({ to, mode }) => [to, mode]),
      [
        ['/run/pruefstand/authority.pem', 0o644],
        ['/product/key', 0o600],
      ],
    );
    equal(Buffer.from(order?.files[0]?.content ?? []).toString(), addresses.authorityCert);
    deepStrictEqual([product.callbackUrl, product.adapterUrl], [undefined, undefined]);
    await product.stop();
    equal(played.removals(), 1);
  });

  test('without TLS there is no authority', async () => {
    const played = playedEngine();
    await startContainer(options(played, { target: { ...target, usesTls: false } }));
    deepStrictEqual(played.orders[0]?.files, []);
  });

  test('on a network of its own, ports and names; published addresses take the place of those in the container', async () => {
    const played = playedEngine(
      new Map([
        [443, 32_001],
        [8080, 32_002],
      ]),
    );
    const callback = { url: 'https://localhost/cb?a=b:1', secret: 'c' };
    const adapter = { url: 'http://127.0.0.1:8080/adapter' };
    const changes = {
      settings: { ...settings, network: 'bridge', readyLine: 'up' },
      target: { ...target, callback, adapter },
      listen: { names: ['pc17', '10.0.0.1', 'localhost'] },
    } as const;
    const starting = startContainer(options(played, changes));
    const order = await played.started;
    order.onOutput('up\n');
    const product = await starting;
    deepStrictEqual([order.ports, order.hostNames], [[443, 8080], ['pc17']]);
    deepStrictEqual([product.callbackUrl, product.adapterUrl], ['https://localhost:32001/cb?a=b:1', 'http://127.0.0.1:32002/adapter']);
  });
});

describe('when a product is ready', () => {
  test('when its adapter answers 2xx, asked with the token', async () => {
    await using answering = await playedProduct();
    const played = playedEngine();
    await startContainer(options(played, { target: { ...target, adapter: { url: `http://127.0.0.1:${answering.port}/adapter`, token: 't' } } }));
    deepStrictEqual(answering.asked, ['/adapter/health Bearer t', '/adapter/health Bearer t']);
  });

  test('when another path answers, at the address of the callback receiver, without the token', async () => {
    await using answering = await playedProduct();
    const played = playedEngine();
    const callback = { url: `http://127.0.0.1:${answering.port}/cb`, secret: 'c' };
    await startContainer(options(played, { settings: { ...settings, readyPath: '/up?x=1' }, target: { ...target, callback } }));
    deepStrictEqual(answering.asked, ['/up?x=1', '/up?x=1']);
  });

  test('when it prints the line, also in pieces, and not across lines', async () => {
    const played = playedEngine();
    let isReady = false;
    const starting = startContainer(options(played, { settings: { ...settings, readyLine: 'now ready' } })).then(() => (isReady = true));
    const order = await played.started;
    for (const piece of ['not now\nready', ' or now', '\n', ' ready ', 'soon\n']) order.onOutput(piece);
    await new Promise(setImmediate);
    equal(isReady, false);
    for (const piece of ['x'.repeat(100_000), 'is now ', 'rea', 'dy at last']) order.onOutput(piece);
    await starting;
    equal(isReady, true);
  });

  test('when the user no longer waits: it is given back to be stopped', async () => {
    const played = playedEngine();
    const interruption = new AbortController();
    const starting = startContainer(options(played, { settings: { ...settings, readyLine: 'never' }, signal: interruption.signal }));
    await played.started;
    interruption.abort();
    await (await starting).stop();
    equal(played.removals(), 1);
  });
});

describe('when it does not become ready', () => {
  const refused = async (played: Played, changes: Partial<ContainerOptions>): Promise<TranslatedError> => {
    let caught: unknown;
    await rejects(startContainer(options(played, changes)), (error) => ((caught = error), true));
    equal(caught instanceof TranslatedError, true);
    return caught as TranslatedError;
  };

  test('it ended: its exit code and last words are quoted', async () => {
    const played = playedEngine();
    played.exit.resolve(2);
    const error = await refused(played, { settings: { ...settings, readyLine: 'never' } });
    equal(error.code, 'ERR_TARGET_NOT_STARTED');
    match(error.text.de, /product:1 ist nicht bereit geworden: exit code 2: the last words\./);
    equal(played.removals(), 1);
  });

  test('it takes too long: what was waited for is named', async () => {
    const silent = await refused(playedEngine(), { settings: { ...settings, readyLine: 'never', startupTimeoutMs: 20 } });
    match(silent.text.de, /In 0\.02 s kam keine Zeile mit „never“/);
    const played = playedEngine();
    const unanswered = await refused(played, {
      settings: { ...settings, startupTimeoutMs: 300 },
      target: { ...target, adapter: { url: 'http://127.0.0.1:9/adapter' } },
    });
    match(unanswered.text.en, /http:\/\/127\.0\.0\.1:9\/adapter\/health did not answer 2xx within 0\.3 s/);
    equal(played.removals(), 1);
  });

  test('there is no engine', async () => {
    const connect = async (): Promise<ContainerEngine> => Promise.reject(new TranslatedError('ERR_TARGET_NO_ENGINE', { de: 'keine', en: 'none' }));
    equal((await refused(playedEngine(), { connect })).code, 'ERR_TARGET_NO_ENGINE');
  });
});

describe('when it ends later', () => {
  test('by itself', async () => {
    const played = playedEngine();
    const product = await startContainer(options(played));
    played.exit.resolve(137);
    equal(await product.ended, 'exit code 137: the last words');
  });

  test('with its engine', async () => {
    const played = playedEngine();
    const product = await startContainer(options(played));
    played.exit.reject(new Error('socket hang up'));
    equal(await product.ended, 'the container engine no longer answers: socket hang up');
  });
});

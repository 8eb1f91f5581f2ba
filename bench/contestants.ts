/**
 * The servers of part (a), all with the same three routes: the simulator tells the answers, everybody else repeats them.
 * A server that cannot be had is in the list with its reason.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, nodeBinary } from '../src/runner/environment.ts';
import { createKeyRing } from '../src/runner/keys.ts';
import { BARE, RECORDING_SIMULATOR, RECORDING_WIREMOCK, SIMULATOR, WIREMOCK } from './contestant-names.ts';
import { mockoonOf, openApiOf, wiremockOf } from './peers/definitions.ts';
import type { Answers } from './peers/definitions.ts';
import { npmPeer, PeerMissing, wiremockJar } from './peers/installing.ts';
import { startPeer } from './peers/starting.ts';
import { contentOf, sealContent, senderFor } from './portal.ts';
import { productToken } from './product.ts';
import peers from './peers.json' with { type: 'json' };
import type { RouteName } from './report.ts';
import { startRole } from './role.ts';
import { benchKeys, DESTINATION_ID } from './seed.ts';
import { startStand } from './stand.ts';
import type { Stand } from './stand.ts';

/** A server that can be loaded, or why there is none. */
export type Contestant =
  | { readonly name: string; readonly version?: string; readonly pid: number; readonly port: number; readonly authorization: string }
  | { readonly name: string; readonly version?: string; readonly notMeasured: string };

export interface Contest {
  readonly contestants: readonly Contestant[];
  readonly paths: Readonly<Record<RouteName, string>>;
  readonly answers: Answers;
}

const PENDING = 20;
/** Both journals are bounded alike, as they have to be under load without end. */
const KEPT_EXCHANGES = 20_000;

/** Starts all of them. @param owner ends what was started */
export async function startContest(owner: AsyncDisposableStack, withPeers: boolean): Promise<Contest> {
  const silent = owner.use(await startStand({ isRecording: false, countsIds: true }));
  const recording = owner.use(await startStand({ isRecording: true, countsIds: true, maxExchanges: KEPT_EXCHANGES }));
  const paths = await pathsOf();
  const answers = await fill(silent, paths);
  await fill(recording, paths);
  const bare = startRole('bare', { answers });
  owner.use(bare);
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-bench-'));
  owner.defer(() => rmSync(folder, { recursive: true, force: true }));
  const authorization = await bearer(silent);
  return {
    paths,
    answers,
    contestants: [
      { name: BARE, version: process.version, pid: bare.pid, port: await bare.ask<number>('port'), authorization },
      { name: SIMULATOR, pid: silent.pid, port: silent.port, authorization },
      { name: RECORDING_SIMULATOR, pid: recording.pid, port: recording.port, authorization: await bearer(recording) },
      ...(withPeers ? await startPeers(owner, folder, answers, authorization) : []),
    ],
  };
}

async function pathsOf(): Promise<Contest['paths']> {
  const { encryption } = await benchKeys(createKeyRing(cacheFolder(), Date.now()));
  const destination = `/submission-api/v2/destinations/${DESTINATION_ID}`;
  return { destination, key: `${destination}/keys/${encryption.publicJwk.kid}`, pickup: '/submission-api/v2/submissions' };
}

/** Submits what the pickup list shall hold. @returns the answers, by path */
async function fill({ url, client }: Stand, paths: Contest['paths']): Promise<Answers> {
  const { encryption } = await benchKeys(createKeyRing(cacheFolder(), Date.now()));
  const sealed = await sealContent(contentOf(1_000), encryption.publicJwk);
  const sender = senderFor(url, client);
  for (let count = 0; count < PENDING; count += 1) await sender.submit(await sender.announce(DESTINATION_ID, sealed), sealed);
  const authorization = `Bearer ${await productToken(url, client)}`;
  const read = async (path: string): Promise<[string, string]> => {
    const { status, body } = await client.send({ method: 'GET', url: url + path, headers: { authorization } });
    if (status !== 200) throw new Error(`GET ${path} was answered ${status} by the simulator.`);
    return [path, Buffer.from(body).toString('utf8')];
  };
  return Object.fromEntries(await Promise.all(Object.values(paths).map(read)));
}

async function bearer({ url, client }: Stand): Promise<string> {
  return `Bearer ${await productToken(url, client)}`;
}

async function startPeers(owner: AsyncDisposableStack, folder: string, answers: Answers, authorization: string): Promise<readonly Contestant[]> {
  const file = (name: string, content: object): string => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  mkdirSync(join(folder, 'mappings'));
  file('mappings/routes.json', wiremockOf(answers));
  const wiremock = async (...more: readonly string[]): ReturnType<typeof startPeer> => {
    const jar = await wiremockJar();
    return startPeer('java', (port) => [
      '-Xmx1g',
      '-jar',
      jar,
      '--port',
      String(port),
      '--bind-address',
      '127.0.0.1',
      '--root-dir',
      folder,
      '--disable-banner',
      '--disable-gzip',
      '--disable-request-logging',
      '--disable-response-templating',
      ...more,
    ]);
  };
  const inNode = async (name: 'prism' | 'mockoon', script: string, args: (port: string) => readonly string[]): ReturnType<typeof startPeer> => {
    const modules = join(await npmPeer(name), 'node_modules');
    return startPeer(nodeBinary, (port) => [join(modules, script), ...args(String(port))]);
  };
  const started: Contestant[] = [];
  const add = async (name: string, version: string, start: () => ReturnType<typeof startPeer>): Promise<void> => {
    try {
      const { pid, port } = owner.use(await start());
      started.push({ name, version, pid, port, authorization });
    } catch (error) {
      if (!(error instanceof PeerMissing)) throw error;
      started.push({ name, version, notMeasured: error.message });
    }
  };
  await add(WIREMOCK, peers.wiremock.version, async () => wiremock('--no-request-journal'));
  await add(RECORDING_WIREMOCK, peers.wiremock.version, async () => wiremock('--max-request-journal-entries', String(KEPT_EXCHANGES)));
  await add(peers.mockoon.title, peers.mockoon.version, async () =>
    inNode('mockoon', '@mockoon/cli/bin/run.js', (port) => [
      'start',
      '--data',
      file('mockoon.json', mockoonOf(answers)),
      '--port',
      port,
      '--hostname',
      '127.0.0.1',
      '--disable-log-to-file',
      '--disable-admin-api',
      '--repair',
    ]),
  );
  await add(peers.prism.title, peers.prism.version, async () =>
    inNode('prism', '@stoplight/prism-cli/dist/index.js', (port) => [
      'mock',
      file('openapi.json', openApiOf(answers)),
      '--port',
      port,
      '--host',
      '127.0.0.1',
      '--verboseLevel',
      'silent',
      '--cors',
      'false',
    ]),
  );
  return started;
}

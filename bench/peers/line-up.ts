/**
 * The other servers, each started as its makers recommend for load: no request logs, no templates, no admin face where
 * that can be had. WireMock runs three times, because its journal is what our record is: without it, with one that is
 * as bounded as our record, and with one that has no bound and is emptied between measurements, which is far faster.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeBinary } from '../../src/runner/environment.ts';
import { BOUNDED_WIREMOCK, RECORDING_WIREMOCK, WIREMOCK } from '../contestant-names.ts';
import peers from '../peers.json' with { type: 'json' };
import { mockoonOf, openApiOf, wiremockOf } from './definitions.ts';
import type { Answers } from './definitions.ts';
import { npmPeer, wiremockJar } from './installing.ts';
import { startPeer } from './starting.ts';
import type { RunningPeer } from './starting.ts';

export interface Peer {
  readonly name: string;
  readonly version: string;
  /** @throws PeerMissing */
  start(): Promise<RunningPeer>;
  /** Path that empties its journal when deleted. */
  readonly journalPath?: string;
}

const LOOPBACK = '127.0.0.1';
/** Enough for the journal of the longest measurement. */
const JAVA_HEAP = '-Xmx2g';
const WIREMOCK_OPTIONS = ['--bind-address', LOOPBACK, '--disable-banner', '--disable-gzip', '--disable-request-logging', '--disable-response-templating'];

/** @param folder for the definitions; the caller removes it @param keptExchanges bound of journals that have one */
export function lineUp(folder: string, answers: Answers, keptExchanges: number): readonly Peer[] {
  const write = (name: string, content: object): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const wiremockRoot = dirname(dirname(write('wiremock/mappings/routes.json', wiremockOf(answers))));
  const environment = write('mockoon.json', mockoonOf(answers));
  const document = write('openapi.json', openApiOf(answers));
  const wiremock = async (...more: readonly string[]): Promise<RunningPeer> => {
    const jar = await wiremockJar();
    return startPeer('java', (port) => [JAVA_HEAP, '-jar', jar, '--port', `${port}`, '--root-dir', wiremockRoot, ...WIREMOCK_OPTIONS, ...more]);
  };
  const { version } = peers.wiremock;
  return [
    { name: WIREMOCK, version, start: async () => wiremock('--no-request-journal') },
    { name: RECORDING_WIREMOCK, version, start: async () => wiremock(), journalPath: '/__admin/requests' },
    { name: BOUNDED_WIREMOCK, version, start: async () => wiremock('--max-request-journal-entries', `${keptExchanges}`) },
    {
      name: peers.mockoon.title,
      version: peers.mockoon.version,
      start: async () =>
        startInNode(await npmPeer('mockoon'), '@mockoon/cli/bin/run.js', (port) => [
          'start',
          '--data',
          environment,
          '--port',
          port,
          '--hostname',
          LOOPBACK,
          '--disable-log-to-file',
          '--disable-admin-api',
          '--repair',
        ]),
    },
    {
      name: peers.prism.title,
      version: peers.prism.version,
      start: async () =>
        startInNode(await npmPeer('prism'), '@stoplight/prism-cli/dist/index.js', (port) => [
          'mock',
          document,
          '--port',
          port,
          '--host',
          LOOPBACK,
          '--verboseLevel',
          'silent',
          '--cors',
          'false',
        ]),
    },
  ];
}

async function startInNode(folder: string, script: string, argumentsFor: (port: string) => readonly string[]): Promise<RunningPeer> {
  return startPeer(nodeBinary, (port) => [join(folder, 'node_modules', script), ...argumentsFor(`${port}`)]);
}

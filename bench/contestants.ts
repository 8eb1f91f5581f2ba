/**
 * The servers of part (a), all with the same three routes: the simulator tells the answers, everybody else repeats them.
 * A server that cannot be had is in the list with its reason.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../src/runner/environment.ts';
import { createKeyRing } from '../src/runner/keys.ts';
import { BARE, RECORDING_SIMULATOR, SIMULATOR } from './contestant-names.ts';
import type { Answers } from './peers/definitions.ts';
import { PeerMissing } from './peers/installing.ts';
import { lineUp } from './peers/line-up.ts';
import { contentOf, sealContent, senderFor } from './portal.ts';
import { productToken } from './product.ts';
import type { RouteName } from './report.ts';
import { startRole } from './role.ts';
import { benchKeys, DESTINATION_ID } from './seed.ts';
import { startStand } from './stand.ts';
import type { Stand } from './stand.ts';

/** A server that can be loaded, or why there is none. */
export type Contestant = RunningContestant | { readonly name: string; readonly version?: string; readonly notMeasured: string };

export interface RunningContestant {
  readonly name: string;
  readonly version?: string;
  readonly pid: number;
  readonly port: number;
  readonly authorization: string;
  /** Path that is deleted before every measurement, for a journal that knows no good bound. */
  readonly journalPath?: string;
}

export interface Contest {
  readonly contestants: readonly Contestant[];
  readonly paths: Readonly<Record<RouteName, string>>;
  readonly answers: Answers;
}

const PENDING = 20;
/** Load without end needs a bound; that of a session that is left running. */
export const KEPT_EXCHANGES = 20_000;

/** Starts all of them. @param owner ends what was started */
export async function startContest(owner: AsyncDisposableStack, withPeers: boolean): Promise<Contest> {
  const silent = owner.use(await startStand({ isRecording: false, countsIds: true }));
  const recording = owner.use(await startStand({ isRecording: true, countsIds: true, maxExchanges: KEPT_EXCHANGES }));
  const paths = await pathsOf();
  const answers = await fill(silent, paths);
  await fill(recording, paths);
  const bare = startRole('bare', { answers });
  owner.use(bare);
  const authorization = await bearer(silent);
  return {
    paths,
    answers,
    contestants: [
      { name: BARE, version: process.version, pid: bare.pid, port: await bare.ask<number>('port'), authorization },
      { name: SIMULATOR, pid: silent.pid, port: silent.port, authorization },
      { name: RECORDING_SIMULATOR, pid: recording.pid, port: recording.port, authorization: await bearer(recording) },
      ...(withPeers ? await startPeers(owner, answers, authorization) : []),
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

async function startPeers(owner: AsyncDisposableStack, answers: Answers, authorization: string): Promise<readonly Contestant[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-bench-'));
  owner.defer(() => rmSync(folder, { recursive: true, force: true }));
  const started: Contestant[] = [];
  for (const { name, version, start, journalPath } of lineUp(folder, answers, KEPT_EXCHANGES)) {
    try {
      const { pid, port } = owner.use(await start());
      started.push({ name, version, pid, port, authorization, ...(journalPath === undefined ? {} : { journalPath }) });
    } catch (error) {
      if (!(error instanceof PeerMissing)) throw error;
      started.push({ name, version, notMeasured: error.message });
    }
  }
  return started;
}

/**
 * Brings the servers we compare with, in the versions of `peers.json`, into the development cache, so that they are in
 * nobody's `npm ci`. What cannot be had is told with its reason.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../src/runner/environment.ts';
import peers from '../peers.json' with { type: 'json' };

const INSTALL_TIMEOUT_MS = 300_000;
const MAVEN_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/** A peer is not there; the message says why. */
export class PeerMissing extends Error {}

/** @returns folder whose `node_modules` holds the package @throws PeerMissing */
export async function npmPeer(name: 'prism' | 'mockoon'): Promise<string> {
  const { package: packageName, version } = peers[name];
  return installed(`${name}-${version}`, async (folder) => {
    await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--no-save', `${packageName}@${version}`]);
  });
}

/** @returns path of the WireMock archive @throws PeerMissing */
export async function wiremockJar(): Promise<string> {
  await run('java', ['-version']);
  const { artifact, version } = peers.wiremock;
  const folder = await installed(`wiremock-${version}`, async (target) => {
    await run('mvn', ['-q', '-B', MAVEN_PLUGIN, `-Dartifact=${artifact}:${version}`, `-DoutputDirectory=${target}`]);
  });
  return join(folder, `wiremock-standalone-${version}.jar`);
}

/** Installed once; a folder appears under its name only when it is complete. */
async function installed(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), 'bench', name);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await install(partial);
  mkdirSync(dirname(folder), { recursive: true });
  renameSync(partial, folder);
  return folder;
}

async function run(command: string, args: readonly string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    execFile(command, [...args], { timeout: INSTALL_TIMEOUT_MS }, (error, _stdout, stderr) => {
      if (error === null) return resolve();
      const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? `there is no "${command}" here` : (stderr.trim().split('\n').at(-1) ?? error.message);
      reject(new PeerMissing(reason.slice(0, 200)));
    });
  });
}

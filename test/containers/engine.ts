/**
 * A container engine for tests: the one that answers here, else one started by hand in a temporary folder, without packet
 * filter and with copies instead of overlays, so that it works inside virtual machines and containers too.
 */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { arch, networkInterfaces, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface TestEngine extends AsyncDisposable {
  /** Value for `DOCKER_HOST`; absent: the engine that is found without it. */
  readonly host?: string;
}

/** Why there is none. */
export interface NoEngine {
  readonly untested: string;
}

const START_LIMIT_MS = 120_000;
const ASK_LIMIT_MS = 20_000;
const BRIDGE = 'docker0';

/** Finds or starts an engine. The caller disposes it; one that was there already goes on. */
export async function findEngine(): Promise<TestEngine | NoEngine> {
  if (platform() !== 'linux' || arch() !== 'x64') return untested('the image of the reference is made for Linux on x86-64');
  if (await answers()) return { [Symbol.asyncDispose]: async () => Promise.resolve() };
  if (process.getuid?.() !== 0) return untested('none answers, and only root may start one');
  if (!(await isCommand('dockerd'))) return untested('none answers, and dockerd is not installed');
  return startEngine();
}

function untested(why: string): NoEngine {
  return { untested: `untested: no container engine: ${why}` };
}

async function answers(): Promise<boolean> {
  return run('docker', ['info'], { timeout: ASK_LIMIT_MS }).then(
    () => true,
    () => false,
  );
}

async function isCommand(name: string): Promise<boolean> {
  return run(name, ['--version']).then(
    () => true,
    () => false,
  );
}

async function startEngine(): Promise<TestEngine | NoEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-dockerd-'));
  const hadBridge = BRIDGE in networkInterfaces() || existsSync(`/sys/class/net/${BRIDGE}`);
  const host = `unix://${join(folder, 'docker.sock')}`;
  for (const name of ['data', 'exec']) mkdirSync(join(folder, name));
  const settings = ['--iptables=false', '--ip-forward=false', '--storage-driver=vfs', '--default-ulimit=nofile=1024:1024'];
  const places = [`--data-root=${join(folder, 'data')}`, `--exec-root=${join(folder, 'exec')}`, `--pidfile=${join(folder, 'pid')}`, `--host=${host}`];
  const engine = spawn('dockerd', [...settings, ...places], { stdio: ['ignore', 'ignore', 'pipe'] });
  const end = async (): Promise<void> => {
    if (engine.exitCode === null && engine.signalCode === null) {
      engine.kill('SIGTERM');
      await once(engine, 'close');
    }
    if (!hadBridge) await run('ip', ['link', 'delete', BRIDGE]).catch(() => undefined);
    await unmountBelow(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  const said = await listening(engine);
  if (said === undefined) return { host, [Symbol.asyncDispose]: end };
  await end();
  return untested(`dockerd does not start here: ${said}`);
}

/** The engine leaves the mount behind by which it holds the network of this machine. */
async function unmountBelow(folder: string): Promise<void> {
  const places = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' ')[1] ?? []);
  for (const place of places.filter((path) => path.startsWith(`${folder}/`)).reverse()) await run('umount', [place]);
}

/** @returns undefined when it listens, else what it said last */
async function listening(engine: ChildProcess): Promise<string | undefined> {
  const lines: string[] = [];
  return new Promise((resolve) => {
    const last = (): void => resolve(lines.slice(-3).join(' / '));
    const limit = setTimeout(last, START_LIMIT_MS);
    const settle = (result: string | undefined): void => {
      clearTimeout(limit);
      resolve(result);
    };
    engine.once('close', () => settle(lines.slice(-3).join(' / ')));
    if (engine.stderr === null) return settle('it has no output');
    createInterface({ input: engine.stderr }).on('line', (line) => {
      lines.splice(0, lines.length, ...lines.slice(-9), line);
      if (line.includes('API listen on')) settle(undefined);
    });
  });
}

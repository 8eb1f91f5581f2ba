/** Starts a foreign server as a process, waits until its port answers, and ends it for certain. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { PeerMissing } from './installing.ts';

export interface RunningPeer extends AsyncDisposable {
  readonly pid: number;
  readonly port: number;
}

const START_TIMEOUT_MS = 60_000;
const RETRY_MS = 50;
const KEPT_CHARS = 400;

/** @param argumentsFor the port is chosen here @throws PeerMissing when it ends or stays silent */
export async function startPeer(command: string, argumentsFor: (port: number) => readonly string[]): Promise<RunningPeer> {
  const port = await freePort();
  const child = spawn(command, [...argumentsFor(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-KEPT_CHARS)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.once('error', (error) => (said = error.message));
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    if (isRunning(child)) child.kill('SIGKILL');
    await ended;
  };
  if (await answers(port, child)) return { pid: child.pid ?? 0, port, [Symbol.asyncDispose]: stop };
  await stop();
  throw new PeerMissing(`it did not start: ${said.trim().split('\n').at(-1) ?? 'no word'}`);
}

async function answers(port: number, child: ChildProcess): Promise<boolean> {
  const end = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < end && isRunning(child)) {
    if (await isOpen(port)) return true;
    await pause(RETRY_MS);
  }
  return false;
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

async function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/**
 * The load generator, a process of its own: some connections to loopback, each asks again as soon as its answer is there,
 * for a bounded time. Plain sockets with one prepared request, because an HTTP client costs more than a fast server.
 */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { quantile } from '../statistics.ts';
import { answerParent } from '../role.ts';
import { createAnswerReader } from './http-answers.ts';

/** One measurement. */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly durationMs: number;
  /** Every answer has to be 200 with a body of this length. */
  readonly bodyBytes: number;
}

/** What came of it; times from the request handed to the system to the last byte of its answer. */
export interface LoadFigures {
  readonly requests: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Share of one core that the generator itself used; near 1 it was the bottleneck. */
  readonly generatorCpuShare: number;
}

const LONGEST_MS = 60_000;

/** Entry of the process. */
export async function serve(): Promise<void> {
  answerParent({ load: async (order) => load(order as LoadOrder) });
}

/** Runs one measurement. Rejects when a connection ends early or an answer is not as expected. */
async function load(order: LoadOrder): Promise<LoadFigures> {
  const durationMs = Math.min(order.durationMs, LONGEST_MS);
  const request = Buffer.from(requestOf(order), 'latin1');
  const latencies: number[] = [];
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const end = start + durationMs;
  await Promise.all(Array.from({ length: order.connections }, async () => keepAsking(order, request, end, latencies)));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    requests: latencies.length,
    seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    generatorCpuShare: (user + system) / 1e6 / seconds,
  };
}

/** One connection until the end; the last answer is waited for, so that the server owes nothing to the next measurement. */
async function keepAsking(order: LoadOrder, request: Buffer, end: number, latencies: number[]): Promise<void> {
  const socket = await connected(order.port);
  await new Promise<void>((resolve, reject) => {
    let askedAt = 0;
    const ask = (): void => {
      askedAt = performance.now();
      socket.write(request);
    };
    const reader = createAnswerReader((status, bodyBytes) => {
      const now = performance.now();
      if (status !== 200 || bodyBytes !== order.bodyBytes)
        throw new Error(`${order.path} was answered ${status} with ${bodyBytes} bytes instead of 200 with ${order.bodyBytes}.`);
      latencies.push(now - askedAt);
      if (now < end) ask();
      else socket.end(resolve);
    });
    socket.on('data', (piece: Buffer) => {
      try {
        reader.push(piece);
      } catch (error) {
        socket.destroy();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.on('error', reject).on('close', () => reject(new Error('The server ended a connection under load.')));
    ask();
  });
  socket.destroy();
}

async function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

function requestOf({ port, path, headers }: LoadOrder): string {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

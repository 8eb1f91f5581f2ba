/**
 * How fast the payment simulator creates and tells transactions, recording on, and plays whole lives of them (created and polled twice, as a portal
 * does it), beside bare `node:http` with answers of the same length; and what a
 * ledger of many transactions costs in memory and time. Servers run in processes of their own, with compiled modules kept and the heap kept
 * lean as `simulate` does it. Both are warmed up with equally many requests, in which V8 still compiles, and the client never sleeps: waking it
 * would be charged to the slower server only, since the faster one keeps it busy. `--transactions <n>` (100000), `--seconds <n>` for each kind of
 * request (6). Nothing is asserted: the figures depend on the machine.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepHeapLean } from '../src/transport/lean-heap.ts';
import { startHost } from '../src/transport/host.ts';
import { createRecorder } from '../src/transport/recorder.ts';
import { createBezahldienst } from '../simulators/bezahldienst/index.ts';
import { bodyOf, livesOf, load, readingOf, AUTHORIZATION, PLACE, requestBytes, times, until } from './payment-load.ts';
import type { Next } from './payment-load.ts';

/** Requests of each kind to each server before anything counts. */
const WARM_UP = 20_000;
/** As `simulate` keeps them. */
const MAX_EXCHANGES = 10_000;

async function serveBare(answer: string): Promise<number> {
  const headers = ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(answer))];
  const server = createServer((request, response) => {
    request.on('data', () => undefined);
    request.on('end', () => response.writeHead(200, headers).end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function servePayment(): Promise<number> {
  keepHeapLean();
  let url = '';
  const simulator = createBezahldienst({ baseUrl: () => url, recorder: createRecorder({ maxExchanges: MAX_EXCHANGES }) });
  simulator.createTenant({
    id: 'default',
    clients: [{ name: 'dienst', authentication: { kind: 'basic', username: 'dienst', password: 'geheim' }, peer: 'product' }],
    mandanten: [{ mandantNr: '1', name: 'Stelle', endPoints: [{ originatorId: 'dienst', endPointId: 'stelle' }] }],
  });
  const host = await startHost({ simulator });
  url = host.url;
  return host.port;
}

/** Child's side: serves, and tells its memory when asked. */
async function serveHere(kind: string, answer: string): Promise<void> {
  process.on('message', (question) => {
    const { user, system } = process.cpuUsage();
    // Not when time is asked for: before a round, it would be among what the requests cost.
    if (question === 'memory') (globalThis as { gc?: () => void }).gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.send?.({ rssMb: rss / 1e6, usedMb: (heapUsed + external) / 1e6, cpuMicros: user + system });
  });
  process.once('disconnect', () => process.exit());
  const port = kind === 'bare' ? await serveBare(answer) : await servePayment();
  process.send?.({ port });
}

async function ask<T>(child: ChildProcess, question?: string): Promise<T> {
  const reply = new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));
  if (question !== undefined) child.send(question);
  return reply;
}

/** @param compiled folder of compiled modules, as the launcher keeps them */
async function started(compiled: string, kind: string, answer = ''): Promise<Server> {
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const child = fork(import.meta.filename, ['--serve', kind, '--answer', answer], { execArgv: ['--expose-gc'], env });
  return { child, port: (await ask<{ port: number }>(child)).port };
}

/** Creates one transaction and gives its answer. */
async function created(port: number, number: number): Promise<{ readonly text: string; readonly id: string }> {
  const answer = await fetch(`http://127.0.0.1:${port}${PLACE}`, {
    method: 'POST',
    headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/json' },
    body: bodyOf(number),
  });
  const text = await answer.text();
  return { text, id: (JSON.parse(text) as { paymentInformation: { transactionId: string } }).paymentInformation.transactionId };
}

/** Median time of a reading. @unit microseconds */
async function readMicros(port: number, id: string): Promise<number> {
  const rate = await load(
    port,
    until(performance.now() + 1000, () => readingOf(id)),
  );
  return 1e6 / rate;
}

/** What a server did in a while. */
interface Cost {
  readonly perSecond: number;
  /** Time on a processor per request; less disturbed by neighbours than the rate. */
  readonly cpuMicros: number;
}

interface Figures {
  readonly rssMb: number;
  readonly usedMb: number;
  readonly cpuMicros: number;
}

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
}

async function costOf({ child, port }: Server, next: Next): Promise<Cost> {
  const before = await ask<Figures>(child, 'time');
  const start = performance.now();
  const perSecond = await load(port, next);
  const requests = perSecond * ((performance.now() - start) / 1000);
  const after = await ask<Figures>(child, 'time');
  return { perSecond, cpuMicros: (after.cpuMicros - before.cpuMicros) / requests };
}

/** The best round of each, since neighbours only ever slow down. */
function compared(own: readonly Cost[], bare: readonly Cost[]): string {
  const [mine, theirs] = [own, bare].map((costs) => ({
    rate: Math.max(...costs.map(({ perSecond }) => perSecond)),
    cpu: Math.min(...costs.map(({ cpuMicros }) => cpuMicros)),
  }));
  if (mine === undefined || theirs === undefined) return 'not measured';
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const cpu = `by time on a processor ${percent(theirs.cpu / mine.cpu)} (${mine.cpu.toFixed(0)} and ${theirs.cpu.toFixed(0)} µs)`;
  return `${Math.round(mine.rate)}/s, ${percent(mine.rate / theirs.rate)} of bare node:http (${Math.round(theirs.rate)}/s); ${cpu}`;
}

/** @param compiled empty; the first servers fill it, so that the one that is weighed compiles nothing */
async function measure(compiled: string, transactions: number, seconds: number): Promise<void> {
  const payment = await started(compiled, 'payment');
  let number = 0;
  const first = await created(payment.port, number);
  const bare = await started(compiled, 'bare', first.text);
  const create = (): Buffer => requestBytes(PLACE, bodyOf((number += 1)));
  const reading = readingOf(first.id);
  for (const server of [bare, payment]) for (const bytes of [create, () => reading]) await load(server.port, times(WARM_UP, bytes));
  const kinds = [
    { name: 'create', requests: () => create },
    { name: 'read', requests: () => () => reading },
    { name: 'life', requests: () => livesOf(create) },
  ].map((kind) => ({ ...kind, own: [] as Cost[], bare: [] as Cost[] }));
  const round = async (server: Server, bytes: Next): Promise<Cost> => costOf(server, until(performance.now() + (seconds * 1000) / 3, bytes));
  for (let rounds = 0; rounds < 3; rounds += 1)
    for (const { requests, own, bare: theirs } of kinds) {
      theirs.push(await round(bare, requests()));
      own.push(await round(payment, requests()));
    }
  for (const { name, own, bare: theirs } of kinds) console.log(`${`${name}, recording on:`.padEnd(21)} ${compared(own, theirs)}`);
  await Promise.all([ended(bare.child), ended(payment.child)]);
  await measureSize(compiled, transactions);
}

/** It writes what it compiled when it ends. */
async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
}

async function measureSize(compiled: string, transactions: number): Promise<void> {
  const { child, port } = await started(compiled, 'payment');
  const first = await created(port, 0);
  const few = await readMicros(port, first.id);
  let number = 0;
  await load(port, () => (number < transactions - 2 ? requestBytes(PLACE, bodyOf((number += 1))) : undefined));
  const last = await created(port, transactions);
  const [firstOfMany, lastOfMany] = [await readMicros(port, first.id), await readMicros(port, last.id)];
  const { rssMb, usedMb } = await ask<Figures>(child, 'memory');
  console.log(
    `${transactions} transactions: ${usedMb.toFixed(0)} MB in use after a collection, ${rssMb.toFixed(0)} MB resident, ${MAX_EXCHANGES} exchanges recorded`,
  );
  console.log(
    `a reading with one transaction ${few.toFixed(0)} µs; with ${transactions} the first ${firstOfMany.toFixed(0)} µs, the last ${lastOfMany.toFixed(0)} µs`,
  );
  await ended(child);
}

const { values } = parseArgs({
  options: {
    serve: { type: 'string' },
    answer: { type: 'string', default: '' },
    transactions: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '6' },
  },
});
if (values.serve === undefined) {
  const compiled = mkdtempSync(join(tmpdir(), 'pruefstand-bench-'));
  await measure(compiled, Number(values.transactions), Number(values.seconds));
  rmSync(compiled, { recursive: true });
} else await serveHere(values.serve, values.answer);

/**
 * The DVDV simulator beside bare `node:http`, and as it grows: requests per second with recording on, memory, and the same
 * look-ups among 100 and among 100,000 entries. Prints the figures and what became of the targets; `--entries <n>` (100000),
 * `--seconds <n>` per measurement (2). Nothing is written: the figures depend on the machine.
 */
import { parseArgs } from 'node:util';
import { createHttpClient } from '../src/transport/http-client.ts';
import { CATEGORY, keyOf, SERVICE_URI } from './large-directory.ts';
import type { LoadFigures, LoadOrder } from './load/generator.ts';
import { cpuTimeOf, totalOf } from './process-figures.ts';
import { startRole } from './role.ts';
import type { RoleProcess } from './role.ts';
import type { DirectoryFigures, DirectoryOptions } from './servers/directory.ts';
import { median } from './statistics.ts';

const { values } = parseArgs({ options: { entries: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '2' } } });
const ENTRIES = Number(values.entries);
const DURATION_MS = Number(values.seconds) * 1000;
const FEW = 100;
const ROUNDS = 3;
const WARM_UPS = 3;
const KEPT_EXCHANGES = 20_000;
const BASE = '/dvdv2-backend/intern/directory/v2/';

interface Sample {
  readonly requestsPerSecond: number;
  readonly cpuMicros: number;
}

interface Server {
  readonly name: string;
  readonly role: RoleProcess;
  readonly port: number;
}

await using owner = new AsyncDisposableStack();
const generator = owner.use(startRole('load'));

async function startDirectory(name: string, options: DirectoryOptions): Promise<Server> {
  const role = owner.use(startRole('directory', options, ['--expose-gc']));
  return { name, role, port: await role.ask<number>('port') };
}

async function read(port: number, path: string): Promise<string> {
  await using client = createHttpClient({ timeoutMs: 60_000 });
  const { status, body } = await client.send({ method: 'GET', url: `http://127.0.0.1:${port}${path}` });
  if (status !== 200) throw new Error(`GET ${path} was answered ${status}.`);
  return Buffer.from(body).toString('utf8');
}

async function sample({ role, port }: Server, path: string, bodyBytes: number): Promise<Sample> {
  const order: LoadOrder = { port, path, headers: { accept: 'application/json' }, connections: 32, durationMs: DURATION_MS, bodyBytes };
  const before = cpuTimeOf(role.pid);
  const { requests, seconds } = await generator.ask<LoadFigures>('load', order);
  const after = cpuTimeOf(role.pid);
  const cpuMicros = before === undefined || after === undefined ? NaN : ((totalOf(after) - totalOf(before)) * 1000) / requests;
  return { requestsPerSecond: requests / seconds, cpuMicros };
}

function pathOf(name: string, members: object): string {
  return `${BASE}${name}?request_json=${encodeURIComponent(JSON.stringify(members))}`;
}

/** An entry that both directories have. */
const index = FEW - 1;
const organizationKey = keyOf(index);

/** Certificates differ from process to process: the fingerprint is asked for. */
async function pathsOf(port: number): Promise<Readonly<Record<string, string>>> {
  const description = JSON.parse(await read(port, pathOf('findauthoritydescription', { organizationKey, category: CATEGORY }))) as {
    organization: { clientCertificates: readonly [{ fingerprint: string }] };
  };
  const fingerPrint = description.organization.clientCertificates[0].fingerprint;
  return {
    findauthoritydescription: pathOf('findauthoritydescription', { organizationKey, category: CATEGORY }),
    findservicedescription: pathOf('findservicedescription', { organizationKey, serviceSpecificationUri: SERVICE_URI }),
    verifycategory: pathOf('verifycategory', { fingerPrint, category: CATEGORY }),
    findCertificateByFingerprint: pathOf('findCertificateByFingerprint', { fingerPrint }),
  };
}

interface Comparison {
  readonly share: number;
  readonly cpuShare: number;
  readonly text: string;
}

/** One route at two servers in turn, medians over the rounds. */
async function compare(route: string, first: Server, firstPath: string, second: Server, secondPath: string): Promise<Comparison> {
  const [one, two] = [await read(first.port, firstPath), await read(second.port, secondPath)].map((text) => Buffer.byteLength(text));
  const samples: (readonly [Sample, Sample])[] = [];
  for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
    const pair = [await sample(first, firstPath, one ?? 0), await sample(second, secondPath, two ?? 0)] as const;
    if (round >= 0) samples.push(pair);
  }
  const share = median(samples.map(([a, b]) => b.requestsPerSecond / a.requestsPerSecond));
  const cpuShare = median(samples.map(([a, b]) => a.cpuMicros / b.cpuMicros));
  const rates = [0, 1].map((side) => Math.round(median(samples.map((pair) => pair[side === 0 ? 0 : 1].requestsPerSecond))));
  return {
    share,
    cpuShare,
    text: `${route} (${two} bytes): ${first.name} ${rates[0]}/s, ${second.name} ${rates[1]}/s, ${percent(share)}, by CPU ${percent(cpuShare)}`,
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

const few = await startDirectory(`${FEW} entries`, { entries: FEW, isRecording: true, maxExchanges: KEPT_EXCHANGES });
const many = await startDirectory(`${ENTRIES} entries`, { entries: ENTRIES, isRecording: true, maxExchanges: KEPT_EXCHANGES });
const filled = await many.role.ask<DirectoryFigures>('memory');
const [fewPaths, manyPaths] = [await pathsOf(few.port), await pathsOf(many.port)];
const bareRole = owner.use(
  startRole('bare', {
    answers: Object.fromEntries(await Promise.all(Object.values(manyPaths).map(async (path) => [path, await read(many.port, path)] as const))),
  }),
);
const bare: Server = { name: 'bare node:http', role: bareRole, port: await bareRole.ask<number>('port') };

console.log(`${ENTRIES} entries, before any load: ${filled.heapUsedMb.toFixed(0)} MB in use, ${filled.rssMb.toFixed(0)} MB resident`);
let leastCpuShare = Infinity;
let leastShare = Infinity;
let leastFlat = Infinity;
for (const [route, path] of Object.entries(manyPaths)) {
  const beside = await compare(route, bare, path, many, path);
  const flat = await compare(route, few, fewPaths[route] ?? '', many, path);
  leastShare = Math.min(leastShare, beside.share);
  leastCpuShare = Math.min(leastCpuShare, beside.cpuShare);
  leastFlat = Math.min(leastFlat, flat.cpuShare);
  console.log(beside.text);
  console.log(flat.text);
}
const loaded = await many.role.ask<DirectoryFigures>('memory');
console.log(`after the load, ${KEPT_EXCHANGES} exchanges kept: ${loaded.heapUsedMb.toFixed(0)} MB in use, ${loaded.rssMb.toFixed(0)} MB resident`);
const verdict = (isReached: boolean): string => (isReached ? 'reached' : 'missed');
console.log(`target: recording on, at least 25 % of bare node:http: ${percent(leastShare)} (by CPU ${percent(leastCpuShare)}), ${verdict(leastShare >= 0.25)}`);
console.log(`target: ${ENTRIES} entries in under 400 MB resident: ${filled.rssMb.toFixed(0)} MB, ${verdict(filled.rssMb < 400)}`);
console.log(`target: look-ups flat, by CPU at least 75 % of the rate among ${FEW}: ${percent(leastFlat)}, ${verdict(leastFlat >= 0.75)}`);

/**
 * The target file of an online service with a fee, read and checked completely before anything starts. What every member means is in
 * schemas/target-chain; the section `portal` is that of profiles about accounts.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability } from '../../core/requirement.ts';
import { DEFAULT_DEADLINE_SECONDS } from '../../drivers/payment/target.ts';
import { problemsOfPortal } from '../../drivers/portal/target.ts';
import type { PortalTarget } from '../../drivers/portal/target.ts';
import type { JsonObject } from '../../formats/json.ts';
import { tellShapeProblems } from '../../formats/shape-words.ts';
import { readDirectoryLogin } from '../dvdv-client/dvdv-client-target-file.ts';
import { packageRoot } from '../environment.ts';
import { readClient } from '../payment/paying-target-file.ts';
import type { WrittenClient } from '../payment/paying-target-file.ts';
import { portalFileSchema, portalOf } from '../portal/portal-target-file.ts';
import type { WrittenPortal } from '../portal/portal-target-file.ts';
import type { ChainListen, ChainLoaded } from './chain-loaded.ts';
import { createFileReader } from '../target-file-files.ts';
import type { Environment, FileReader } from '../target-file-files.ts';
import type { SecretSource, TargetFile } from '../target-file-format.ts';
import { readListen, readTrust } from '../target-file-network.ts';
import { createComplaints, isSecretPlace } from '../target-file-problem.ts';
import type { Complaints, TargetProblem } from '../target-file-problem.ts';
import { TARGET_FILE } from '../target-file-source.ts';
import type { TargetSource } from '../target-file-source.ts';

/** The file as it is written. */
interface ChainTargetFile {
  readonly profile: string;
  readonly environment?: string;
  readonly product: ChainLoaded['target']['product'];
  readonly listen?: { readonly hostname?: string; readonly names?: readonly string[] } & Partial<Record<keyof typeof PORTS, number>>;
  readonly tls: NonNullable<TargetFile['tls']>;
  readonly trustedCertificates?: readonly string[];
  readonly portal: WrittenPortal;
  readonly chain: {
    readonly payment: { readonly originatorId: string; readonly endPointId: string; readonly client: WrittenClient };
    readonly directory?: { readonly certificate: string };
    readonly delivery: { readonly clientId: string; readonly clientSecret: SecretSource; readonly destinationId?: string };
    readonly adapter: { readonly url: string; readonly token?: SecretSource };
    readonly deadlineSeconds?: number;
  };
}

export interface ChainReading {
  /** Absent when there is a problem. */
  readonly loaded?: ChainLoaded;
  readonly problems: readonly TargetProblem[];
}

/** Members of `listen` with their ports where the file names none. */
const PORTS = { accountPort: 8470, paymentPort: 8471, directoryPort: 8472, substitutePort: 8473, deliveryPort: 8474 } as const;

/**
 * Reads the target file; nothing is written and nobody is called.
 * @param path as the user gave it @param now milliseconds since the epoch
 */
export function readChainTarget(path: string, source: TargetSource, env: Environment, now: number): ChainReading {
  const shape = tellShapeProblems(source, { schema: chainFileSchema(), name: TARGET_FILE, isSecret: isSecretPlace });
  if (shape.length > 0) return { problems: shape };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const loaded = assemble(source.value as ChainTargetFile, createFileReader(path, env, complaints), complaints, now);
  return { ...(loaded === undefined || complaints.problems.length > 0 ? {} : { loaded }), problems: complaints.problems };
}

/** The schema of the whole file, the section of the portal in place. */
function chainFileSchema(): JsonObject {
  const own = JSON.parse(readFileSync(join(packageRoot(), 'schemas/target-chain/target-chain-file-1.schema.json'), 'utf8')) as JsonObject;
  const { properties, $defs } = portalFileSchema();
  const { portal } = properties as JsonObject;
  return { ...own, properties: { ...(own['properties'] as JsonObject), portal }, $defs: { ...($defs as JsonObject), ...(own['$defs'] as JsonObject) } };
}

function assemble(file: ChainTargetFile, files: FileReader, complaints: Complaints, now: number): ChainLoaded | undefined {
  const { profile, product, environment, chain } = file;
  const portal = readPortal(file, files, complaints, now);
  const client = readClient(chain.payment.client, { files, complaints, now, usesTls: file.tls !== false }, '/chain/payment/client');
  const directory =
    chain.directory === undefined ? undefined : readDirectoryLogin(chain.directory.certificate, files, complaints, now, '/chain/directory/certificate');
  const clientSecret = files.secret('/chain/delivery/clientSecret', chain.delivery.clientSecret);
  const token = chain.adapter.token === undefined ? undefined : files.secret('/chain/adapter/token', chain.adapter.token);
  const listen = readPorts(file, complaints);
  const trust = readTrust(file, files, complaints, now);
  if (listen === undefined || trust === undefined || client === undefined || clientSecret === undefined) return undefined;
  const adapter = { url: chain.adapter.url.replace(/\/+$/, ''), ...(token === undefined ? {} : { token }) };
  return {
    room: 'chain',
    target: {
      kind: 'running',
      profile,
      product,
      ...(environment === undefined ? {} : { environment }),
      deadlineSeconds: chain.deadlineSeconds ?? DEFAULT_DEADLINE_SECONDS,
      adapter,
      capabilities: capabilitiesOf(file, portal),
    },
    listen,
    usesTls: file.tls !== false,
    ...(trust.authority === undefined ? {} : { authority: trust.authority }),
    payment: { originatorId: chain.payment.originatorId, endPointId: chain.payment.endPointId, client },
    ...(directory === undefined ? {} : { directory }),
    delivery: { ...chain.delivery, clientSecret },
    product: { portal, fees: { adapter } },
    trusted: trust.trustedByCallbackClient === undefined ? [] : [trust.trustedByCallbackClient],
  };
}

function readPortal(file: ChainTargetFile, files: FileReader, complaints: Complaints, now: number): PortalTarget {
  const portal = portalOf(file.portal, files);
  for (const { pointer, text } of problemsOfPortal(portal, new Date(now).toISOString().slice(0, 10)))
    complaints.problem(`/portal${pointer}`, 'ERR_CONFIG_INVALID', text, { de: 'Die Angabe berichtigen.', en: 'Correct it.' });
  if (portal.driver.kind !== 'http')
    complaints.problem(
      '/portal/driver/kind',
      'ERR_CONFIG_INVALID',
      {
        de: 'Die Kette braucht die Cookies des Browsers; das kann nur der Treiber http.',
        en: 'The chain needs the cookies of the browser; only the driver http has them.',
      },
      { de: 'driver: { kind: http } angeben.', en: 'Give driver: { kind: http }.' },
    );
  return portal;
}

/** Five ports, each of its own. */
function readPorts({ listen: given = {} }: ChainTargetFile, complaints: Complaints): ChainListen | undefined {
  const { hostname, names } = given;
  const where = readListen({ listen: { ...(hostname === undefined ? {} : { hostname }), ...(names === undefined ? {} : { names: [...names] }) } }, complaints);
  const ports = Object.entries(PORTS).map(([member, fallback]) => [member, given[member as keyof typeof PORTS] ?? fallback] as const);
  const twice = ports.find(([, port], index) => port !== 0 && ports.findIndex(([, other]) => other === port) < index);
  if (twice !== undefined)
    complaints.problem(
      `/listen/${twice[0]}`,
      'ERR_CONFIG_INVALID',
      { de: `Den Anschluss ${twice[1]} hat schon ein anderer Dienst der Suite.`, en: `Another service of the suite has the port ${twice[1]} already.` },
      { de: 'Fünf verschiedene Anschlüsse nennen.', en: 'Name five different ports.' },
    );
  if (where === undefined || twice !== undefined) return undefined;
  const { accountPort = 0, paymentPort = 0, directoryPort = 0, substitutePort = 0, deliveryPort = 0 } = Object.fromEntries(ports);
  return {
    hostname: where.hostname,
    names: where.names,
    ports: { account: accountPort, payment: paymentPort, directory: directoryPort, substituteDirectory: substitutePort, delivery: deliveryPort },
  };
}

/** What scenarios may ask of this target; each follows from what the file says. */
function capabilitiesOf({ chain }: ChainTargetFile, { testInterface = {} }: PortalTarget): ReadonlySet<Capability> {
  const offered: readonly (Capability | false)[] = [
    'adapter',
    'browser-login',
    'fit-connect-bridge',
    testInterface.restartUrl !== undefined && 'restart',
    chain.directory !== undefined && 'asks-directory',
  ];
  return new Set(offered.filter((capability) => capability !== false));
}

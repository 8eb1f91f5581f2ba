/**
 * The room of senders: a simulated mailbox in which the product is a registered sender, and beside it an address of a stranger. What
 * is sent there is recorded like everything else; nothing is there.
 */
import { randomBytes } from 'node:crypto';
import type { SenderFacts } from '../../core/sender.ts';
import type { HandOn } from '../../drivers/mailbox/delivery-point.ts';
import type { MailboxParameters } from '../../drivers/mailbox/scenario-parameters.ts';
import type { MailboxTarget } from '../../drivers/mailbox/target.ts';
import { certificatesInPem } from '../../formats/certificate-reading.ts';
import { sha256Hex } from '../../formats/hash.ts';
import { startHost } from '../../transport/host.ts';
import type { Host, HostOptions } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { Recorder } from '../../transport/recorder.ts';
import { createControlClient, createMailbox } from '../../../simulators/mailbox/index.ts';
import type { MailboxSimulator } from '../../../simulators/mailbox/index.ts';
import type { MailboxLoaded, RunningMailboxSender } from './mailbox-loaded.ts';
import type { Room, RoomOptions } from '../room.ts';
import { openBridge } from './fit-connect-bridge.ts';
import { certificatesOf, serverAuthority } from '../server-certificates.ts';
import type { ServerAuthority } from '../server-certificates.ts';

const TENANT = 'default';
const ENVIRONMENT = 'int';

/** Starts the mailbox with the product as its sender. */
export async function openMailboxRoom(loaded: MailboxLoaded, { keys, onStage }: RoomOptions): Promise<Room> {
  const { target, listen, sender, usesTls, trusted = [] } = loaded;
  const authority = await serverAuthority(loaded.authority);
  onStage('simulators');
  const recorder = createRecorder({ salt: randomBytes(16).toString('base64url') });
  const served = await serve(loaded, authority, recorder);
  const { host, control: controlHost, stranger, baseUrl } = served;
  const control = createControlClient({ url: controlHost.url, tenant: TENANT });
  const addresses = await control.createTenant({
    id: TENANT,
    environment: ENVIRONMENT,
    clientCertificates: usesTls ? 'required' : 'unseen',
    senders: [{ name: sender.name, certificate: sender.certificate, peer: 'product' }],
    mailboxes: [],
    ...(loaded.sendsBy === 'soap' ? { soap: { operation: 'on' } as const } : {}),
  });
  const { bridge } = loaded;
  const handOn: HandOn = async (notice) => control.handOver(notice);
  const opened = bridge === undefined ? undefined : await openBridge({ loaded, bridge, keys, recorder, handOn });
  let running: RunningMailboxSender | undefined;
  return {
    steps: 'mailbox',
    declared: declaredBy(loaded),
    signingKeys: [],
    async startProduct(signal) {
      running = await loaded.start?.(
        { zbpUrl: addresses.zbpUrl, ...(opened === undefined ? {} : { bridge: opened.addresses }), ...(usesTls ? { authorityCert: authority.cert } : {}) },
        signal,
      );
      return running;
    },
    worldParameters: (): MailboxParameters => ({
      controlUrl: controlHost.url,
      tenant: TENANT,
      facts: factsOf(loaded),
      mailbox: mailboxOf(running?.mailbox ?? loaded.mailbox),
      trusted,
      deadlineSeconds: target.deadlineSeconds,
      sendsBy: loaded.sendsBy,
      strangerUrl: new URL('/fremd/', otherName(baseUrl(), stranger.port, listen.names)).href,
    }),
    exchanges: async () => control.exchanges({}),
    body: async (exchangeId, part) => control.body(exchangeId, part),
    async [Symbol.asyncDispose]() {
      await opened?.[Symbol.asyncDispose]();
      await Promise.all([host.close(), stranger.close(), controlHost.close()]);
    },
  };
}

interface Served {
  readonly host: Host;
  readonly stranger: Host;
  readonly control: Host;
  readonly baseUrl: () => string;
}

async function serve({ listen, usesTls }: MailboxLoaded, authority: ServerAuthority, recorder: Recorder): Promise<Served> {
  const tls: Pick<HostOptions, 'tls'> = usesTls ? { tls: { certificates: await certificatesOf(authority, listen), asksForClientCertificate: true } } : {};
  const served: { host?: Host } = {};
  const baseUrl = (): string => nameOf(served.host?.url ?? '', listen.names);
  const simulator: MailboxSimulator = createMailbox({ baseUrl, recorder });
  const hosts: Host[] = [];
  try {
    const host = await startHost({ simulator, hostname: listen.hostname, port: listen.servicePort, ...tls });
    hosts.push(host);
    served.host = host;
    simulator.useHost(host);
    const stranger = await startHost({ simulator, hostname: listen.hostname, ...tls });
    hosts.push(stranger);
    const control = await startHost({ simulator: simulator.control, hostname: '127.0.0.1', port: listen.controlPort });
    return { host, stranger, control, baseUrl };
  } catch (error) {
    await Promise.all(hosts.map(async (host) => host.close()));
    throw error;
  }
}

/** The address by the first name it is to be reached under. */
function nameOf(url: string, [name]: readonly string[]): string {
  if (name === undefined) return url;
  const named = new URL(url);
  named.hostname = name;
  return named.origin;
}

/** The stranger's port, under another name where there is one. */
function otherName(base: string, port: number, names: readonly string[]): string {
  const url = new URL(base);
  url.port = String(port);
  url.hostname = names.find((name) => name !== url.hostname) ?? (url.hostname === 'localhost' ? '127.0.0.1' : url.hostname);
  return url.origin;
}

function mailboxOf(mailbox: MailboxTarget | undefined): MailboxTarget {
  if (mailbox === undefined) throw new Error('The adapter of the product has no address yet.');
  return mailbox;
}

function factsOf({ sender, declared }: MailboxLoaded): SenderFacts {
  const certificates = [{ certificate: sender.certificate, environment: ENVIRONMENT } as const, ...sender.otherCertificates];
  return {
    signer: sender.name,
    environment: ENVIRONMENT,
    certificates: certificates.map(({ certificate, environment }) => ({ sha256: sha256Hex(certificatesInPem(certificate)[0] ?? ''), environment })),
    ...declared,
  };
}

function declaredBy({ target, usesTls, sender, declared }: MailboxLoaded): Room['declared'] {
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    signer: sender.name,
    role: declared.role,
    ...(declared.level === undefined ? {} : { level: declared.level }),
    deadlineSeconds: target.deadlineSeconds,
    usesTls,
    hasAdapter: target.adapter !== undefined,
    capabilities: [...target.capabilities].sort(),
  };
}

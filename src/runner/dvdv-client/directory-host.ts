/** A simulated directory on two servers that stand in for each other, with one tenant. */
import { startHost } from '../../transport/host.ts';
import type { Host, HostOptions } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { Recorder } from '../../transport/recorder.ts';
import { createControlClient, createDvdv } from '../../../simulators/dvdv/index.ts';
import type { DvdvSimulator, ServerName } from '../../../simulators/dvdv/index.ts';
import type { DvdvControl, TenantAddresses, TenantSeed } from '../../../simulators/dvdv/contract.ts';
import type { DirectoryPki } from '../directory-pki.ts';
import type { ListenOptions } from '../product.ts';
import { publicAddress } from '../server-address.ts';
import { certificatesOf } from '../server-certificates.ts';
import type { ServerAuthority } from '../server-certificates.ts';

export interface DirectoryHost extends AsyncDisposable {
  readonly addresses: TenantAddresses;
  readonly controlUrl: string;
  readonly tenant: string;
  readonly control: DvdvControl;
}

export interface DirectoryHostOptions {
  readonly listen: ListenOptions;
  readonly usesTls: boolean;
  /** Signs the server certificates. */
  readonly authority: ServerAuthority;
  /** Beside it: follows its clock and its revocations. */
  readonly pki?: Pick<DirectoryPki, 'follow'>;
  /** What is in it, and who may ask. */
  readonly seed: Omit<TenantSeed, 'id'>;
  /** Written to instead of a record of its own. */
  readonly recorder?: Recorder;
}

const TENANT = 'default';
/** More than a whole run has, so that nothing of it is forgotten. */
const MAX_EXCHANGES = 50_000;

/** Starts both servers. */
export async function openDirectory({ listen, usesTls, authority, pki, seed, recorder }: DirectoryHostOptions): Promise<DirectoryHost> {
  const tls: Pick<HostOptions, 'tls'> = usesTls ? { tls: { certificates: await certificatesOf(authority, listen) } } : {};
  const hosts = new Map<ServerName, Host>();
  const simulator: DvdvSimulator = createDvdv({
    baseUrl: (server) => publicAddress(hosts.get(server)?.url ?? '', listen.names),
    recorder: recorder ?? createRecorder({ maxExchanges: MAX_EXCHANGES }),
  });
  pki?.follow(simulator, TENANT);
  await using starting = new AsyncDisposableStack();
  const ports = { first: listen.servicePort, second: listen.otherPort ?? 0 };
  for (const server of ['first', 'second'] as const) {
    const host = starting.use(await startHost({ simulator: simulator[server], hostname: listen.hostname, port: ports[server], ...tls }));
    hosts.set(server, host);
    simulator.useHost(server, host);
  }
  const { url: controlUrl } = starting.use(await startHost({ simulator: simulator.control, hostname: '127.0.0.1', port: listen.controlPort }));
  const control = createControlClient({ url: controlUrl, tenant: TENANT });
  const addresses = await control.createTenant({ ...seed, id: TENANT });
  const running = starting.move();
  return { addresses, controlUrl, tenant: TENANT, control, [Symbol.asyncDispose]: async () => running.disposeAsync() };
}

/**
 * The test PKI beside a simulated directory: it issues the certificates of servers and entries, and tells which are revoked, as the
 * directory does and by its clock, so that a product that checks certificates of partners finds lists and answers at the addresses in them.
 */
import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { certificateFingerprint } from '../formats/certificate-listing.ts';
import type { RoleId } from '../formats/pki/roles.ts';
import type { TestPki } from '../formats/pki/test-pki.ts';
import { startHost } from '../transport/host.ts';
import type { Recorder } from '../transport/recorder.ts';
import type { CertificateUse, DvdvSimulator, MakeCertificate } from '../../simulators/dvdv/index.ts';
import { createControlClient, createPki } from '../../simulators/pki/index.ts';
import { followRevocations } from './directory-revocations.ts';
import { publicAddress } from './server-address.ts';
import { serverAuthority } from './server-certificates.ts';
import type { ServerAuthority } from './server-certificates.ts';
import { addressesAt } from './test-certificate.ts';

export interface DirectoryPki extends AsyncDisposable {
  readonly url: string;
  /** Absent where nobody was given a port for it. */
  readonly controlUrl?: string;
  /** Issues certificates of entries, with the addresses of this PKI. */
  readonly make: MakeCertificate;
  /** Signs the certificates of the servers: the one of the target, or this PKI. */
  readonly authority: ServerAuthority;
  /** From now on clock and revocations are those of that directory. */
  follow(simulator: DvdvSimulator, tenant: string): void;
}

export interface DirectoryPkiOptions {
  readonly pki: TestPki;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly recorder: Recorder;
  readonly listen: { readonly hostname?: string; readonly names?: readonly string[]; readonly port: number; readonly controlPort?: number };
  /** Authority of the target file. */
  readonly given?: { readonly cert: string; readonly key: string } | undefined;
  /** Private keys for certificates that share one, since nobody proves to have it. Default: a new one each. */
  readonly keyOf?: (use: CertificateUse) => KeyObject;
}

const TENANT = 'default';
const ROLE_OF: Readonly<Record<CertificateUse, RoleId>> = { login: 'tls-client', client: 'tls-client', cipher: 'encryption', signature: 'signature' };

/** Serves it. The caller disposes it. */
export async function startDirectoryPki({ pki, now, recorder, listen, given, keyOf }: DirectoryPkiOptions): Promise<DirectoryPki> {
  const { hostname = '127.0.0.1', names = [], port, controlPort } = listen;
  const served: { url?: string } = {};
  const simulator = createPki({ pki, recorder, baseUrl: () => publicAddress(served.url ?? '', names) });
  const { clock } = simulator.createTenant({ id: TENANT });
  const inProcess = createControlClient({ url: 'http://control.invalid', tenant: TENANT, fetch: async (request) => simulator.control.fetch(request) });
  let upToDate = async (): Promise<void> => Promise.resolve();
  const following = (side: Pick<typeof simulator, 'name' | 'fetch'>): typeof side => ({
    name: side.name,
    async fetch(request, wire) {
      await upToDate();
      return side.fetch(request, wire);
    },
  });
  await using starting = new AsyncDisposableStack();
  served.url = starting.use(await startHost({ simulator: following(simulator), hostname, port })).url;
  const control = controlPort === undefined ? undefined : starting.use(await startHost({ simulator: following(simulator.control), port: controlPort }));
  const url = publicAddress(served.url, names);
  const addresses = addressesAt(url);
  const authority = await serverAuthority(given, pki, addresses);
  const running = starting.move();
  return {
    url,
    ...(control === undefined ? {} : { controlUrl: control.url }),
    async make({ commonName, use, notBefore, notAfter }) {
      const order = { role: ROLE_OF[use], commonName, now, notBefore, notAfter, addresses };
      const shared = keyOf?.(use);
      // Assertions are signed with RS256; other keys are never used, and P-256 is made fast.
      const made =
        shared === undefined
          ? await pki.issue({ ...order, keyKind: use === 'login' ? 'RSA-2048' : 'P-256' })
          : { ...(await pki.certify(order, createPublicKey(shared))), key: shared.export({ type: 'pkcs8', format: 'pem' }).toString() };
      return { certificate: made.certificate, fingerprint: certificateFingerprint(made.der), privateKey: made.key };
    },
    authority,
    follow(directory, tenant) {
      upToDate = followRevocations(() => directory.tenants.get(tenant), { clock, control: inProcess });
    },
    [Symbol.asyncDispose]: async () => running.disposeAsync(),
  };
}

/**
 * The test PKI beside the simulated directory: it issues the certificates of servers and entries, and tells which are revoked, by the
 * directory's clock, so that a product that checks certificates of partners finds lists and answers at the addresses in them.
 */
import { createTestPki } from '../formats/pki/test-pki.ts';
import type { TestPki } from '../formats/pki/test-pki.ts';
import { REVOCATION_REASONS } from '../formats/pki/revocation.ts';
import type { RevocationReason } from '../formats/pki/revocation.ts';
import type { RoleId } from '../formats/pki/roles.ts';
import { certificateFingerprint } from '../formats/certificate-listing.ts';
import type { TlsCertificates } from '../transport/host.ts';
import type { CertificateUse, DirectorySeed, MakeCertificate } from '../../simulators/dvdv/index.ts';
import { createControlClient, createPki } from '../../simulators/pki/index.ts';
import { serve, TENANT } from './development-accounts.ts';
import type { SystemOptions } from './development-accounts.ts';
import { addressesAt } from './test-certificate.ts';

/** Lists and answers, with their control interface. */
export const DVDV_PKI_PORTS = 2;

export interface DvdvPki extends AsyncDisposable {
  readonly url: string;
  readonly controlUrl: string;
  /** Issues certificates of entries, with the addresses of this PKI. */
  readonly make: MakeCertificate;
  /** Those of the servers, and those that clients have to refuse. */
  serverCertificates(): Promise<TlsCertificates>;
  /** Revokes what the directory says is revoked; what is to come comes true by the clock. */
  revoke(directory: DirectorySeed): Promise<void>;
}

export interface DvdvPkiOptions extends Pick<SystemOptions, 'now' | 'port' | 'onExchange'> {
  readonly pki: TestPki;
  /** Virtual time of the directory, milliseconds since the epoch. */
  readonly directoryNow: () => number;
}

const DAY_MS = 86_400_000;
const ROLE_OF: Readonly<Record<CertificateUse, RoleId>> = { login: 'tls-client', client: 'tls-client', cipher: 'encryption', signature: 'signature' };
const NAMES = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'] };

/** Serves it. The caller disposes it. */
export async function startDvdvPki({ pki, now, port, onExchange, directoryNow }: DvdvPkiOptions): Promise<DvdvPki> {
  const served = await serve({
    port,
    onExchange,
    make(recorder, baseUrl) {
      const simulator = createPki({ pki, recorder, baseUrl });
      return {
        ...simulator,
        async fetch(request, wire) {
          const clock = simulator.tenants.get(TENANT)?.clock;
          clock?.advance(Math.max(0, directoryNow() - clock.now()));
          return simulator.fetch(request, wire);
        },
      };
    },
  });
  const { url } = served.service;
  const addresses = addressesAt(url);
  const control = createControlClient({ url: served.controlUrl, tenant: TENANT });
  await control.createTenant({ id: TENANT });
  return {
    url,
    controlUrl: served.controlUrl,
    async make({ commonName, use, notBefore, notAfter }) {
      // Assertions are signed with RS256; other keys are never used, and P-256 is made fast.
      const keyKind = use === 'login' ? 'RSA-2048' : 'P-256';
      const { certificate, der, key } = await pki.issue({ role: ROLE_OF[use], commonName, now, notBefore, notAfter, keyKind, addresses });
      return { certificate, fingerprint: certificateFingerprint(der), privateKey: key };
    },
    async serverCertificates() {
      const order = { role: 'tls-server', commonName: 'DVDV (Simulator)', now, names: NAMES, addresses } as const;
      const stranger = createTestPki({ now, keys: 'quick', label: 'Fremde' });
      const [valid, expired, wrongHost, unknownCa] = await Promise.all([
        pki.issue(order),
        pki.issue({ ...order, notBefore: now - 60 * DAY_MS, notAfter: now - DAY_MS }),
        pki.issue({ ...order, names: { dnsNames: ['anderer-rechner.example'] } }),
        stranger.issue(order),
      ]);
      const shown = ({ chain: cert, key }: typeof valid): TlsCertificates['valid'] => ({ cert, key });
      return { valid: shown(valid), expired: shown(expired), 'wrong-host': shown(wrongHost), 'unknown-ca': shown(unknownCa) };
    },
    async revoke({ certificates }) {
      for (const { certificate, revocation } of certificates)
        if (revocation !== undefined) await control.revoke({ certificate, reason: reasonOf(revocation.reason), at: revocation.at });
    },
    [Symbol.asyncDispose]: async () => served[Symbol.asyncDispose](),
  };
}

/** The directory writes reasons in capitals, lists do not. @spec RFC 5280, section 5.3.1 */
function reasonOf(reason: string): RevocationReason {
  const name = reason.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return (Object.keys(REVOCATION_REASONS) as readonly RevocationReason[]).find((known) => known.toLowerCase() === name.toLowerCase()) ?? 'unspecified';
}

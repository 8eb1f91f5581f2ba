/**
 * Server certificates of the simulators: the one clients have to trust, and those they have to refuse. They are of the test PKI, or of the
 * authority that a target file names, which its product trusts already.
 */
import { isIP } from 'node:net';
import { issueServerCertificate } from '../formats/pki.ts';
import type { ServerCertificate, ServerCertificateOptions } from '../formats/pki.ts';
import { createTestPki } from '../formats/pki/test-pki.ts';
import type { AddressBook, TestPki } from '../formats/pki/test-pki.ts';
import type { TlsCertificates } from '../transport/host.ts';
import { AUTHORITY_NAME } from './embedded.ts';
import { cacheFolder } from './environment.ts';
import type { ListenOptions } from './product.ts';
import { openTestPki } from './test-pki.ts';

/** Who signs the certificates of servers. */
export interface ServerAuthority {
  /** What clients have to trust, PEM. */
  readonly cert: string;
  /** A certificate with a new key; `cert` is PEM, with all certificates up to the trusted one where there are any between. */
  issue(order: ServerCertificateOptions): Promise<ServerCertificate>;
}

const DAY_MS = 86_400_000;

/**
 * The authority that a target file names, else the test PKI.
 * @param addresses where the PKI tells revocation; without it certificates name no address
 */
export async function serverAuthority(
  given: { readonly cert: string; readonly key: string } | undefined,
  pki: TestPki = openTestPki(cacheFolder(), Date.now()),
  addresses?: AddressBook,
): Promise<ServerAuthority> {
  if (given !== undefined) {
    const named = { ...given, commonName: AUTHORITY_NAME };
    return { cert: given.cert, issue: async (order) => issueServerCertificate(named, order) };
  }
  const { certificate } = await pki.authority('root');
  return { cert: certificate, issue: async (order) => issueBy(pki, order, addresses) };
}

async function issueBy(pki: TestPki, { dnsNames, ipAddresses, ...validity }: ServerCertificateOptions, addresses?: AddressBook): Promise<ServerCertificate> {
  const { chain, key } = await pki.issue({
    role: 'tls-server',
    commonName: (dnsNames[0] ?? ipAddresses[0] ?? 'server').slice(0, 64),
    names: { dnsNames, ipAddresses },
    ...validity,
    ...(addresses === undefined ? {} : { addresses }),
  });
  return { cert: chain, key };
}

/** @param authority signs all but the one of a stranger */
export async function certificatesOf(authority: ServerAuthority, { hostname, names }: Pick<ListenOptions, 'hostname' | 'names'>): Promise<TlsCertificates> {
  const now = Date.now();
  const all = [...new Set(['localhost', '127.0.0.1', hostname, ...names])];
  const order = { dnsNames: all.filter((name) => isIP(name) === 0), ipAddresses: all.filter((name) => isIP(name) !== 0), now };
  // Of a root of its own, made now, that nobody was ever told to trust.
  const stranger = createTestPki({ now, keys: 'quick', label: 'Fremde' });
  const [valid, expired, wrongHost, unknownCa] = await Promise.all([
    authority.issue(order),
    authority.issue({ ...order, notBefore: now - 60 * DAY_MS, notAfter: now - DAY_MS }),
    authority.issue({ dnsNames: ['anderer-rechner.example'], ipAddresses: [], now }),
    issueBy(stranger, order),
  ]);
  return { valid, expired, 'wrong-host': wrongHost, 'unknown-ca': unknownCa };
}

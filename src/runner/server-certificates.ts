/** Server certificates of the simulators: the one clients have to trust, and those they have to refuse. */
import { isIP } from 'node:net';
import { createCertificateAuthority, issueServerCertificate } from '../formats/pki.ts';
import type { TlsCertificates } from '../transport/host.ts';
import { AUTHORITY_NAME } from './embedded.ts';
import type { ListenOptions } from './run-options.ts';

const DAY_MS = 86_400_000;

/** @param authority PEM; signs all but the one of a stranger */
export async function certificatesOf(
  authority: { readonly cert: string; readonly key: string },
  { hostname, names }: Pick<ListenOptions, 'hostname' | 'names'>,
): Promise<TlsCertificates> {
  const now = Date.now();
  const ours = { ...authority, commonName: AUTHORITY_NAME };
  const all = [...new Set(['localhost', '127.0.0.1', hostname, ...names])];
  const subject = { dnsNames: all.filter((name) => isIP(name) === 0), ipAddresses: all.filter((name) => isIP(name) !== 0), now };
  const stranger = await createCertificateAuthority({ commonName: 'Fremde CA', now });
  const [valid, expired, wrongHost, unknownCa] = await Promise.all([
    issueServerCertificate(ours, subject),
    issueServerCertificate(ours, { ...subject, notBefore: now - 60 * DAY_MS, notAfter: now - DAY_MS }),
    issueServerCertificate(ours, { dnsNames: ['anderer-rechner.example'], ipAddresses: [], now }),
    issueServerCertificate(stranger, subject),
  ]);
  return { valid, expired, 'wrong-host': wrongHost, 'unknown-ca': unknownCa };
}

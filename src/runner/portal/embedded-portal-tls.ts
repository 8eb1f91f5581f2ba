/** Server certificate of the embedded portal, for runs in which people reach it by https: of an authority made for the run. */
import { createCertificateAuthority, issueServerCertificate } from '../../formats/pki.ts';
import type { ServerCertificate } from '../../formats/pki.ts';
import { AUTHORITY_NAME } from '../embedded.ts';

export interface EmbeddedTls {
  readonly server: ServerCertificate;
  /** PEM of the authority that the suite has to trust. */
  readonly authorityCert: string;
}

/** @param now milliseconds since the epoch */
export async function makeEmbeddedTls(now: number): Promise<EmbeddedTls> {
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now });
  const server = await issueServerCertificate(authority, { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now });
  return { server, authorityCert: authority.cert };
}

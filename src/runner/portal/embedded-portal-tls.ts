/** Server certificate of the embedded portal, for runs in which people reach it by https: of the test PKI. */
import type { ServerCertificate } from '../../formats/pki.ts';
import { serverAuthority } from '../server-certificates.ts';

export interface EmbeddedTls {
  readonly server: ServerCertificate;
  /** PEM of the authority that the suite has to trust. */
  readonly authorityCert: string;
}

/** @param now milliseconds since the epoch */
export async function makeEmbeddedTls(now: number): Promise<EmbeddedTls> {
  const authority = await serverAuthority(undefined);
  const server = await authority.issue({ dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'], now });
  return { server, authorityCert: authority.cert };
}

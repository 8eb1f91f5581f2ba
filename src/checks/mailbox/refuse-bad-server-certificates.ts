/** A server certificate that is expired, for another host or from an unknown authority is refused before any request. Our inference. */
import { refusesBadCertificates } from '../server-certificates.ts';

/** @requirement ZBP-20 */
export const refuseBadServerCertificates = refusesBadCertificates('ZBP-20', 'refuse-bad-server-certificates', {
  taken: 'bad-certificate-taken',
  unseen: 'no-handshake-seen',
});

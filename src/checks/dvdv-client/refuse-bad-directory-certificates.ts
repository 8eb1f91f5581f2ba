/**
 * A server certificate that is expired, for another host or from an unknown authority is refused before any request. Clause: DVDV2 API
 * 2.15.0, introduction.
 */
import { refusesBadCertificates } from '../server-certificates.ts';

/** @requirement DVDV-024 */
export const refuseBadDirectoryCertificates = refusesBadCertificates('DVDV-024', 'refuse-bad-directory-certificates', {
  taken: 'dvdv-bad-certificate-taken',
  unseen: 'dvdv-no-handshake',
});

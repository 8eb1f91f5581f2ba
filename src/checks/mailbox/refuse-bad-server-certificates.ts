/**
 * A server certificate that is expired, for another host or from an unknown authority is refused before any request. Our inference.
 * Not checked: revocation.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf } from '../flaw.ts';
import type { BadCertificatesSubject } from './subject.ts';

const REQUIREMENT = 'ZBP-20';

/** @requirement ZBP-20 */
export const refuseBadServerCertificates: Check<BadCertificatesSubject> = {
  id: 'refuse-bad-server-certificates',
  requirement: REQUIREMENT,
  run({ shown }) {
    if (shown.length === 0) return [findingOf(REQUIREMENT, cannotTell('no-handshake-seen', { params: { certificate: '–' } }), [])];
    return shown.flatMap(({ certificate, refusedHandshakes, requests }) => {
      if (requests > 0) return [findingOf(REQUIREMENT, broken('bad-certificate-taken', { params: { certificate } }), [])];
      return refusedHandshakes > 0 ? [] : [findingOf(REQUIREMENT, cannotTell('no-handshake-seen', { params: { certificate } }), [])];
    });
  },
};

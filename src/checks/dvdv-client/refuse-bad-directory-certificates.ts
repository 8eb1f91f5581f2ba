/**
 * A server certificate that is expired, for another host or from an unknown authority is refused before any request. Clause: DVDV2 API
 * 2.15.0, introduction. Not checked: revocation.
 */
import type { Check } from '../check.ts';
import { broken, cannotTell, findingOf } from '../flaw.ts';
import type { BadServersSubject } from './subject.ts';

const REQUIREMENT = 'DVDV-024';

/** @requirement DVDV-024 */
export const refuseBadDirectoryCertificates: Check<BadServersSubject> = {
  id: 'refuse-bad-directory-certificates',
  requirement: REQUIREMENT,
  run({ shown }) {
    if (shown.length === 0) return [findingOf(REQUIREMENT, cannotTell('dvdv-no-handshake', { params: { certificate: '–' } }), [])];
    return shown.flatMap(({ certificate, refusedHandshakes, requests }) => {
      if (requests > 0) return [findingOf(REQUIREMENT, broken('dvdv-bad-certificate-taken', { params: { certificate } }), [])];
      return refusedHandshakes > 0 ? [] : [findingOf(REQUIREMENT, cannotTell('dvdv-no-handshake', { params: { certificate } }), [])];
    });
  },
};

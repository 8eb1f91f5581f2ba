/**
 * A server certificate that is expired, for another host or from an unknown authority is refused before any request.
 * Basis: our inference for every client of the service (FC-SND-006). Not checked: revocation.
 */
import type { Check } from '../check.ts';
import type { CertificateSubject } from './subject.ts';

const REQUIREMENT = 'FC-SND-006';

/** @requirement FC-SND-006 */
export const refuseBadCertificates: Check<CertificateSubject> = {
  id: 'refuse-bad-certificates',
  requirement: REQUIREMENT,
  run({ certificate, refusedHandshakes, requests, exchanges, usesTls }) {
    const base = { requirement: REQUIREMENT, params: { certificate }, cause: 'product' } as const;
    const evidence = exchanges.slice(0, 3).map(({ id }) => ({ exchange: id }));
    if (!usesTls) return [{ ...base, kind: 'cantTell', messageKey: 'no-tls', cause: 'setup', evidence }];
    if (exchanges.length > 0) return [{ ...base, kind: 'broken', messageKey: 'bad-certificate-taken', evidence }];
    return refusedHandshakes > 0 && requests === 0 ? [] : [{ ...base, kind: 'cantTell', messageKey: 'no-handshake-seen', evidence }];
  },
};

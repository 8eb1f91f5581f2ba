/** Faults of what the PKI says of certificates, in lists and answers alike: it is signed well and nonetheless wrong. */
import { readDerCertificate } from '../../../src/formats/certificate-reading.ts';
import { AUTHORITY_IDS } from '../../../src/formats/pki/roles.ts';
import { textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const ISSUING = AUTHORITY_IDS.filter((id) => id !== 'root');

export const REVOCATION_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'authority-revoked',
    text: 'The root says that an issuing authority is revoked since an hour, its key being compromised.',
    violates: 'RFC 5280, 6.1.3 (a)(3)',
    operations: ['revocation-list', 'ocsp'],
    params: { authority: { kind: 'string', default: 'client', oneOf: ISSUING, text: 'which authority' } },
    async revocations(entries, call, armed) {
      if (call.authority !== 'root') return entries;
      const id = ISSUING.find((known) => known === textParam(armed, 'authority')) ?? 'client';
      const { serialNumber = '' } = readDerCertificate((await call.tenant.service.pki.authorityAt(id, call.tenant.addressesOf)).der) ?? {};
      return [...entries, { serialNumber, at: call.tenant.stampNow() - 3_600_000, reason: 'cACompromise' }];
    },
  },
  {
    name: 'revocations-forgotten',
    text: 'The PKI has forgotten what was revoked: lists are empty, answers are good.',
    violates: 'RFC 5280, 5',
    operations: ['revocation-list', 'ocsp'],
    revocations: (entries) => (entries.length === 0 ? entries : []),
  },
];

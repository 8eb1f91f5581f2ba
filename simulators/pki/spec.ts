/**
 * What the simulator follows, and how sure each behaviour is. `verified`: said by the document. `inferred`: our reading, or
 * our choice where the document leaves one; nobody may fail because of it alone.
 */
import type { Behaviour, FollowedDocument, SimulatorSpecification } from '../specification.ts';

const DOCUMENTS: readonly FollowedDocument[] = [
  { title: 'Internet X.509 PKI Certificate and CRL Profile', version: 'RFC 5280, May 2008', url: 'https://www.rfc-editor.org/rfc/rfc5280' },
  { title: 'Online Certificate Status Protocol', version: 'RFC 6960, June 2013', url: 'https://www.rfc-editor.org/rfc/rfc6960' },
  { title: 'OCSP Nonce Extension', version: 'RFC 9654, August 2024', url: 'https://www.rfc-editor.org/rfc/rfc9654' },
  { title: 'PKI Operational Protocols: FTP and HTTP', version: 'RFC 2585, May 1999', url: 'https://www.rfc-editor.org/rfc/rfc2585' },
];

const PROFILE = 'RFC 5280';
const OCSP = 'RFC 6960';
const OWN = 'our choice; the practice of real authorities differs among them';

const BEHAVIOURS: readonly Behaviour[] = [
  { rule: 'Certificates name their list and responder, and where the issuer’s certificate is', fidelity: 'verified', source: `${PROFILE}, 4.2.1.13, 4.2.2.1` },
  { rule: 'Addresses are plain http', fidelity: 'verified', source: `${PROFILE}, 8: https would need a certificate that has to be checked` },
  { rule: 'Full lists of version 2 with number, key identifier and next update', fidelity: 'verified', source: `${PROFILE}, 5.1.2, 5.2.1, 5.2.3` },
  { rule: 'The reason is written, but unspecified, which is left out', fidelity: 'verified', source: `${PROFILE}, 5.3.1` },
  { rule: 'Media types of certificates and lists', fidelity: 'verified', source: 'RFC 2585, 4.1, 4.2' },
  { rule: 'OCSP by POST, and by GET with the question in base64 in the path', fidelity: 'verified', source: `${OCSP}, appendix A.1` },
  { rule: 'Answers are signed by a responder whose certificate the authority issued for that', fidelity: 'verified', source: `${OCSP}, 4.2.2.2` },
  { rule: 'The certificate of the responder says that it is not checked for revocation', fidelity: 'verified', source: `${OCSP}, 4.2.2.2.1` },
  { rule: 'The nonce of a question is repeated', fidelity: 'verified', source: 'RFC 9654, 2.1' },
  { rule: 'A nonce longer than 128 octets makes a question malformed', fidelity: 'verified', source: 'RFC 9654, 2.1' },
  { rule: 'Questions that cannot be read get the answer malformedRequest with status 200', fidelity: 'verified', source: `${OCSP}, 2.3, appendix A.2` },
  { rule: 'A certificate of another issuer is unknown', fidelity: 'verified', source: `${OCSP}, 2.2` },
  { rule: 'A serial number that was never given out is unknown, not good', fidelity: 'inferred', source: `${OCSP}, 2.2 allows good as well` },
  { rule: 'SHA-1, SHA-256, SHA-384 and SHA-512 name the issuer; other hashes are unknown', fidelity: 'inferred', source: OWN },
  { rule: '415 for another media type, 413 above 64 KiB, at most 100 certificates in a question', fidelity: 'inferred', source: OWN },
  { rule: 'Only a suspension can be taken back', fidelity: 'verified', source: `${PROFILE}, 5.3.1` },
];

/** Documents, behaviours and known deviations of the PKI. */
export const SPECIFICATION: SimulatorSpecification = {
  documents: DOCUMENTS,
  behaviours: BEHAVIOURS,
  deviations: [
    'One root and one authority for each purpose; the hierarchies of the Verwaltungs-PKI, of ITZBund and of ELSTER are not rebuilt.',
    'Lists and answers are made anew for every request and are not to be cached, since revocations follow a clock that jumps.',
    'A revocation that came true by moving the clock is dated now at the latest, unless the tenant says that stamps are virtual.',
    'Delta lists, indirect lists, LDAP and signed questions are not played; a signature on a question is passed over.',
    'A certificate that ran out stays in the list.',
  ],
};

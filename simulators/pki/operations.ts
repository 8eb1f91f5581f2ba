/**
 * What the PKI offers to everybody: certificates of authorities, revocation lists (RFC 5280, 4.2.1.13), and OCSP by POST and
 * GET (RFC 6960, appendix A.1). Each operation makes the answer as it should be, and hands it to armed faults before it is
 * signed and encoded.
 */
import { isOwnSerialNumber } from '../../src/formats/pki/serial-number.ts';
import { writeCrl } from '../../src/formats/pki/crl.ts';
import { isAbout } from '../../src/formats/pki/ocsp-request.ts';
import type { CertificateId } from '../../src/formats/pki/ocsp-request.ts';
import { writeOcspRefusal, writeOcspResponse } from '../../src/formats/pki/ocsp-response.ts';
import type { CertificateStatus } from '../../src/formats/pki/ocsp-response.ts';
import type { RevocationEntry } from '../../src/formats/pki/revocation.ts';
import { AUTHORITIES } from '../../src/formats/pki/roles.ts';
import type { AuthorityId } from '../../src/formats/pki/roles.ts';
import type { TestAuthority } from '../../src/formats/pki/test-pki.ts';
import { MEDIA_TYPES, derAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The certificate of an authority, DER. */
export async function answerCertificate(call: Call, id: AuthorityId): Promise<Answer> {
  const { der } = await call.tenant.service.pki.authorityAt(id, call.tenant.addressesOf);
  return derAnswer(MEDIA_TYPES.certificate, der);
}

/** The full list of an authority. */
export async function answerList(call: Call, id: AuthorityId): Promise<Answer> {
  const { tenant } = call;
  const authority = await tenant.service.pki.authority(id);
  const now = tenant.stampNow();
  const order = await tenant.faults.change('list', call, {
    issuer: authority.der,
    signer: { der: authority.der, key: authority.key, signature: AUTHORITIES[id].signature },
    thisUpdate: now,
    nextUpdate: now + tenant.seed.listHours * HOUR_MS,
    number: now,
    entries: await revocationsOf(call, id),
  });
  return derAnswer(MEDIA_TYPES.list, writeCrl(order));
}

/** An answer about the certificates that were asked for; what cannot be read is refused by an answer of OCSP, not of HTTP. */
export async function answerQuestion(call: Call, id: AuthorityId): Promise<Answer> {
  const { tenant, question } = call;
  if (question === undefined || question.unknownCritical !== undefined) return derAnswer(MEDIA_TYPES.answer, writeOcspRefusal('malformedRequest'));
  const authority = await tenant.service.pki.authority(id);
  const now = tenant.stampNow();
  const revocations = await revocationsOf(call, id);
  const answer = await tenant.faults.change('answer', call, {
    signer: { ...authority.responder, signature: AUTHORITIES[id].signature },
    certificates: [authority.responder.der],
    producedAt: now,
    answers: question.certificates.map((certificate) => ({
      id: certificate.der,
      status: statusOf(certificate, authority, revocations),
      thisUpdate: now,
      nextUpdate: now + tenant.seed.answerMinutes * MINUTE_MS,
    })),
    ...(question.nonce === undefined ? {} : { nonce: question.nonce }),
  });
  return derAnswer(MEDIA_TYPES.answer, writeOcspResponse(answer));
}

async function revocationsOf(call: Call, id: AuthorityId): Promise<readonly RevocationEntry[]> {
  return call.tenant.faults.change('revocations', call, call.tenant.effective(id));
}

/** "good" is for certificates that were issued, not for every number that is not revoked. */
function statusOf(id: CertificateId, authority: TestAuthority, revocations: readonly RevocationEntry[]): CertificateStatus {
  if (!isAbout(id, authority.der)) return { kind: 'unknown' };
  const revocation = revocations.find(({ serialNumber }) => serialNumber === id.serialNumber);
  if (revocation !== undefined) return { kind: 'revoked', at: revocation.at, reason: revocation.reason };
  return { kind: isOwnSerialNumber(authority.secret, id.serialNumber) ? 'good' : 'unknown' };
}

/** Faults of OCSP answers. */
import { issueCertificate } from '../../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../../src/formats/certificate-issuing.ts';
import { certificateIdFor } from '../../../src/formats/pki/ocsp-request.ts';
import { OCSP_REFUSALS, writeOcspRefusal } from '../../../src/formats/pki/ocsp-response.ts';
import type { OcspAnswer, OcspRefusal } from '../../../src/formats/pki/ocsp-response.ts';
import { AUTHORITIES, OCSP_SIGNING } from '../../../src/formats/pki/roles.ts';
import { createSerialNumber } from '../../../src/formats/pki/serial-number.ts';
import { MEDIA_TYPES, derAnswer } from '../answer.ts';
import type { Call } from '../call.ts';
import { textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const OPERATIONS = ['ocsp'];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const REFUSALS = Object.keys(OCSP_REFUSALS) as readonly OcspRefusal[];

export const ANSWER_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'ocsp-refused',
    text: 'The responder refuses to answer.',
    violates: 'RFC 6960, 2.3',
    operations: OPERATIONS,
    params: { status: { kind: 'string', default: 'tryLater', oneOf: REFUSALS, text: 'status of the refusal' } },
    before: (_, armed) => derAnswer(MEDIA_TYPES.answer, writeOcspRefusal(REFUSALS.find((name) => name === textParam(armed, 'status')) ?? 'tryLater')),
  },
  {
    name: 'ocsp-unknown',
    text: 'The responder knows none of the certificates.',
    violates: 'RFC 6960, 2.2',
    operations: OPERATIONS,
    answer: (answer) => ({ ...answer, answers: answer.answers.map((one) => ({ ...one, status: { kind: 'unknown' } })) }),
  },
  {
    name: 'ocsp-expired',
    text: 'The answer is of yesterday, and a newer one was due an hour ago.',
    violates: 'RFC 6960, 4.2.2.1',
    operations: OPERATIONS,
    answer: (answer) => ({ ...answer, ...shifted(answer, -DAY_MS, -HOUR_MS) }),
  },
  {
    name: 'ocsp-from-the-future',
    text: 'The answer begins to be good tomorrow only.',
    violates: 'RFC 6960, 3.2 (5)',
    operations: OPERATIONS,
    answer: (answer) => ({ ...answer, ...shifted(answer, DAY_MS, 2 * DAY_MS) }),
  },
  {
    name: 'ocsp-other-certificate',
    text: 'The answer is about a certificate that nobody asked for.',
    violates: 'RFC 6960, 3.2 (1)',
    operations: OPERATIONS,
    async answer(answer, { authority, tenant }) {
      const { der, secret } = await tenant.service.pki.authority(authority ?? 'root');
      return { ...answer, answers: [{ ...firstOf(answer), id: certificateIdFor(der, createSerialNumber(secret)), status: { kind: 'good' } }] };
    },
  },
  {
    name: 'ocsp-wrong-nonce',
    text: 'The answer repeats another nonce than that of the question.',
    violates: 'RFC 9654, 2.1',
    operations: OPERATIONS,
    answer: (answer) => (answer.nonce === undefined ? answer : { ...answer, nonce: flipped(answer.nonce) }),
  },
  {
    name: 'ocsp-no-nonce',
    text: 'The answer leaves the nonce of the question out.',
    violates: 'RFC 9654, 2.1',
    operations: OPERATIONS,
    answer(answer) {
      const { nonce, ...rest } = answer;
      return nonce === undefined ? answer : rest;
    },
  },
  {
    name: 'ocsp-wrong-signature',
    text: 'The last octet of the signature is another one.',
    violates: 'RFC 6960, 3.2 (2)',
    operations: OPERATIONS,
    answer: (answer) => ({ ...answer, breaksSignature: true }),
  },
  {
    name: 'ocsp-wrong-signer',
    text: 'A stranger signs, whose certificate the authority never issued.',
    violates: 'RFC 6960, 4.2.2.2',
    operations: OPERATIONS,
    async answer(answer, { tenant }) {
      const { responder } = await tenant.service.stranger();
      return { ...answer, signer: { ...responder, signature: 'rsa-sha256' }, certificates: [responder.der] };
    },
  },
  {
    name: 'ocsp-responder-not-allowed',
    text: 'The signer has a certificate of the authority, but not for signing answers.',
    violates: 'RFC 6960, 4.2.2.2',
    operations: OPERATIONS,
    answer: async (answer, call) => signedBy(answer, await issueResponder(call, { isAllowed: false, isExpired: false })),
  },
  {
    name: 'ocsp-responder-expired',
    text: 'The certificate of the responder ran out yesterday.',
    violates: 'RFC 6960, 4.2.2.2',
    operations: OPERATIONS,
    answer: async (answer, call) => signedBy(answer, await issueResponder(call, { isAllowed: true, isExpired: true })),
  },
];

function shifted(answer: OcspAnswer, by: number, until: number): Pick<OcspAnswer, 'producedAt' | 'answers'> {
  const { producedAt } = answer;
  return { producedAt: producedAt + by, answers: answer.answers.map((one) => ({ ...one, thisUpdate: producedAt + by, nextUpdate: producedAt + until })) };
}

function firstOf(answer: OcspAnswer): OcspAnswer['answers'][number] {
  const [first] = answer.answers;
  if (first === undefined) throw new TypeError('A question has at least one certificate.');
  return first;
}

function flipped(nonce: Uint8Array): Uint8Array {
  const other = Uint8Array.from(nonce);
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
  return other;
}

function signedBy(answer: OcspAnswer, { der, key }: Pick<IssuedCertificate, 'der' | 'key'>): OcspAnswer {
  return { ...answer, signer: { der, key, signature: 'rsa-sha256' }, certificates: [der] };
}

async function issueResponder(
  { authority: id = 'root', tenant }: Call,
  { isAllowed, isExpired }: { readonly isAllowed: boolean; readonly isExpired: boolean },
): Promise<IssuedCertificate> {
  const issuer = await tenant.service.pki.authority(id);
  const now = tenant.stampNow();
  return issueCertificate({
    subject: [['CN', `${AUTHORITIES[id].commonName} OCSP`]],
    issuer,
    serialNumber: createSerialNumber(issuer.secret),
    signature: AUTHORITIES[id].signature,
    notBefore: now - 30 * DAY_MS,
    notAfter: isExpired ? now - DAY_MS : now + DAY_MS,
    keyUsage: ['digitalSignature'],
    ...(isAllowed ? { extendedKeyUsage: { isCritical: false, oids: [OCSP_SIGNING] } } : {}),
    saysNoCheck: true,
  });
}

/** What is said of a certificate is what the certificate says itself. Clause: DVDV2 API 2.15.0, Certificate. */
import { listCertificate } from '../../formats/certificate-listing.ts';
import { isJsonObject } from '../../formats/json.ts';
import type { JsonObject } from '../../formats/json.ts';
import { broken, note } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-055 */
export const describeCertificatesTruly = contentRule(
  'DVDV-DIR-055',
  'describe-certificates-truly',
  ['findCertificateByFingerprint', 'findservicedescription', 'findauthoritydescription'],
  (value) => {
    const certificates = certificatesIn(value);
    return certificates.length === 0 ? [note('certificate-not-seen')] : certificates.flatMap(flawsOf).slice(0, MOST_FLAWS);
  },
);

const MOST_FLAWS = 5;

interface Told extends JsonObject {
  readonly content: string;
  readonly fingerprint: string;
}

/** Certificates anywhere in an answer. */
function certificatesIn(value: unknown): readonly Told[] {
  if (Array.isArray(value)) return value.flatMap(certificatesIn);
  if (!isJsonObject(value)) return [];
  const { content, fingerprint } = value;
  const own = typeof content === 'string' && typeof fingerprint === 'string' ? [{ ...value, content, fingerprint }] : [];
  return [...own, ...Object.values(value).flatMap(certificatesIn)];
}

function flawsOf(told: Told): readonly Flaw[] {
  const { fingerprint } = told;
  const listing = listCertificate(Buffer.from(told.content, 'base64'));
  if (listing === undefined) return [broken('certificate-unreadable', { params: { fingerprint }, at: 'response/body' })];
  const differing = MEMBERS.find(([name, same]) => typeof told[name] === 'string' && !same(told[name], listing[name]));
  return differing === undefined
    ? []
    : [
        broken('certificate-told-otherwise', {
          params: { fingerprint, member: differing[0], seen: String(told[differing[0]]), own: listing[differing[0]] },
          at: 'response/body',
        }),
      ];
}

type Same = (told: string, own: string) => boolean;
const sameHex: Same = (told, own) => told.toLowerCase().replace(/^0+(?=.)/, '') === own.replace(/^0+(?=.)/, '');
const sameInstant: Same = (told, own) => Math.abs(Date.parse(told) - Date.parse(own)) < 1_000;

const MEMBERS: readonly (readonly ['fingerprint' | 'serial' | 'serialHex' | 'validFrom' | 'validTo', Same])[] = [
  ['fingerprint', sameHex],
  ['serial', (told, own) => told === own],
  ['serialHex', sameHex],
  ['validFrom', sameInstant],
  ['validTo', sameInstant],
];

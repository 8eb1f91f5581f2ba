/** What stands against issuing: what the bundle, the review and the key say, each as a sentence for the body. */
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import type { VerificationReport } from '../core/verification.ts';
import { readDerCertificate } from '../formats/certificate-reading.ts';
import { signerFlaws } from '../formats/signer.ts';
import type { Signer } from '../formats/signer.ts';
import { openFindings } from './answers.ts';
import { isNamedIn } from '../formats/signer-name.ts';
import type { Review } from './review.ts';

/** A body signs what it has verified, and nothing else. */
export function bundleRefusals({ signature, evidence, verdicts, findings, subject }: VerificationReport): readonly Bilingual[] {
  const wrong = findings
    .filter(({ grade }) => grade === 'wrong')
    .map(({ text, place }) => ({ de: `${text.de} (${place ?? ''})`, en: `${text.en} (${place ?? ''})` }));
  const unknown = [signature, evidence, verdicts].includes('unknown') ? openFindings(findings) : [];
  const isGood = subject.conclusion === 'conformant' || subject.conclusion === 'conformantWithRemarks';
  return [
    ...wrong,
    ...unknown.map(({ text, place = '/' }) => ({
      de: `Signatur, Nachweise oder Urteile lassen sich hier nicht nachprüfen. ${text.de} (${place})`,
      en: `Signature, evidence or verdicts cannot be verified here. ${text.en} (${place})`,
    })),
    ...(isGood ? [] : [{ de: 'Das Gesamturteil ist nicht „konform“.', en: 'The conclusion is not "conformant".' }]),
  ];
}

/** Whoever verifies the certificate will ask the same. */
export function signerRefusals({ issuer }: Pick<Review, 'issuer'>, signer: Signer, at: Date): readonly Bilingual[] {
  const subject = readDerCertificate(signer.chain[0] ?? new Uint8Array())?.subject;
  const flaws = signerFlaws(signer, at);
  if (subject === undefined || isNamedIn(issuer.name, subject)) return flaws;
  return [
    ...flaws,
    {
      de: `Als Aussteller ist „${issuer.name}“ genannt, der Schlüssel gehört ${subject}.`,
      en: `The issuer is named "${issuer.name}", the key belongs to ${subject}.`,
    },
  ];
}

/** Requirements that only documents can show have to be attested one by one. */
export function attestationRefusals(result: Result, { attestations }: Review): readonly Bilingual[] {
  const attested = new Set(attestations.map(({ requirement }) => requirement));
  const apart = result.requirements.filter(({ isApart, requirement }) => isApart && requirement.verification.method === 'inspection');
  return apart
    .filter(({ requirement }) => !attested.has(requirement.id))
    .map(({ requirement: { id, text } }) => ({ de: `Die Bestätigung zu ${id} fehlt: ${text.de}`, en: `The attestation of ${id} is missing: ${text.en}` }));
}

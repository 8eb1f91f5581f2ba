/** What stands against issuing: what the bundle, the review and the key say, each as a sentence for the body. */
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import type { VerificationReport } from '../core/verification.ts';
import { readDerCertificate } from '../formats/certificate-reading.ts';
import { signerFlaws } from '../formats/signer.ts';
import type { Signer } from '../formats/signer.ts';
import { openFindings } from './answers.ts';
import { isNamedIn } from '../formats/signer-name.ts';
import { inapplicableFlaws } from './inapplicable.ts';
import { receptionFlaw } from './item-received.ts';
import type { Review } from './review.ts';

/** A body signs what it has verified, and nothing else. */
export function bundleRefusals({ signature, evidence, verdicts, findings }: VerificationReport): readonly Bilingual[] {
  const wrong = findings
    .filter(({ grade }) => grade === 'wrong')
    .map(({ text, place }) => ({ de: `${text.de} (${place ?? ''})`, en: `${text.en} (${place ?? ''})` }));
  const unknown = [signature, evidence, verdicts].includes('unknown') ? openFindings(findings) : [];
  return [
    ...wrong,
    ...unknown.map(({ text, place = '/' }) => ({
      de: `Signatur, Nachweise oder Urteile lassen sich hier nicht nachprüfen. ${text.de} (${place})`,
      en: `Signature, evidence or verdicts cannot be verified here. ${text.en} (${place})`,
    })),
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

/** What the review says of product, requirements, standards, cases and of the time before the run fits what the bundle has. */
export function reviewRefusals(
  result: Pick<Result, 'requirements' | 'basis' | 'cases' | 'run' | 'target' | 'declaration'>,
  review: Review,
): readonly Bilingual[] {
  const reception = receptionFlaw(review, result);
  return [
    ...productRefusals(result, review),
    ...attestationRefusals(result, review),
    ...inapplicableFlaws(review, result).map(({ text }) => text),
    ...standardRefusals(result, review),
    ...(review.errata ?? []).flatMap((one) => erratumRefusals(result, one)),
    ...(reception === undefined ? [] : [reception]),
  ];
}

/** A review of another product is one of another bundle. */
function productRefusals({ target: { product: tested } }: Pick<Result, 'target'>, { product }: Pick<Review, 'product'>): readonly Bilingual[] {
  if (product === undefined) return [];
  const { name, version, vendor } = product;
  if (name === tested.name && version === tested.version && vendor.name === tested.vendor) return [];
  return [
    {
      de: `Die Begutachtung nennt „${name}“ ${version} von ${vendor.name}; geprüft wurde „${tested.name}“ ${tested.version} von ${tested.vendor}.`,
      en: `The review names "${name}" ${version} by ${vendor.name}; what was tested is "${tested.name}" ${tested.version} by ${tested.vendor}.`,
    },
  ];
}

/** Requirements that only documents can show have to be attested one by one, and no others. */
function attestationRefusals({ requirements }: Pick<Result, 'requirements'>, { attestations }: Review): readonly Bilingual[] {
  const attested = new Set(attestations.map(({ requirement }) => requirement));
  const apart = requirements.filter(({ isApart, requirement }) => isApart && requirement.verification.method === 'inspection');
  const missing = apart.filter(({ requirement }) => !attested.has(requirement.id));
  const unknown = [...attested].filter((name) => !requirements.some(({ requirement }) => requirement.id === name));
  const tested = requirements.filter(({ isApart, requirement: { id, verification } }) => attested.has(id) && !isApart && verification.method !== 'inspection');
  return [
    ...missing.map(({ requirement: { id, text } }) => ({
      de: `Die Bestätigung zu ${id} fehlt: ${text.de}`,
      en: `The attestation of ${id} is missing: ${text.en}`,
    })),
    ...unknown.map((name) => ({
      de: `Bestätigt ist ${name}; diese Anforderung hat das geprüfte Profil nicht.`,
      en: `${name} is attested; the tested profile has no such requirement.`,
    })),
    ...tested.map(({ requirement: { id } }) => ({
      de: `Bestätigt ist ${id}; darüber urteilt die Prüfung und nicht eine Unterlage.`,
      en: `${id} is attested; the test judges it and no document does.`,
    })),
  ];
}

/** A date for a standard that was not tested would end nothing, and one that is misspelt neither. */
function standardRefusals({ basis }: Pick<Result, 'basis'>, { standards = [] }: Review): readonly Bilingual[] {
  const known = basis?.standards ?? [];
  const isKnown = ({ title, version }: (typeof standards)[number]): boolean =>
    known.some((one) => one.title === title && (one.version === undefined || one.version === version));
  const named = known.map(({ title, version }) => (version === undefined ? `„${title}“` : `„${title}“ ${version}`));
  return standards
    .filter((one) => !isKnown(one))
    .map(({ title, version }) => ({
      de: `Die Begutachtung nennt „${title}“ ${version}; das Nachweispaket hat: ${named.join('; ')}.`,
      en: `The review names "${title}" ${version}; the bundle has: ${named.join('; ').replaceAll(/[„“]/gu, '"')}.`,
    }));
}

/**
 * A mistake of the suite in a case that carries the conclusion takes the verdict away, unless the body says why it stands
 * (fact sheet on certification, section 4.7).
 */
function erratumRefusals(
  { cases, requirements }: Pick<Result, 'cases' | 'requirements'>,
  { id, cases: named, verdictStands }: NonNullable<Review['errata']>[number],
): readonly Bilingual[] {
  const binding = new Set(requirements.filter(({ whenBroken }) => whenBroken === 'failure').map(({ requirement }) => requirement.id));
  const carrying = cases.filter((one) => named.includes(one.id) && one.verdict === 'passed' && one.requirements.some((name) => binding.has(name)));
  return [
    ...named
      .filter((name) => !cases.some((one) => one.id === name))
      .map((name) => ({
        de: `Das Erratum ${id} nennt den Fall „${name}“, den das Nachweispaket nicht hat.`,
        en: `The erratum ${id} names the case "${name}", which the bundle does not have.`,
      })),
    ...(verdictStands === undefined ? carrying : []).map((one) => ({
      de: `Das Erratum ${id} betrifft „${one.id}“, der das Gesamturteil mitträgt; verdictStands muss sagen, warum dieses Urteil bestehen bleibt.`,
      en: `The erratum ${id} touches "${one.id}", which the conclusion rests on; verdictStands has to say why that verdict stands.`,
    })),
  ];
}

/** Rules for what a body attests by documents: once for each requirement, with documents or a ground, by somebody who does not decide. */
import type { Attestation, Certificate } from '../core/certificate.ts';
import type { CertificateFlaw } from './certificate-flaw.ts';
import { lastDayBegun } from './dates.ts';
import { samePerson } from './same-person.ts';

export function flawsOfAttestations({ attestations, decider, issuedAt }: Certificate): readonly CertificateFlaw[] {
  const lastDay = lastDayBegun(issuedAt);
  return [...attestations.flatMap((one) => flawsOf(one, decider.name, lastDay)), ...flawsOfRepetition(attestations)];
}

function flawsOf({ requirement, outcome, documents, remark, by, on }: Attestation, decider: string, lastDay: string): readonly CertificateFlaw[] {
  const flaws: (CertificateFlaw | false)[] = [
    outcome === 'notShown' && {
      kind: 'certificate-attestation-missing',
      text: {
        de: `Die Anforderung ${requirement} ist nicht durch Unterlagen belegt.`,
        en: `The requirement ${requirement} is not shown by documents.`,
      },
    },
    outcome === 'shown' &&
      documents.length === 0 && {
        kind: 'certificate-attestation-missing',
        text: {
          de: `Die Bestätigung zu ${requirement} nennt keine Unterlage, die sie belegt.`,
          en: `The attestation of ${requirement} names no document that shows it.`,
        },
      },
    outcome === 'notApplicable' &&
      remark === undefined && {
        kind: 'certificate-attestation-missing',
        text: {
          de: `Zu ${requirement} fehlt der Grund, aus dem die Anforderung nicht anwendbar ist: In der Begutachtung „remark“ angeben.`,
          en: `The ground on which ${requirement} is not applicable is missing: the review says it as "remark".`,
        },
      },
    on > lastDay && {
      kind: 'certificate-invalid',
      text: {
        de: `Die Bestätigung zu ${requirement} ist vom ${on}, nach der Ausstellung.`,
        en: `The attestation of ${requirement} is of ${on}, after the issue.`,
      },
    },
    samePerson(by.name, decider) && {
      kind: 'certificate-same-person',
      text: {
        de: `Die Bestätigung zu ${requirement} ist von der Person, die entschieden hat (${by.name}).`,
        en: `The attestation of ${requirement} is by the person who decided (${by.name}).`,
      },
    },
  ];
  return flaws.filter((flaw) => flaw !== false);
}

function flawsOfRepetition(attestations: readonly Attestation[]): readonly CertificateFlaw[] {
  const names = attestations.map(({ requirement }) => requirement);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => ({
    kind: 'certificate-invalid',
    text: { de: `Zu ${name} gibt es mehr als eine Bestätigung.`, en: `There is more than one attestation of ${name}.` },
  }));
}

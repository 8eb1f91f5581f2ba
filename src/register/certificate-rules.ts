/**
 * Rules between the members of a certificate that a schema cannot say: two people, at most 18 months, not beyond the end
 * of a tested standard, re-tests inside the validity (fact sheet on certification, sections 2, 5 and 6). Whether the verdicts
 * are right is the matter of `verify`.
 */
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import { flawsOfAttestations } from './attestation-rules.ts';
import type { CertificateFlaw } from './certificate-flaw.ts';
import { addMonths, dayOf, MAX_VALIDITY_MONTHS } from './dates.ts';
import { flawsOfIndependence, flawsOfMissingIndependence } from './independence-rules.ts';
import { flawsOfHandover, flawsOfLevel, flawsOfPerformer } from './performer-rules.ts';
import { flawsOfPublication } from './publication-rules.ts';
import { samePerson } from './same-person.ts';

/** What a certificate breaks; empty for a good one. */
export function judgeCertificate(certificate: Certificate): readonly CertificateFlaw[] {
  return [
    ...flawsOfPeople(certificate),
    ...flawsOfIndependence(certificate),
    ...flawsOfPerformer(certificate),
    ...flawsOfPublication(certificate),
    ...flawsOfValidity(certificate),
    ...flawsOfConclusion(certificate),
    ...flawsOfAttestations(certificate),
  ];
}

/** What stands against a certificate that is new: what it breaks as any, and what only an extension of the register may say. */
export function flawsOfNewCertificate(certificate: Certificate): readonly Bilingual[] {
  return [
    ...judgeCertificate(certificate).map(({ text }) => text),
    ...flawsOfLevel(certificate),
    ...flawsOfMissingIndependence(certificate),
    ...flawsOfHandover(certificate),
    ...flawsOfBeginning(certificate),
  ];
}

function flawsOfBeginning({ number, issuedAt, validFrom, bundle, replaces, extends: former }: Certificate): readonly Bilingual[] {
  const issuedOn = dayOf(issuedAt);
  return [
    ...(bundle.runFinishedAt === undefined
      ? [
          {
            de: 'Wann der Lauf endete, sagt das Zertifikat nicht (bundle.runFinishedAt); von da an zählt die Gültigkeit.',
            en: 'The certificate does not say when the run ended (bundle.runFinishedAt); the validity counts from then.',
          },
        ]
      : []),
    ...(validFrom < issuedOn
      ? [
          {
            de: `Die Gültigkeit beginnt am ${validFrom}, vor der Ausstellung am ${issuedOn} (UTC).`,
            en: `The validity begins on ${validFrom}, before the issue on ${issuedOn} (UTC).`,
          },
        ]
      : []),
    ...(former !== undefined || replaces?.number === number
      ? [
          {
            de: 'Das Zertifikat ersetzt sich selbst; verlängert wird nur im Register: „pruefstand extend“.',
            en: 'The certificate replaces itself; it is extended in the register only: "pruefstand extend".',
          },
        ]
      : []),
  ];
}

function flawsOfPeople({ tester, decider }: Certificate): readonly CertificateFlaw[] {
  if (!samePerson(tester.name, decider.name)) return [];
  return [
    {
      kind: 'certificate-same-person',
      text: { de: `Geprüft und entschieden hat dieselbe Person (${tester.name}).`, en: `The same person (${tester.name}) tested and decided.` },
    },
  ];
}

/** Last day a certificate may be valid, and why. A run grows old, whenever it is certified; where its end is not stated, the first issue counts. */
export function lastPossibleDay(
  certificate: Certificate,
  origin: { readonly issuedOn: string; readonly validFrom: string },
): { readonly day: string; readonly why: Bilingual } {
  const { runFinishedAt } = certificate.bundle;
  const begins = [origin.issuedOn, origin.validFrom, ...(runFinishedAt === undefined ? [] : [dayOf(runFinishedAt)])];
  const byMonths = addMonths(begins.sort()[0] ?? '', MAX_VALIDITY_MONTHS);
  const [ending] = certificate.standards
    .flatMap(({ title, version, validUntil }) => (validUntil === undefined ? [] : [{ title, version, validUntil }]))
    .sort((a, b) => (a.validUntil < b.validUntil ? -1 : 1));
  if (ending !== undefined && ending.validUntil < byMonths)
    return { day: ending.validUntil, why: { de: `dann endet „${ending.title}“ ${ending.version}`, en: `then "${ending.title}" ${ending.version} ends` } };
  return {
    day: byMonths,
    why:
      runFinishedAt === undefined
        ? { de: `das sind ${MAX_VALIDITY_MONTHS} Monate seit der Ausstellung`, en: `that is ${MAX_VALIDITY_MONTHS} months from the issue` }
        : { de: `das sind ${MAX_VALIDITY_MONTHS} Monate seit dem Ende des Laufs`, en: `that is ${MAX_VALIDITY_MONTHS} months from the end of the run` },
  };
}

/** What could be valid for no day is over too old a run, which says more than that it ends before it begins. */
function outdatedRun({ bundle: { runFinishedAt }, validFrom }: Certificate): readonly CertificateFlaw[] {
  if (runFinishedAt === undefined || addMonths(dayOf(runFinishedAt), MAX_VALIDITY_MONTHS) >= validFrom) return [];
  const ranOn = dayOf(runFinishedAt);
  return [
    {
      kind: 'certificate-validity-too-long',
      text: {
        de: `Der Lauf endete am ${ranOn}; ${MAX_VALIDITY_MONTHS} Monate danach kann nichts mehr gültig werden (${validFrom}). Neu prüfen.`,
        en: `The run ended on ${ranOn}; ${MAX_VALIDITY_MONTHS} months later nothing can become valid (${validFrom}). Test again.`,
      },
    },
  ];
}

/** The certificate ends with the standard, so that every other sentence about its end would only hide why. */
function endedBefore(validFrom: string, { title, version, end }: { readonly title: string; readonly version: string; readonly end: string }): CertificateFlaw {
  return {
    kind: 'certificate-invalid',
    text: {
      de: `„${title}“ ${version} endete am ${end}, vor dem ersten Tag der Gültigkeit (${validFrom}).`,
      en: `"${title}" ${version} ended on ${end}, before the first day of the validity (${validFrom}).`,
    },
  };
}

function flawsOfValidity(certificate: Certificate): readonly CertificateFlaw[] {
  const { validFrom, validUntil, retestDates, standards } = certificate;
  const ended = standards.flatMap(({ title, version, validUntil: end }) => (end !== undefined && end < validFrom ? [{ title, version, end }] : []));
  if (ended.length > 0) return ended.map((standard) => endedBefore(validFrom, standard));
  const outdated = outdatedRun(certificate);
  if (outdated.length > 0) return outdated;
  const issuedOn = dayOf(certificate.issuedAt);
  const flaws: CertificateFlaw[] = [];
  if (validUntil < issuedOn)
    flaws.push({
      kind: 'certificate-invalid',
      text: {
        de: `Die Gültigkeit endet (${validUntil}), bevor ausgestellt wird (${issuedOn}).`,
        en: `The validity ends (${validUntil}) before the issue (${issuedOn}).`,
      },
    });
  if (validUntil < validFrom)
    flaws.push({
      kind: 'certificate-invalid',
      text: {
        de: `Die Gültigkeit endet (${validUntil}), bevor sie beginnt (${validFrom}).`,
        en: `The validity ends (${validUntil}) before it begins (${validFrom}).`,
      },
    });
  // The day of issue of an extended certificate is later than that of the first, which only the register knows.
  const { day, why } = lastPossibleDay(certificate, { issuedOn, validFrom });
  if (validUntil > day)
    flaws.push({
      kind: 'certificate-validity-too-long',
      text: {
        de: `Die Gültigkeit endet am ${validUntil}, möglich ist höchstens der ${day}: ${why.de}.`,
        en: `The validity ends on ${validUntil}, ${day} is the last day possible: ${why.en}.`,
      },
    });
  const outside = retestDates.find((date) => date < validFrom || date > validUntil);
  if (outside !== undefined)
    flaws.push({
      kind: 'certificate-invalid',
      text: { de: `Die Nachprüfung am ${outside} liegt außerhalb der Gültigkeit.`, en: `The re-test on ${outside} is outside the validity.` },
    });
  return flaws;
}

function flawsOfConclusion({ conclusion }: Certificate): readonly CertificateFlaw[] {
  if (conclusion === 'conformant' || conclusion === 'conformantWithRemarks') return [];
  return [
    {
      kind: 'certificate-invalid',
      text: {
        de: 'Das Gesamturteil ist weder „konform“ noch „konform mit Hinweisen“.',
        en: 'The conclusion is neither "conformant" nor "conformant with remarks".',
      },
    },
  ];
}

/**
 * Rules for competence and independence of those who tested and decided (fact sheet on certification, section 5): both of both
 * people or none, always from level L2 on, declared before the issue. A tie that is disclosed is shown and refuses nothing.
 */
import type { Certificate, ResponsiblePerson } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import type { CertificateFlaw } from './certificate-flaw.ts';
import { lastDayBegun } from './dates.ts';

/** What is stated is stated in full and in time. */
export function flawsOfIndependence({ tester, decider, issuedAt }: Certificate): readonly CertificateFlaw[] {
  const people = [tester, decider];
  const missing = people.some(isStated) ? people.flatMap(missingOf) : [];
  return [...missing, ...people.flatMap((person) => lateOf(person, lastDayBegun(issuedAt)))].map((text) => ({ kind: 'certificate-invalid', text }));
}

/** What a new certificate has to say; older ones did not, and of a self-test nobody of the body tested anything. */
export function flawsOfMissingIndependence({ level, tester, decider }: Certificate): readonly Bilingual[] {
  const people = [tester, decider];
  return level === 'L0' || level === 'L1' || people.some(isStated) ? [] : people.flatMap(missingOf);
}

function isStated({ competence, independence }: ResponsiblePerson): boolean {
  return competence !== undefined || independence !== undefined;
}

function missingOf({ name, competence, independence }: ResponsiblePerson): readonly Bilingual[] {
  return [
    ...(competence === undefined
      ? [
          {
            de: `Zu ${name} fehlt, was diese Person zur Prüfung oder Entscheidung befähigt: In der Begutachtung „competence“ angeben.`,
            en: `What enables ${name} to test or decide is missing: the review says it as "competence".`,
          },
        ]
      : []),
    ...(independence === undefined
      ? [
          {
            de: `Von ${name} fehlt die Erklärung zur Unabhängigkeit: In der Begutachtung „independence“ mit „ties“ und „declaredOn“ angeben; „ties: []“ heißt, dass keine Bindungen an Hersteller oder Auftraggeber bestehen.`,
            en: `The declaration of independence of ${name} is missing: the review says it as "independence" with "ties" and "declaredOn"; "ties: []" declares no ties to vendor or customer.`,
          },
        ]
      : []),
  ];
}

function lateOf({ name, independence }: ResponsiblePerson, lastDay: string): readonly Bilingual[] {
  if (independence === undefined || independence.declaredOn <= lastDay) return [];
  return [
    {
      de: `Die Erklärung zur Unabhängigkeit von ${name} ist vom ${independence.declaredOn}, nach der Ausstellung.`,
      en: `The declaration of independence of ${name} is of ${independence.declaredOn}, after the issue.`,
    },
  ];
}

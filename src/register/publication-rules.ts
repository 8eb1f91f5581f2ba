/** Rules for what a register publishes: nothing without the vendor's consent, and no more than that says. */
import { PUBLICATION_EXTENTS } from '../core/certificate.ts';
import type { Certificate, PublicationExtent } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import type { CertificateFlaw } from './certificate-flaw.ts';
import { lastDayBegun } from './dates.ts';
import type { RegisterEntry } from './model.ts';

/** A consent is part of the document, and so from before its issue. */
export function flawsOfPublication({ publication, issuedAt }: Certificate): readonly CertificateFlaw[] {
  if (publication === undefined || publication.consentedOn <= lastDayBegun(issuedAt)) return [];
  return [
    {
      kind: 'certificate-invalid',
      text: {
        de: `Die Zustimmung zur Veröffentlichung ist vom ${publication.consentedOn}, nach der Ausstellung.`,
        en: `The consent to publication is of ${publication.consentedOn}, after the issue.`,
      },
    },
  ];
}

/** What stands against publishing a certificate. */
export function flawsOfConsent({ publication }: Certificate): readonly Bilingual[] {
  if (publication !== undefined) return [];
  return [
    {
      de: 'Die Zustimmung des Herstellers zur Veröffentlichung fehlt: Sie in der Begutachtung unter „publication“ angeben und neu ausstellen.',
      en: 'The consent of the vendor to publication is missing: give it in the review as "publication" and issue anew.',
    },
  ];
}

/**
 * How far an entry may be public: as the vendor consented, and no further than any restriction since. What was taken before consents were
 * stated is published as then.
 */
export function extentOf({ certificate: { publication }, events }: Pick<RegisterEntry, 'certificate' | 'events'>): PublicationExtent {
  const extents = [publication?.extent ?? 'evidence', ...events.flatMap(({ extent }) => extent ?? [])];
  return PUBLICATION_EXTENTS.find((one) => extents.includes(one)) ?? 'status';
}

/** Whether no more than the line of the status may be public. */
export function isStatusOnly(entry: RegisterEntry): boolean {
  return extentOf(entry) === 'status';
}

/** The zip, where it is public. */
export function publishedArchiveOf(entry: RegisterEntry): RegisterEntry['archive'] {
  return extentOf(entry) === 'evidence' ? entry.archive : undefined;
}

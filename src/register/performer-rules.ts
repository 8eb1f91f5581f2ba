/** Rules for who ran the test: what each level asks for, and that an outside laboratory is named where it did, and only there. */
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import type { CertificateFlaw } from './certificate-flaw.ts';
import { samePerson } from './same-person.ts';

/** What is said of the laboratory contradicts who ran the test. */
export function flawsOfPerformer({ performedBy, laboratory, product, issuer }: Certificate): readonly CertificateFlaw[] {
  const flaws: (Bilingual | false)[] = [
    performedBy === 'laboratory' &&
      laboratory === undefined && {
        de: 'Geprüft hat ein Labor, das nicht genannt ist; unter „laboratory“ gehören Name, Anschrift, Ort der Prüfung und Akkreditierung.',
        en: 'A laboratory ran the test and is not named; "laboratory" takes its name, address, place of test and accreditation.',
      },
    performedBy !== 'laboratory' &&
      laboratory !== undefined && {
        de: `Genannt ist das Labor „${laboratory.name}“, geprüft hat es nach „performedBy“ nicht. Hat es geprüft, heißt es dort „laboratory“; sonst entfällt die Angabe.`,
        en: `The laboratory "${laboratory.name}" is named, but did not run the test by "performedBy". If it did, that says "laboratory"; else leave it out.`,
      },
    laboratory !== undefined &&
      samePerson(laboratory.name, product.vendor.name) && {
        de: `Als Labor ist der Hersteller genannt (${laboratory.name}); dann hat er selbst geprüft: „performedBy: vendor“.`,
        en: `The laboratory named is the vendor (${laboratory.name}); then it ran the test itself: "performedBy: vendor".`,
      },
    laboratory !== undefined &&
      samePerson(laboratory.name, issuer.name) && {
        de: `Als Labor ist der Aussteller genannt (${laboratory.name}); dann hat die Stelle selbst geprüft: „performedBy: body“.`,
        en: `The laboratory named is the issuer (${laboratory.name}); then the body ran the test itself: "performedBy: body".`,
      },
  ];
  return flaws.filter((text) => text !== false).map((text) => ({ kind: 'certificate-invalid', text }));
}

/** What a level asks about who ran the test. */
export function flawsOfLevel({ level, performedBy }: Certificate): readonly Bilingual[] {
  const flaws: (Bilingual | false)[] = [
    level === 'L0' && {
      de: 'Stufe L0 ist die Erklärung des Herstellers allein; keine Stelle stellt sie aus. Ein Eintrag über einen Selbsttest hat Stufe L1.',
      en: 'Level L0 is the declaration of the vendor alone; no body issues it. An entry over a self-test has level L1.',
    },
    level === 'L1' &&
      performedBy === 'body' && {
        de: 'Stufe L1 ist ein Selbsttest des Herstellers; geprüft hat hier die Stelle.',
        en: 'Level L1 is a self-test of the vendor; here the body ran the test.',
      },
    level === 'L1' &&
      performedBy === 'laboratory' && {
        de: 'Stufe L1 ist ein Selbsttest des Herstellers; geprüft hat hier ein Labor.',
        en: 'Level L1 is a self-test of the vendor; here a laboratory ran the test.',
      },
    level === 'L3' &&
      performedBy === 'vendor' && {
        de: 'Stufe L3 ist die Prüfung eines Labors, geprüft hat hier der Hersteller. Hat die Stelle selbst geprüft, sagt die Begutachtung „performedBy: body“, hat es ein Labor, „performedBy: laboratory“.',
        en: 'Level L3 is the test of a laboratory; here the vendor ran it. If the body ran the test itself, the review says "performedBy: body", if a laboratory did, "performedBy: laboratory".',
      },
  ];
  return flaws.filter((text) => text !== false);
}

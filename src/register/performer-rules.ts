/**
 * Rules for who ran the test: what each level asks for, that an outside laboratory is named where it did, and only there, that
 * whoever tested for the vendor says when it received the product, and that no vendor certifies its own.
 */
import { isSelfTest } from '../core/assurance-levels.ts';
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import type { CertificateFlaw } from './certificate-flaw.ts';
import { samePerson } from './same-person.ts';

/** What is said of issuer and laboratory contradicts who ran the test, or who makes the product. */
export function flawsOfPerformer({ level, performedBy, laboratory, itemReceivedAt, product, issuer }: Certificate): readonly CertificateFlaw[] {
  const flaws: (Bilingual | false)[] = [
    !isSelfTest(level) &&
      samePerson(issuer.name, product.vendor.name) && {
        de: `Aussteller ist der Hersteller des Produkts (${issuer.name}); ab Stufe L2 stellt nur aus, wer es nicht selbst herstellt.`,
        en: `The issuer is the vendor of the product (${issuer.name}); from level L2 on only a body that does not make it issues.`,
      },
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
    !isTestedForVendor(performedBy) &&
      itemReceivedAt !== undefined && {
        de: `Der Prüfgegenstand soll am ${itemReceivedAt} eingegangen sein, geprüft hat aber der Hersteller selbst. Dann wird nichts übergeben, und „itemReceivedAt“ entfällt.`,
        en: `The item is said to have been received on ${itemReceivedAt}, but the vendor ran the test itself. Then nothing is handed over, and "itemReceivedAt" is left out.`,
      },
  ];
  return flaws.filter((text) => text !== false).map((text) => ({ kind: 'certificate-invalid', text }));
}

function isTestedForVendor(performedBy: Certificate['performedBy']): boolean {
  return performedBy === 'body' || performedBy === 'laboratory';
}

/** What a new certificate has to say; older ones did not. */
export function flawsOfHandover({ performedBy, itemReceivedAt }: Certificate): readonly Bilingual[] {
  if (!isTestedForVendor(performedBy) || itemReceivedAt !== undefined) return [];
  const who: Bilingual = performedBy === 'body' ? { de: 'die Stelle', en: 'the body' } : { de: 'ein Labor', en: 'a laboratory' };
  return [
    {
      de: `Geprüft hat ${who.de}, aber wann der Prüfgegenstand dort eingegangen ist, fehlt: In der Begutachtung „itemReceivedAt“ angeben, etwa 2026-11-18.`,
      en: `Here ${who.en} ran the test, but when it received the item is missing: the review says it as "itemReceivedAt", such as 2026-11-18.`,
    },
  ];
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

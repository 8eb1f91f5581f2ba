/**
 * What a certificate's zip must be before it enters a register: sound as an archive, complete, signed by somebody the
 * register trusts over exactly these bytes, for the bundle beside it, within the rules for certificates, and with the vendor's
 * consent to what becomes public.
 */
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { Certificate } from '../core/certificate.ts';
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { sha256Hex } from '../formats/hash.ts';
import { readZip } from '../formats/zip.ts';
import { readCertificate } from './certificate-document.ts';
import { flawsOfNewCertificate } from './certificate-rules.ts';
import { flawsOfConsent } from './publication-rules.ts';

/**
 * Judges a signature over a payload.
 * @param at milliseconds since the epoch
 * @returns what is wrong, empty for a valid signature that ends in a trusted certificate
 */
export type SignatureJudge = (signature: Uint8Array, payload: Uint8Array, at: number) => Promise<readonly Bilingual[]>;

export interface Submission {
  /** The zip, as a body issued it. */
  readonly archive: Uint8Array;
  /** Its path, for messages. */
  readonly place: string;
  readonly judge: SignatureJudge;
  /** Whether the evidence is to be public as well. */
  readonly publishesBundle: boolean;
  readonly at: number;
}

export interface AdmittedCertificate {
  readonly certificate: Certificate;
  readonly certificateBytes: Uint8Array;
  readonly signatureBytes: Uint8Array;
  readonly archive: Uint8Array;
}

/** @throws ERR_CONFIG_INVALID with everything that is wrong in one sentence */
export async function admit({ archive, place, judge, publishesBundle, at }: Submission): Promise<AdmittedCertificate> {
  const { files, problems } = await readZip(archive);
  const tricks = problems.filter(({ grade }) => grade === 'wrong');
  if (tricks.length > 0)
    throw refused(
      tricks.map(({ text }) => text),
      place,
    );
  const file = (name: string): Uint8Array => files.get(name) ?? fail(place, { de: `${name} fehlt im Archiv.`, en: `${name} is missing in the archive.` });
  const certificateBytes = file(CERTIFICATE_FILES.certificate);
  const signatureBytes = file(CERTIFICATE_FILES.signature);
  const bundle = file(CERTIFICATE_FILES.bundle);
  const reading = readCertificate(certificateBytes);
  if ('flaw' in reading)
    return fail(place, {
      de: `${CERTIFICATE_FILES.certificate} ist kein Zertifikat: ${reading.flaw.de}.`,
      en: `${CERTIFICATE_FILES.certificate} is no certificate: ${reading.flaw.en}.`,
    });
  const { certificate } = reading;
  const flaws = [
    ...(await judge(signatureBytes, certificateBytes, at)),
    ...(sha256Hex(bundle) === certificate.bundle.sha256
      ? []
      : [
          { de: 'Das Nachweispaket ist nicht das, über das das Zertifikat ausgestellt ist.', en: 'The bundle is not the one the certificate was issued over.' },
        ]),
    ...flawsOfNewCertificate(certificate),
    ...flawsOfConsent(certificate),
  ];
  if (flaws.length > 0) throw refused(flaws, place);
  if (publishesBundle && certificate.publication?.extent !== 'evidence')
    throw refused(
      [
        {
          de: 'Der Hersteller hat der Veröffentlichung der Nachweise nicht zugestimmt.',
          en: 'The vendor did not consent to publication of the evidence.',
        },
      ],
      place,
      { de: 'Das Zertifikat ohne --publish-bundle aufnehmen.', en: 'Add the certificate without --publish-bundle.' },
    );
  return { certificate, certificateBytes, signatureBytes, archive };
}

function fail(place: string, text: Bilingual): never {
  throw refused([text], place);
}

const UNCHANGED: Bilingual = {
  de: 'Die unveränderte Datei von „pruefstand issue“ nennen, oder das Zertifikat neu ausstellen.',
  en: 'Name the unchanged file of "pruefstand issue", or issue the certificate anew.',
};

function refused(flaws: readonly Bilingual[], place: string, mend = UNCHANGED): TranslatedError {
  const texts: Bilingual = { de: flaws.map(({ de }) => de).join(' '), en: flaws.map(({ en }) => en).join(' ') };
  return new TranslatedError(
    'ERR_CONFIG_INVALID',
    { de: `Das Zertifikat kommt nicht ins Register. ${texts.de}`, en: `The certificate does not enter the register. ${texts.en}` },
    { place, mend },
  );
}

/** `issue`: a body turns a bundle it has reviewed into a certificate. */
import { documentWord } from '../../core/assurance-levels.ts';
import { dirname, join } from 'node:path';
import { issue } from '../../certification/issue.ts';
import { readReview } from '../../certification/review.ts';
import type { Review } from '../../certification/review.ts';
import type { Certificate } from '../../core/certificate.ts';
import type { Bilingual } from '../../core/language.ts';
import { EXIT_CODES } from '../../core/verdict.ts';
import type { VerificationReport } from '../../core/verification.ts';
import { readNamed } from '../../runner/named-file.ts';
import { errorOf } from '../../core/translated-error.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { requireWritable, writeOutput } from '../output-file.ts';
import type { Session } from '../session.ts';
import { addTrustOptions } from '../trust-options.ts';
import type { TrustOptions } from '../trust-options.ts';
import { loadTrust } from '../anchors.ts';
import { addSigningOptions, loadUnjudgedSigning } from '../signing.ts';
import type { SigningOptions } from '../signing.ts';
import { harmless } from '../terminal.ts';

interface Options extends SigningOptions, TrustOptions {
  readonly review?: string;
  readonly out?: string;
  readonly force?: boolean;
}

export const issueCommand: CliCommand = {
  usage: 'issue <bundle.zip>',
  summary: { de: 'als Prüfstelle aus einem begutachteten Nachweis ein Zertifikat ausstellen', en: 'as a body, issue a certificate over reviewed evidence' },
  description: {
    de: 'Prüft das Nachweispaket wie „verify“, verlangt für jede nur durch Unterlagen zeigbare Anforderung eine Bestätigung, rechnet Gültigkeit und Nachprüfungen aus und unterschreibt mit Zeitstempel. Stufen: L1 Selbsttest mit Nachweis (ein Eintrag), L2 begleitete Prüfung, L3 Laborprüfung, L4 Zertifikat mit Überwachung.',
    en: 'Verifies the bundle as "verify" does, demands an attestation for every requirement that only documents can show, computes validity and re-tests, and signs with a time stamp. Levels: L1 self-test with evidence (an entry), L2 witnessed test, L3 laboratory test, L4 certificate with surveillance.',
  },
  examples: ['issue selbsttest.zip --review begutachtung.yaml --p12 pruefstelle.p12 --tsa http://tsa.example/'],
  configure(command, session) {
    const { say } = session;
    command
      .argument('<bundle.zip>', say('Nachweispaket des Herstellers', 'bundle of the vendor'))
      .option('--review <file>', say('Begutachtung (YAML)', 'review (YAML)'))
      .option('-o, --out <file>', say('Name der Zip-Datei (sonst <Nummer>.zip daneben)', 'name of the zip (else <number>.zip beside it)'))
      .option('--force', say('eine vorhandene Datei ersetzen', 'replace a file that is there'));
    addTrustOptions(command, session, { de: 'Zertifikate (PEM), denen beim Hersteller zu trauen ist', en: 'certificates (PEM) to trust about the vendor' });
    addSigningOptions(command, session);
  },
  async run([path = ''], options, session) {
    return run(session.pathOf(path), options, session);
  },
};

async function run(path: string, options: Options, session: Session): Promise<number> {
  const bundle = readNamed(path, { de: 'Das Nachweispaket', en: 'The bundle' });
  const review = reviewOf(options.review, session);
  const at = new Date();
  const { signer, timestamp } = loadUnjudgedSigning(options, session, at);
  if (timestamp === undefined)
    throw argumentError(
      { de: 'Ein Zertifikat braucht einen Zeitstempel.', en: 'A certificate needs a time stamp.' },
      { de: 'Mit --tsa die Adresse eines Zeitstempeldienstes nennen.', en: 'Name the address of a time stamp authority with --tsa.' },
    );
  const out = options.out === undefined ? join(dirname(path), `${review.number}.zip`) : session.pathOf(options.out);
  requireWritable({ path: out, isForced: options.force === true, inputs: [path, session.pathOf(options.review ?? '')] });
  const outcome = await issue({ bundle, review, signer, timestamp, at, trust: loadTrust(options, session) });
  if ('refusals' in outcome) {
    session.print(...refusalLines(outcome.refusals, outcome.verification, session));
    return EXIT_CODES.notConformant;
  }
  writeOutput(out, outcome.zip);
  session.print(...issuedLines(outcome.certificate, session.shown(out), session));
  return 0;
}

/** @throws ERR_CONFIG_ARGUMENT, ERR_CONFIG_FILE_UNREADABLE, or what is wrong in the file */
function reviewOf(option: string | undefined, session: Session): Review {
  if (option === undefined)
    throw argumentError(
      { de: '--review fehlt.', en: '--review is missing.' },
      {
        de: 'Mit --review die Datei der Begutachtung nennen; docs/reference/certificates.md zeigt eine.',
        en: 'Name the file of the review with --review; docs/reference/certificates.md shows one.',
      },
    );
  const file = session.pathOf(option);
  const reading = readReview(readNamed(file, { de: 'Die Begutachtung', en: 'The review' }, { maxBytes: 4_194_304 }), file);
  if ('review' in reading) return reading.review;
  throw errorOf(reading.problem);
}

/** What is open is told as well: it may be why the bundle could not be verified here. */
function refusalLines(refusals: readonly Bilingual[], { findings }: VerificationReport, { say, tell }: Session): readonly string[] {
  const open = findings.filter(({ grade }) => grade === 'open');
  return [
    say('Es wurde nichts ausgestellt:', 'Nothing was issued:'),
    ...refusals.map((text) => `  ✘ ${harmless(tell(text))}`),
    ...open.map(({ text, place, kind }) => `  ? ${harmless(tell(text))} [${kind}]${place === undefined ? '' : ` ${harmless(place)}`}`),
  ];
}

function issuedLines(certificate: Certificate, place: string, { say, tell }: Session): readonly string[] {
  const { number, level, validFrom, validUntil, validityReason, retestDates, publication } = certificate;
  const unconsented = say(
    'Hinweis: ohne Zustimmung des Herstellers zur Veröffentlichung (publication); ein Register nimmt das nicht auf',
    'remark: without consent of the vendor to publication (publication); no register takes it',
  );
  return [
    `${tell(documentWord(level))} ${number}: ${place}`,
    `  ${say('gültig', 'valid')} ${validFrom} – ${validUntil} (${tell(validityReason)})`,
    `  ${say('Nachprüfungen', 're-tests')}: ${retestDates.length === 0 ? '–' : retestDates.join(', ')}`,
    ...(publication === undefined ? [`  ${unconsented}`] : []),
  ];
}

/** `issue`: a body turns a bundle it has reviewed into a certificate. */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { issue } from '../../certification/issue.ts';
import { readReview } from '../../certification/review.ts';
import { EXIT_CODES } from '../../core/verdict.ts';
import { TranslatedError } from '../../core/translated-error.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { readInput } from '../input-file.ts';
import type { Session } from '../session.ts';
import { addSigningOptions, loadAnchors, loadSigning } from '../signing.ts';
import type { SigningOptions } from '../signing.ts';
import { harmless } from '../terminal.ts';

interface Options extends SigningOptions {
  readonly review?: string;
  readonly trust?: string;
  readonly out?: string;
  readonly force?: boolean;
}

export const issueCommand: CliCommand = {
  usage: 'issue <bundle.zip>',
  summary: { de: 'als Prüfstelle aus einem begutachteten Nachweis ein Zertifikat ausstellen', en: 'as a body, issue a certificate over reviewed evidence' },
  description: {
    de: 'Prüft das Nachweispaket wie „verify“, verlangt für jede nur durch Unterlagen zeigbare Anforderung eine Bestätigung, rechnet Gültigkeit und Nachprüfungen aus und unterschreibt mit Zeitstempel. Stufen: L0 Erklärung, L1 Selbsttest mit Nachweis, L2 beobachteter Test, L3 Labortest, L4 Zertifikat mit Überwachung.',
    en: 'Verifies the bundle as "verify" does, demands an attestation for every requirement that only documents can show, computes validity and re-tests, and signs with a time stamp. Levels: L0 declaration, L1 self-test with evidence, L2 witnessed test, L3 laboratory test, L4 certificate with surveillance.',
  },
  examples: ['issue selbsttest.zip --review begutachtung.yaml --p12 pruefstelle.p12 --tsa http://tsa.example/'],
  configure(command, session) {
    const { say } = session;
    command
      .argument('<bundle.zip>', say('Nachweispaket des Herstellers', 'bundle of the vendor'))
      .requiredOption('--review <file>', say('Begutachtung (YAML)', 'review (YAML)'))
      .option('--trust <file>', say('Zertifikate (PEM), denen beim Hersteller zu trauen ist', 'certificates (PEM) to trust about the vendor'))
      .option('-o, --out <file>', say('Name der Zip-Datei (sonst <Nummer>.zip daneben)', 'name of the zip (else <number>.zip beside it)'))
      .option('--force', say('eine vorhandene Datei ersetzen', 'replace a file that is there'));
    addSigningOptions(command, session);
  },
  async run([path = ''], options, session) {
    return run(session.pathOf(path), options, session);
  },
};

async function run(path: string, options: Options, session: Session): Promise<number> {
  const bundle = readInput(path, { de: 'Das Nachweispaket', en: 'The bundle' });
  const file = session.pathOf(options.review ?? '');
  const reading = readReview(readInput(file, { de: 'Die Begutachtung', en: 'The review' }, 4_194_304), file);
  if ('problem' in reading) {
    const { code, text, mend, place } = reading.problem;
    throw new TranslatedError(code, text, { mend, place });
  }
  const at = new Date();
  const { signer, timestamp } = loadSigning(options, session, at);
  if (timestamp === undefined)
    throw argumentError(
      { de: 'Ein Zertifikat braucht einen Zeitstempel.', en: 'A certificate needs a time stamp.' },
      { de: 'Mit --tsa die Adresse eines Zeitstempeldienstes nennen.', en: 'Name the address of a time stamp authority with --tsa.' },
    );
  const out = options.out === undefined ? join(dirname(path), `${reading.review.number}.zip`) : session.pathOf(options.out);
  if (options.force !== true && existsSync(out))
    throw new TranslatedError(
      'ERR_CONFIG_EXISTS',
      { de: 'Die Datei gibt es schon.', en: 'The file is there already.' },
      { place: out, mend: { de: 'Mit --out einen anderen Namen nennen, oder --force.', en: 'Name another one with --out, or use --force.' } },
    );
  const trusted = loadAnchors(options.trust, session);
  const outcome = await issue({ bundle, review: reading.review, signer, timestamp, at, trust: { anchors: trusted, tsaAnchors: trusted } });
  const { say, tell } = session;
  if ('refusals' in outcome) {
    session.print(say('Es wurde kein Zertifikat ausgestellt:', 'No certificate was issued:'), ...outcome.refusals.map((text) => `  ✘ ${harmless(tell(text))}`));
    return EXIT_CODES.notConformant;
  }
  writeFileSync(out, outcome.zip);
  const { number, validFrom, validUntil, validityReason, retestDates } = outcome.certificate;
  session.print(
    `${say('Zertifikat', 'Certificate')} ${number}: ${session.shown(out)}`,
    `  ${say('gültig', 'valid')} ${validFrom} – ${validUntil} (${tell(validityReason)})`,
    `  ${say('Nachprüfungen', 're-tests')}: ${retestDates.length === 0 ? '–' : retestDates.join(', ')}`,
  );
  return 0;
}

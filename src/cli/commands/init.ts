/** `init`: makes the folder of a first run and says what to enter in the product. */
import { join, relative } from 'node:path';
import { cacheFolder } from '../../runner/environment.ts';
import { initTarget } from '../../runner/init.ts';
import type { InitOutcome, InitStep } from '../../runner/init.ts';
import { createKeyRing } from '../../runner/keys.ts';
import { initService } from '../../runner/init-service/init-service.ts';
import { initMailbox } from '../../runner/mailbox/init-mailbox.ts';
import { initPortal } from '../../runner/portal/init-portal.ts';
import { openTestPki } from '../../runner/test-pki.ts';
import { collected, oneOf, secondsNumber } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import {
  API_VERSIONS,
  INIT_PROFILES,
  SENDER_ROLES,
  commonName,
  portalAnswers,
  profileFor,
  receiverAnswers,
  refuseForeignOptions,
  senderAnswers,
  serviceAnswers,
} from '../init-answers.ts';
import type { InitCallOptions } from '../init-answers.ts';
import { address, callbackAddress, createGiven, hostNames } from '../init-values.ts';
import { createAsker } from '../questions.ts';
import type { Session } from '../session.ts';
import { shellWord } from '../shell-word.ts';
import { paintFor } from '../terminal.ts';

const DEFAULT_FOLDER = 'pruefstand-target';

export const initCommand: CliCommand = {
  usage: 'init [folder]',
  summary: { de: 'einen Ordner mit Zieldatei, Schlüsseln und Beispieldaten anlegen', en: 'make a folder with target file, keys and sample data' },
  description: {
    de: 'Legt alles an, was ein erster Prüflauf braucht: Zieldatei mit Erklärungen, neue Schlüssel, Test-Zertifikate, Zugangsdaten, Beispieldaten. Fragt nach den Angaben zum Produkt, wenn jemand antworten kann; überschreibt nichts ohne --force.',
    en: 'Makes all a first run needs: target file with explanations, new keys, test certificates, credentials, sample data. Asks about the product when somebody can answer; overwrites nothing without --force.',
  },
  examples: [
    'init',
    'init my-product --name "Kita Plus" --product-version 4.2 --vendor Example --callback https://localhost:8443/callback --yes',
    'init my-portal --profile bundid-portal --login https://localhost:8443/login --press "BundID"',
  ],
  configure(command, { say }) {
    command
      .argument('[folder]', say('Ordner, der angelegt wird', 'folder that is made'), DEFAULT_FOLDER)
      .option(
        '--profile <id>',
        `${say('Profil, mit dem geprüft wird', 'profile to test with')}: ${INIT_PROFILES.join(', ')} (${say('sonst', 'else')} ${INIT_PROFILES[0]})`,
        oneOf('--profile', INIT_PROFILES),
      )
      .option('--name <text>', say('Name des Produkts', 'name of the product'))
      .option('--product-version <text>', say('Version des Produkts', 'version of the product'))
      .option('--vendor <text>', say('Hersteller', 'vendor'))
      .option(
        '--api-version <v1|v2>',
        say('Version der Submission API (sonst v2)', 'version of the Submission API (else v2)'),
        oneOf('--api-version', API_VERSIONS),
      )
      .option('--polling <seconds>', say('Abstand der Abholungen (sonst 5)', 'polling interval (else 5)'), secondsNumber('--polling', 0.05, 86_400))
      .option('--callback <url>', say('Adresse des Callback-Empfängers (sonst keiner)', 'address of the callback receiver (else none)'), callbackAddress)
      .option(
        '--adapter <url>',
        say('Adresse der Prüfschnittstelle des Produkts (sonst keine)', 'address of the test interface of the product (else none)'),
        address('--adapter'),
      )
      .option(
        '--product-host <name>',
        say('weiterer Name oder IP des Produkts für sein Zertifikat', 'further name or IP of the product for its certificate'),
        hostNames('--product-host'),
      )
      .option(
        '--service-host <name>',
        say('Name, unter dem das Produkt diesen Rechner erreicht (sonst localhost)', 'name under which the product reaches this machine (else localhost)'),
        hostNames('--service-host'),
      )
      .option('--login <url>', say('Portal: Adresse, bei der die Anmeldung beginnt', 'portal: address at which the login starts'), address('--login'))
      .option('--protected <url>', say('Portal: Seite, die nur Angemeldete bekommen', 'portal: page that only people logged in get'), address('--protected'))
      .option('--metadata <url>', say('Portal: Adresse seiner SAML-Metadaten', 'portal: address of its SAML metadata'), address('--metadata'))
      .option('--press <text>', say('Portal: Aufschrift eines Knopfs zum Konto, mehrfach', 'portal: text of a button to the account, repeatable'), collected)
      .option('--logged-in <text>', say('Portal: Text, der zeigt, dass jemand angemeldet ist', 'portal: text that shows that somebody is logged in'))
      .option(
        '--service <url>',
        say('Bezahldienst, Verzeichnis: Adresse des Dienstes', 'payment service, directory: address of the service'),
        address('--service'),
      )
      .option('--sender <name>', say('Absender: registrierter Name, CN des Zertifikats', 'sender: registered name, CN of the certificate'), commonName)
      .option('--role <role>', say('Absender: back-office oder online-service', 'sender: back-office or online-service'), oneOf('--role', SENDER_ROLES))
      .option('-y, --yes', say('nichts fragen', 'ask nothing'))
      .option('--force', say('Dateien eines früheren init überschreiben', 'overwrite files of an earlier init'));
  },
  async run([folder = DEFAULT_FOLDER], options, session) {
    return init(folder, options, session);
  },
};

async function init(folder: string, options: InitCallOptions, session: Session): Promise<number> {
  const { say, cwd } = session;
  const path = session.pathOf(folder);
  const outcome = await make(path, options, session);
  const shown = relative(cwd, path) || '.';
  const paint = paintFor(session.stdout, session.env);
  session.print(
    paint('good', say(`✓ Angelegt: ${shown} (${outcome.files.length} Dateien)`, `✓ Made: ${shown} (${outcome.files.length} files)`)),
    '',
    outcome.guide.trimEnd(),
    '',
  );
  session.print(
    say(
      `Weiter mit: pruefstand doctor --target ${shellWord(join(shown, 'target.yaml'))}`,
      `Go on with: pruefstand doctor --target ${shellWord(join(shown, 'target.yaml'))}`,
    ),
  );
  return 0;
}

async function make(folder: string, options: InitCallOptions, session: Session): Promise<InitOutcome> {
  using asker = createAsker(session, options.yes !== true);
  const given = createGiven(asker);
  const profile = await profileFor(options, session, given);
  refuseForeignOptions(profile, options);
  const common = { folder, language: session.language, isForced: options.force === true };
  if (profile === 'zbp-absender') return await initMailbox({ ...common, ...(await senderAnswers(options, session, given)), now: Date.now() });
  if (profile === 'bundid-portal' || profile === 'muk-portal') return initPortal({ ...common, profile, ...(await portalAnswers(options, session, given)) });
  if (profile !== 'fit-connect-fachverfahren')
    return await initService({
      ...common,
      profile,
      ...(await serviceAnswers(profile, options, session, given)),
      pki: openTestPki(cacheFolder(), Date.now()),
      now: Date.now(),
    });
  const answers = await receiverAnswers(options, session, given);
  const now = Date.now();
  const keys = createKeyRing(cacheFolder(), now);
  return await initTarget({
    ...common,
    ...answers,
    makeKey: async (purpose) => keys.fresh(purpose),
    now,
    onProgress: (step) => void session.stderr.write(`${stepText(step, session)}\n`),
  });
}

function stepText(step: InitStep, { say }: Session): string {
  if (step.kind === 'key') return say(`Schlüssel ${step.number} von ${step.of} (RSA 4096) …`, `key ${step.number} of ${step.of} (RSA 4096) …`);
  return step.kind === 'certificates' ? say('Zertifikate …', 'certificates …') : say('Dateien …', 'files …');
}

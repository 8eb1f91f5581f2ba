/** `init`: makes the folder of a first run and says what to enter in the product. */
import { join, relative } from 'node:path';
import { cacheFolder } from '../../runner/environment.ts';
import { initTarget } from '../../runner/init.ts';
import type { InitOptions, InitStep } from '../../runner/init.ts';
import { createKeyRing } from '../../runner/keys.ts';
import { isHostName } from '../../runner/target-file-network.ts';
import { argumentError } from '../failure.ts';
import { collected, oneOf, secondsNumber } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { createAsker } from '../questions.ts';
import type { Asker } from '../questions.ts';
import type { Session } from '../session.ts';
import { paintFor } from '../terminal.ts';

interface Options {
  readonly name?: string;
  readonly productVersion?: string;
  readonly vendor?: string;
  readonly apiVersion?: 'v1' | 'v2';
  readonly polling?: number;
  readonly callback?: string;
  readonly adapter?: string;
  readonly productHost?: readonly string[];
  readonly serviceHost?: readonly string[];
  readonly yes?: boolean;
  readonly force?: boolean;
}

const DEFAULT_FOLDER = 'pruefstand-target';
const API_VERSIONS = ['v1', 'v2'] as const;

export const initCommand: CliCommand = {
  usage: 'init [folder]',
  summary: { de: 'einen Ordner mit Zieldatei, Schlüsseln und Beispieldaten anlegen', en: 'make a folder with target file, keys and sample data' },
  description: {
    de: 'Legt alles an, was ein erster Prüflauf braucht: Zieldatei mit Erklärungen, neue Schlüssel, Test-Zertifikate, Zugangsdaten, Beispieldaten. Fragt nach den Angaben zum Produkt, wenn jemand antworten kann; überschreibt nichts ohne --force.',
    en: 'Makes all a first run needs: target file with explanations, new keys, test certificates, credentials, sample data. Asks about the product when somebody can answer; overwrites nothing without --force.',
  },
  examples: ['init', 'init my-product --name "Kita Plus" --product-version 4.2 --vendor Example --callback https://localhost:8443/callback --yes'],
  configure(command, { say }) {
    command
      .argument('[folder]', say('Ordner, der angelegt wird', 'folder that is made'), DEFAULT_FOLDER)
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
      .option('-y, --yes', say('nichts fragen', 'ask nothing'))
      .option('--force', say('Dateien eines früheren init überschreiben', 'overwrite files of an earlier init'));
  },
  async run([folder = DEFAULT_FOLDER], options, session) {
    return init(folder, options, session);
  },
};

/** A parser for addresses. */
function address(option: string): (text: string) => string {
  return (text) => {
    const url = URL.parse(text);
    if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.hash === '' && !/\s/.test(text)) return text;
    throw argumentError(
      { de: `${option} nimmt eine vollständige Adresse, nicht „${text}“.`, en: `${option} takes a full address, not "${text}".` },
      { de: `Zum Beispiel ${option} https://localhost:8443/pfad.`, en: `For example ${option} https://localhost:8443/path.` },
    );
  };
}

function callbackAddress(text: string): string {
  return address('--callback')(text);
}

function hostNames(option: string): (text: string, before?: readonly string[]) => readonly string[] {
  return (text, before) => {
    if (isHostName(text)) return collected(text, before);
    throw argumentError(
      {
        de: `${option} nimmt einen Rechnernamen oder eine IPv4-Adresse, nicht „${text}“.`,
        en: `${option} takes a host name or an IPv4 address, not "${text}".`,
      },
      { de: 'Ohne https:// und ohne Anschluss angeben.', en: 'Give it without https:// and without port.' },
    );
  };
}

async function init(folder: string, options: Options, session: Session): Promise<number> {
  const { say, stderr, cwd, language } = session;
  const answers = await answersFor(options, session);
  const path = session.pathOf(folder);
  const now = Date.now();
  const keys = createKeyRing(cacheFolder(), now);
  const outcome = await initTarget({
    ...answers,
    folder: path,
    language,
    isForced: options.force === true,
    makeKey: async (purpose) => keys.fresh(purpose),
    now,
    onProgress: (step) => void stderr.write(`${stepText(step, session)}\n`),
  });
  const shown = relative(cwd, path) || '.';
  const paint = paintFor(session.stdout, session.env);
  session.print(
    paint('good', say(`✓ Angelegt: ${shown} (${outcome.files.length} Dateien)`, `✓ Made: ${shown} (${outcome.files.length} files)`)),
    '',
    outcome.guide.trimEnd(),
    '',
  );
  session.print(
    say(`Weiter mit: pruefstand doctor --target ${join(shown, 'target.yaml')}`, `Go on with: pruefstand doctor --target ${join(shown, 'target.yaml')}`),
  );
  return 0;
}

function stepText(step: InitStep, { say }: Session): string {
  if (step.kind === 'key') return say(`Schlüssel ${step.number} von ${step.of} (RSA 4096) …`, `key ${step.number} of ${step.of} (RSA 4096) …`);
  return step.kind === 'certificates' ? say('Zertifikate …', 'certificates …') : say('Dateien …', 'files …');
}

type Answers = Pick<InitOptions, 'product' | 'apiVersion' | 'pollingSeconds' | 'callbackUrl' | 'adapterUrl' | 'productHosts' | 'serviceHosts'>;

/** Options first, then questions for what is missing, then defaults. */
async function answersFor(options: Options, session: Session): Promise<Answers> {
  using asker = createAsker(session, options.yes !== true);
  const { say } = session;
  const given = createGiven(asker);
  const product = {
    name: await given(options.name, say('Name des Produkts', 'Name of the product'), say('Mein Fachverfahren', 'My product'), notEmpty),
    version: await given(options.productVersion, say('Version des Produkts', 'Version of the product'), '1.0', notEmpty),
    vendor: await given(options.vendor, say('Hersteller', 'Vendor'), say('Mein Unternehmen', 'My company'), notEmpty),
  };
  const apiVersion = await given(
    options.apiVersion,
    say('Version der Submission API (v1 oder v2)', 'Version of the Submission API (v1 or v2)'),
    'v2',
    oneOf('--api-version', API_VERSIONS),
  );
  const polling = await given(
    options.polling?.toString(),
    say('Abstand der Abholungen in Sekunden', 'Polling interval in seconds'),
    '5',
    secondsNumber('--polling', 0.05, 86_400),
  );
  const callback = await given(
    options.callback,
    say('Adresse des Callback-Empfängers (leer: keiner)', 'Address of the callback receiver (empty: none)'),
    '',
    (text) => text === '' || callbackAddress(text),
  );
  const adapter = await given(
    options.adapter,
    say('Adresse der Prüfschnittstelle (leer: keine)', 'Address of the test interface (empty: none)'),
    '',
    (text) => text === '' || address('--adapter')(text),
  );
  const service = await given(
    options.serviceHost?.join(' '),
    say('Name, unter dem das Produkt diesen Rechner erreicht', 'Name under which the product reaches this machine'),
    'localhost',
    (text) => text.split(' ').map((name) => hostNames('--service-host')(name)),
  );
  return {
    product,
    apiVersion: apiVersion === 'v1' ? 'v1' : 'v2',
    pollingSeconds: Number(polling.replace(',', '.')),
    ...(callback === '' ? {} : { callbackUrl: callback }),
    ...(adapter === '' ? {} : { adapterUrl: adapter }),
    productHosts: [...new Set([...(options.productHost ?? []), ...[callback, adapter].flatMap((url) => (url === '' ? [] : [new URL(url).hostname]))])],
    serviceHosts: service.split(' ').filter((name) => name !== ''),
  };
}

type Given = (option: string | undefined, text: string, fallback: string, check: (answer: string) => unknown) => Promise<string>;

function createGiven(asker: Asker | undefined): Given {
  return async (option, text, fallback, check) => option ?? (asker === undefined ? fallback : asker.ask({ text, fallback, check }));
}

function notEmpty(text: string): void {
  if (text.trim() !== '' && text.length <= 200) return;
  throw argumentError(
    { de: 'Das darf weder leer noch länger als 200 Zeichen sein.', en: 'This must be neither empty nor longer than 200 characters.' },
    { de: 'Einen kurzen Text eingeben.', en: 'Enter a short text.' },
  );
}

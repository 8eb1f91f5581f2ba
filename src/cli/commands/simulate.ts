/** `simulate`: keeps delivery service, accounts, mailbox, directory or payment service up for development and shows the traffic as it comes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../core/exchange.ts';
import { TranslatedError } from '../../core/translated-error.ts';
import { requireServiceProvider } from '../../runner/development-saml.ts';
import { DEVELOPMENT_PORTS, DEVELOPMENT_SYSTEMS, portsOf } from '../../runner/development-systems.ts';
import { cacheFolder } from '../../runner/environment.ts';
import { createKeyRing } from '../../runner/keys.ts';
import type { KeyRing } from '../../runner/keys.ts';
import type { FitConnectLoaded } from '../../runner/fit-connect-loaded.ts';
import { readNamed } from '../../runner/named-file.ts';
import { loadDevelopment, openSimulation, requireCase, sendCases } from '../../runner/simulate.ts';
import type { Simulation } from '../../runner/simulation.ts';
import { DEFAULT_PORTS } from '../../runner/target-file-format.ts';
import { loadTargetFile } from '../../runner/target-file.ts';
import { collected, wholeNumber } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import type { Session } from '../session.ts';
import { harmless, paintFor } from '../terminal.ts';

interface Options {
  readonly target?: string;
  readonly port?: number;
  readonly send?: readonly string[];
  readonly metadata?: readonly string[];
}

/** The name of the system that is kept up when none is named. */
const DELIVERY_SERVICE = 'fit-connect';
const EID_CLIENT = 'ausweisapp';

export const simulateCommand: CliCommand = {
  usage: 'simulate [systems...]',
  summary: {
    de: 'Zustelldienst, Konten, Postfach, Verzeichnis oder Bezahldienst zum Entwickeln laufen lassen',
    en: 'keep delivery service, accounts, mailbox, directory or payment service up for development',
  },
  description: {
    de: 'Lässt simulierte Systeme laufen, bis Strg-C sie beendet, und zeigt jede Anfrage: fit-connect (Vorgabe), bundid, bayernid, muk, zbp, ausweisapp, dvdv, bezahldienst, pki. Ohne --target gibt es einen Entwicklungs-Zustellpunkt; alle Schlüssel sind bei jedem Aufruf dieselben.',
    en: 'Keeps simulated systems up until Ctrl-C ends them, and shows every request: fit-connect (default), bundid, bayernid, muk, zbp, ausweisapp, dvdv, bezahldienst, pki. Without --target there is a development destination; all keys are the same at every call.',
  },
  examples: [
    'simulate',
    'simulate --target target.yaml --send "die gültig ist und keine Anlagen hat"',
    'simulate bundid muk zbp --metadata portal-metadata.xml',
    'simulate bundid ausweisapp --metadata portal-metadata.xml',
    'simulate dvdv',
    'simulate bezahldienst',
  ],
  configure(command, { say }) {
    command
      .argument('[systems...]', say('was laufen soll', 'what to keep up'))
      .option('-t, --target <file>', say('Zieldatei', 'target file'))
      .option(
        '--port <number>',
        say('Anschluss des Dienstes; die Steuerung bekommt den nächsten; 0 nimmt freie', 'port of the service; control gets the next one; 0 takes free ones'),
        wholeNumber('--port', 0, 65_534),
      )
      .option(
        '--send <case>',
        say('eine Einreichung aus der Falltabelle senden (mehrfach möglich)', 'send a submission of the case table (repeatable)'),
        collected,
      )
      .option(
        '--metadata <file>',
        say('SAML-Metadaten eines Dienstes, der Personen anmelden will (mehrfach möglich)', 'SAML metadata of a service that logs people in (repeatable)'),
        collected,
      );
  },
  async run(names, options, session) {
    const systems = names.length === 0 ? [DELIVERY_SERVICE] : [...new Set(names)];
    return simulate(systems, options, session);
  },
};

async function simulate(names: readonly string[], options: Options, session: Session): Promise<number> {
  checkCall(names, options);
  const phrases = options.send ?? [];
  for (const phrase of phrases) requireCase(phrase);
  const documents = (options.metadata ?? []).map((file) => readMetadata(session.pathOf(file)));
  await using running = new AsyncDisposableStack();
  const delivery = names.includes(DELIVERY_SERVICE) ? await openDelivery(options, running, session) : undefined;
  const others = names.filter((name) => name !== DELIVERY_SERVICE);
  await openSystems(others, { all: names, port: options.port, documents }, running, session);
  session.print('', session.say('Läuft. Strg-C beendet.', 'Running. Ctrl-C ends it.'), '');
  if (delivery !== undefined && phrases.length > 0) {
    const sent = await sendCases(phrases, delivery.simulation, delivery.loaded, session.signal);
    session.print(session.say(`Einreichungen gesendet: ${sent}.`, `Submissions sent: ${sent}.`));
  }
  await ended(session.signal);
  return 0;
}

/** @throws ERR_CONFIG_ARGUMENT for a system that does not exist, or an option that none of the systems takes */
function checkCall(names: readonly string[], { target, send, metadata }: Options): void {
  const known = [DELIVERY_SERVICE, ...Object.keys(DEVELOPMENT_SYSTEMS)];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new TranslatedError(
      'ERR_CONFIG_ARGUMENT',
      { de: `Ein System „${unknown}“ gibt es nicht.`, en: `There is no system "${unknown}".` },
      { mend: { de: `Möglich sind: ${known.join(', ')}.`, en: `Choose from: ${known.join(', ')}.` } },
    );
  const misplaced = [
    ...(names.includes(DELIVERY_SERVICE) ? [] : [...(target === undefined ? [] : ['--target']), ...(send === undefined ? [] : ['--send'])]),
    ...(names.some((name) => name !== DELIVERY_SERVICE) || metadata === undefined ? [] : ['--metadata']),
  ];
  if (misplaced[0] === undefined) return;
  throw new TranslatedError(
    'ERR_CONFIG_ARGUMENT',
    { de: `${misplaced[0]} gehört zu keinem der genannten Systeme.`, en: `${misplaced[0]} belongs to none of the systems named.` },
    { mend: { de: 'Die Angabe weglassen oder das System dazu nennen.', en: 'Leave it out, or name the system that takes it.' } },
  );
}

const METADATA_FILE = { de: 'Die Metadaten-Datei', en: 'The metadata file' };
const MAX_METADATA_BYTES = 1_048_576;

function readMetadata(path: string): string {
  return requireServiceProvider(readNamed(path, METADATA_FILE, { maxBytes: MAX_METADATA_BYTES }).toString('utf8'), path);
}

interface Opening {
  /** Every system that was named, the delivery service too. */
  readonly all: readonly string[];
  /** Each system gets ports of its own, counted from this one; 0 takes free ones. Absent: the usual ones. */
  readonly port: number | undefined;
  /** Metadata of service providers. */
  readonly documents: readonly string[];
}

/** The first port of a system: its usual one if it has such, else behind those of the systems named before it. */
function portFor(name: string, all: readonly string[], port: number | undefined): number {
  if (port === 0) return 0;
  const usual = port === undefined ? DEVELOPMENT_PORTS[name] : undefined;
  return usual ?? all.slice(0, all.indexOf(name)).reduce((next, earlier) => next + portsOf(earlier), port ?? DEFAULT_PORTS.service);
}

async function openSystems(others: readonly string[], { all, port, documents }: Opening, running: AsyncDisposableStack, session: Session): Promise<void> {
  // Accounts lead to the client, so that its address must be known before.
  const order = [...others.filter((name) => name === EID_CLIENT), ...others.filter((name) => name !== EID_CLIENT)];
  let eidClientUrl: string | undefined;
  for (const name of order) {
    const start = DEVELOPMENT_SYSTEMS[name];
    if (start === undefined) continue;
    const system = await start({
      folder: join(cacheFolder(), 'development'),
      now: Date.now(),
      port: portFor(name, all, port),
      metadata: documents,
      onExchange: (exchange) => session.print(trafficLine(exchange, session)),
      ...(eidClientUrl === undefined ? {} : { eidClientUrl }),
    });
    running.use(system);
    eidClientUrl ??= system.eidClientUrl;
    session.print(
      '',
      ...rowLines(
        session.tell(system.title),
        system.rows.map(([label, value]) => [session.tell(label), value] as const),
        session,
      ),
    );
  }
}

interface Chosen {
  readonly loaded: FitConnectLoaded;
  /** Folder of the development set-up; absent with a target file. */
  readonly folder?: string;
}

interface Delivery {
  readonly simulation: Simulation;
  readonly loaded: FitConnectLoaded;
}

async function openDelivery(options: Options, running: AsyncDisposableStack, session: Session): Promise<Delivery> {
  const keys = createKeyRing(cacheFolder(), Date.now());
  const chosen = await choose(options, keys, session);
  const { port } = options;
  const loaded =
    port === undefined ? chosen.loaded : { ...chosen.loaded, listen: { ...chosen.loaded.listen, servicePort: port, controlPort: port === 0 ? 0 : port + 1 } };
  const simulation = running.use(await openSimulation(loaded, keys, (exchange) => session.print(trafficLine(exchange, session))));
  session.print(...addressLines(simulation, { ...chosen, loaded }, session));
  return { simulation, loaded };
}

async function choose({ target }: Options, keys: KeyRing, session: Session): Promise<Chosen> {
  if (target !== undefined) return { loaded: await loadTargetFile(session.pathOf(target), session.env) };
  return loadDevelopment({
    cache: cacheFolder(),
    keys,
    language: session.language,
    now: Date.now(),
    onMaking: () => void session.stderr.write(session.say('Entwicklungs-Zustellpunkt wird angelegt …\n', 'Making the development destination …\n')),
  });
}

async function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function addressLines({ addresses, controlUrl }: Simulation, { loaded, folder }: Chosen, session: Session): readonly string[] {
  const { say } = session;
  const { target } = loaded;
  const file = (name: string): string => (folder === undefined ? say('wie in der Zieldatei', 'as in the target file') : join(folder, name));
  const secret =
    folder === undefined ? say('wie in der Zieldatei', 'as in the target file') : readFileSync(join(folder, 'product/client-secret.txt'), 'utf8').trim();
  const rows: readonly (readonly [string, string])[] = [
    [say('Token-Adresse', 'Token address'), addresses.tokenUrl],
    ['Submission API', addresses.submissionApiUrl],
    ['Destination API', addresses.destinationApiUrl],
    [say('Routing', 'Routing'), addresses.routingUrl],
    [say('API-Version', 'API version'), target.apiVersion],
    [say('Zustellpunkt', 'Destination'), target.destination.destinationId],
    [say('Client-ID', 'Client id'), target.clientId],
    ['Client-Secret', secret],
    [say('Schlüssel: Entschlüsseln', 'Keys: decryption'), file('product/encryption-1.private.json')],
    [say('Schlüssel: Signieren', 'Keys: signing'), file('product/signing.private.json')],
    ...(target.usesTls ? [[say('Zertifizierungsstelle', 'Authority'), file('product/authority.pem')] as const] : []),
    [say('Steuerung', 'Control'), controlUrl],
  ];
  return rowLines('FIT-Connect', rows, session);
}

function rowLines(title: string, rows: readonly (readonly [label: string, value: string])[], session: Session): readonly string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  const paint = paintFor(session.stdout, session.env);
  return [paint('strong', title), ...rows.map(([label, value]) => `${paint('quiet', `${label.padEnd(width)} `)} ${harmless(value)}`)];
}

/** One line per exchange: time, direction, method, path, status, who, and what was done to it on purpose. */
function trafficLine(exchange: Exchange, { stdout, env }: Session): string {
  const paint = paintFor(stdout, env);
  const { request, response, direction, peer, faults, wire } = exchange;
  const status = response?.status;
  const tone = status === undefined || status >= 500 ? 'bad' : status >= 400 ? 'remark' : 'good';
  const injected = [...faults, ...(wire === undefined ? [] : [wire])];
  const parts = [
    paint('quiet', new Date(exchange.startedAt).toTimeString().slice(0, 8)),
    direction === 'inbound' ? '→' : '←',
    peer.padEnd(7),
    paint(tone, String(status ?? '---')),
    request.method.padEnd(5),
    harmless(request.target),
    ...(injected.length === 0 ? [] : [paint('open', `[${injected.join(', ')}]`)]),
  ];
  return parts.join(' ');
}

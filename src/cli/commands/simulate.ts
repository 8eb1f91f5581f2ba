/** `simulate`: keeps the delivery service up for development and shows the traffic as it comes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../../core/exchange.ts';
import { cacheFolder } from '../../runner/environment.ts';
import { createKeyRing } from '../../runner/keys.ts';
import type { KeyRing } from '../../runner/keys.ts';
import type { FitConnectLoaded } from '../../runner/run-options.ts';
import { loadDevelopment, openSimulation, requireCase, sendCases } from '../../runner/simulate.ts';
import type { Simulation } from '../../runner/simulation.ts';
import { loadTargetFile } from '../../runner/target-file.ts';
import { collected, wholeNumber } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import type { Session } from '../session.ts';
import { harmless, paintFor } from '../terminal.ts';

interface Options {
  readonly target?: string;
  readonly port?: number;
  readonly send?: readonly string[];
}

export const simulateCommand: CliCommand = {
  usage: 'simulate',
  summary: { de: 'den Zustelldienst zum Entwickeln laufen lassen', en: 'keep the delivery service up for development' },
  description: {
    de: 'Lässt den simulierten Zustelldienst laufen, bis Strg-C ihn beendet, und zeigt jede Anfrage. Ohne --target gibt es einen Entwicklungs-Zustellpunkt mit eigenen Schlüsseln, der bei jedem Aufruf derselbe ist.',
    en: 'Keeps the simulated delivery service up until Ctrl-C ends it, and shows every request. Without --target there is a development destination with keys of its own, the same at every call.',
  },
  examples: ['simulate', 'simulate --target target.yaml --send "die gültig ist und keine Anlagen hat"'],
  configure(command, { say }) {
    command
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
      );
  },
  async run(_, options, session) {
    return simulate(options, session);
  },
};

interface Chosen {
  readonly loaded: FitConnectLoaded;
  /** Folder of the development set-up; absent with a target file. */
  readonly folder?: string;
}

async function simulate(options: Options, session: Session): Promise<number> {
  const phrases = options.send ?? [];
  for (const phrase of phrases) requireCase(phrase);
  const keys = createKeyRing(cacheFolder(), Date.now());
  const chosen = await choose(options, keys, session);
  const { port } = options;
  const loaded =
    port === undefined ? chosen.loaded : { ...chosen.loaded, listen: { ...chosen.loaded.listen, servicePort: port, controlPort: port === 0 ? 0 : port + 1 } };
  await using simulation = await openSimulation(loaded, keys, (exchange) => session.print(trafficLine(exchange, session)));
  session.print(...addressLines(simulation, { ...chosen, loaded }, session), '', session.say('Läuft. Strg-C beendet.', 'Running. Ctrl-C ends it.'), '');
  if (phrases.length > 0) {
    const sent = await sendCases(phrases, simulation, loaded, session.signal);
    session.print(session.say(`Einreichungen gesendet: ${sent}.`, `Submissions sent: ${sent}.`));
  }
  await ended(session.signal);
  return 0;
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
  const width = Math.max(...rows.map(([label]) => label.length));
  const paint = paintFor(session.stdout, session.env);
  return rows.map(([label, value]) => `${paint('quiet', `${label.padEnd(width)} `)} ${value}`);
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

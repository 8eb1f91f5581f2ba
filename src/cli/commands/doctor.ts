/** `doctor`: checks a target file and its surroundings; every fault with its mend. */
import { EXIT_CODES } from '../../core/verdict.ts';
import { examineTarget } from '../../runner/doctor.ts';
import type { DoctorEntry } from '../../runner/doctor.ts';
import { cacheFolder } from '../../runner/environment.ts';
import { createKeyRing } from '../../runner/keys.ts';
import { wholeNumber } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import type { Session } from '../session.ts';
import { harmless, paintFor } from '../terminal.ts';
import type { Tone } from '../terminal.ts';

interface Options {
  readonly target: string;
  readonly wait: number;
}

export const doctorCommand: CliCommand = {
  usage: 'doctor',
  summary: { de: 'Zieldatei, Schlüssel, Anschlüsse und Erreichbarkeit prüfen', en: 'check target file, keys, ports and reachability' },
  description: {
    de: 'Prüft vor dem ersten Szenario, was einen Lauf verderben würde: die Zieldatei und was sie nennt (Schlüssel, Zertifikate, Beispieldaten), freie Anschlüsse, und ob Produkt und Adapter zu erreichen sind. Welches Profil gemeint ist, sagt die Zieldatei. Mit --wait auch, ob ein Fachverfahren abholt. Jeder Fehler wird mit Abhilfe genannt.',
    en: 'Checks before the first scenario what would spoil a run: the target file and what it names (keys, certificates, sample data), free ports, and whether product and adapter can be reached. The target file says which profile is meant. With --wait also whether a Fachverfahren polls. Every fault is named with its mend.',
  },
  examples: ['doctor', 'doctor --target pruefstand-target/target.yaml --wait 60'],
  configure(command, { say }) {
    command
      .option('-t, --target <file>', say('Zieldatei', 'target file'), 'target.yaml')
      .option(
        '-w, --wait <seconds>',
        say('so lange warten, bis das Produkt abholt; 0: nicht warten', 'wait so long until the product polls; 0: do not wait'),
        wholeNumber('--wait', 0, 86_400),
        0,
      );
  },
  async run(_, options, session) {
    return doctor(options as unknown as Options, session);
  },
};

async function doctor({ target, wait }: Options, session: Session): Promise<number> {
  const entries = await examineTarget({
    targetFile: session.pathOf(target),
    env: session.env,
    now: Date.now(),
    waitSeconds: wait,
    keys: createKeyRing(cacheFolder(), Date.now()),
    signal: session.signal,
    tell: (entry) => session.print(...linesOf(entry, session)),
  });
  const faults = entries.filter(({ status }) => status === 'fault');
  const warnings = entries.filter(({ status }) => status === 'warning');
  const paint = paintFor(session.stdout, session.env);
  const { say } = session;
  const remarks = warnings.length === 0 ? '.' : say(`, Hinweise: ${warnings.length}.`, `, remarks: ${warnings.length}.`);
  session.print(
    '',
    faults.length === 0
      ? paint('good', say(`Bereit${remarks}`, `Ready${remarks}`))
      : paint('bad', say(`Nicht bereit, Fehler: ${faults.length}${remarks}`, `Not ready, faults: ${faults.length}${remarks}`)),
  );
  if (faults.some(({ family }) => family === 'configuration')) return EXIT_CODES.configuration;
  return faults.length > 0 ? EXIT_CODES.target : EXIT_CODES.conformant;
}

const SIGNS: Readonly<Record<DoctorEntry['status'], readonly [string, Tone]>> = {
  ok: ['✓', 'good'],
  note: ['i', 'quiet'],
  warning: ['!', 'remark'],
  fault: ['✗', 'bad'],
};

function linesOf({ status, text, mend, place }: DoctorEntry, session: Session): readonly string[] {
  const [sign, tone] = SIGNS[status];
  const paint = paintFor(session.stdout, session.env);
  return [
    `${paint(tone, sign)} ${harmless(session.tell(text))}`,
    ...(place === undefined ? [] : [`  ${session.say('Ort:    ', 'Place:')} ${harmless(session.shown(place))}`]),
    ...(mend === undefined ? [] : [`  ${session.say('Abhilfe:', 'Mend: ')} ${harmless(session.tell(mend))}`]),
  ];
}

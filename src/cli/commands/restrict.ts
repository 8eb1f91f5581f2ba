/** `restrict`: a register publishes less of an entry than before, with a reason that is published. */
import { NARROWED_EXTENTS, restrictPublication } from '../../register/index.ts';
import type { NarrowedExtent } from '../../register/index.ts';
import { EXTENT_WORDS } from '../../core/publication-extents.ts';
import { oneOf } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { tellChange } from '../register-decision.ts';
import { addChangeOptions, changeRequest } from '../register-options.ts';
import type { ChangeOptions } from '../register-options.ts';
import type { Session } from '../session.ts';

interface Options extends ChangeOptions {
  readonly extent?: NarrowedExtent;
}

export const restrictCommand: CliCommand = {
  usage: 'restrict <number>',
  summary: { de: 'von einem Eintrag im Register weniger veröffentlichen', en: 'publish less of an entry of the register' },
  description: {
    de: [
      'Veröffentlicht von einem Eintrag weniger als bisher, etwa weil der Hersteller seine Zustimmung zum Teil zurücknimmt. Was gilt, gilt weiter, und Nummer und Status',
      'bleiben öffentlich. Nach dem nächsten „register build“ ist auf der Website nicht mehr, was darüber hinausgeht; Kopien bei anderen holt niemand zurück.',
    ].join(' '),
    en: [
      'Publishes less of an entry than before, as when the vendor withdraws its consent in part. What is valid stays valid, and number and status stay public.',
      'After the next "register build" what goes beyond that is no longer on the site; copies that others have, nobody gets back.',
    ].join(' '),
  },
  examples: ['restrict PS-2026-000123 --extent status --reason "Der Hersteller hat seine Zustimmung eingeschränkt." --actor "Leitung der Stelle"'],
  configure(command, session) {
    const { say } = session;
    command
      .argument('<number>', say('Nummer des Eintrags', 'number of the entry'))
      .option(
        '--extent <status|certificate>',
        say(
          'was öffentlich bleibt: nur der Status, oder auch das signierte Dokument ohne Prüfbericht und Nachweise',
          'what stays public: the status only, or the signed document as well, without report and evidence',
        ),
        oneOf('--extent', NARROWED_EXTENTS),
      );
    addChangeOptions(command, session);
  },
  async run([number = ''], options: Options, session) {
    return restrict(number, options, session);
  },
};

async function restrict(number: string, options: Options, session: Session): Promise<number> {
  const { extent } = options;
  if (extent === undefined)
    throw argumentError(
      { de: '--extent fehlt.', en: '--extent is missing.' },
      {
        de: '--extent status lässt nur den Status öffentlich, --extent certificate auch das signierte Dokument.',
        en: '--extent status leaves the status public only, --extent certificate the signed document as well.',
      },
    );
  await restrictPublication(number, extent, changeRequest(options, session));
  const { de, en } = EXTENT_WORDS[extent];
  tellChange(session, options, number.toUpperCase(), { de: `ist eingeschränkt. Öffentlich bleibt: ${de}`, en: `is restricted. What stays public: ${en}` });
  return 0;
}

/** `extend`: a certificate of a register holds longer; a new signed document replaces the former. */
import { dirname, join } from 'node:path';
import { reportsOfBundle } from '../../certification/certificate-reports.ts';
import type { ResponsiblePerson } from '../../core/certificate.ts';
import { extendCertificate, judgeOf, readRegister, signWith } from '../../register/index.ts';
import type { ExtendRequest } from '../../register/index.ts';
import { readNamed, THE_FILE } from '../../runner/named-file.ts';
import { collected } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { tellChange } from '../register-decision.ts';
import { requireWritable, writeOutput } from '../output-file.ts';
import { addChangeOptions, changeRequest } from '../register-options.ts';
import type { ChangeOptions } from '../register-options.ts';
import type { Session } from '../session.ts';
import { addSigningOptions, loadSigning } from '../signing.ts';
import type { SigningOptions } from '../signing.ts';

interface Options extends ChangeOptions, SigningOptions {
  readonly until?: string;
  readonly decider?: string;
  readonly deciderRole?: string;
  readonly deciderCompetence?: string;
  readonly deciderTie?: readonly string[];
  readonly deciderDeclaredOn?: string;
  readonly zip?: string;
  readonly out?: string;
  readonly force?: boolean;
}

export const extendCommand: CliCommand = {
  usage: 'extend <number>',
  summary: { de: 'die Gültigkeit eines Zertifikats verlängern', en: 'extend the validity of a certificate' },
  description: {
    de: 'Verlängert die Gültigkeit: Ein neues, signiertes Dokument ersetzt das bisherige unter derselben Nummer. Nie über 18 Monate seit dem Ende des Laufs und nie über das Ende eines geprüften Standards hinaus.',
    en: 'Extends the validity: a new signed document replaces the former under the same number. Never beyond 18 months from the end of the run and never beyond the end of a tested standard.',
  },
  examples: [
    'extend PS-2026-000123 --until 2027-10-31 --reason "Nachprüfung vom 1. Mai bestanden." --actor "Leitung der Stelle" --key body.key.pem --chain body.chain.pem --tsa https://tsa.example',
  ],
  configure(command, session) {
    const { say } = session;
    command
      .argument('<number>', say('Nummer des Zertifikats', 'number of the certificate'))
      .option('--until <date>', say('neuer letzter Tag, JJJJ-MM-TT', 'new last day, YYYY-MM-DD'))
      .option('--decider <name>', say('wer über die Verlängerung entschieden hat (sonst wie bisher)', 'who decided on the extension (else as before)'))
      .option('--decider-role <text>', say('Rolle dieser Person', 'role of that person'))
      .option('--decider-competence <text>', say('was sie zur Entscheidung befähigt', 'what enables that person to decide'))
      .option(
        '--decider-declared-on <date>',
        say('Tag ihrer Erklärung zur Unabhängigkeit, JJJJ-MM-TT', "day of that person's declaration of independence, YYYY-MM-DD"),
      )
      .option(
        '--decider-tie <text>',
        say('darin offengelegte Bindung an Hersteller oder Auftraggeber, mehrmals möglich', 'tie to vendor or customer disclosed there, may be repeated'),
        collected,
      )
      .option('--zip <file>', say('bisherige Zip-Datei, wo die Nachweise nicht veröffentlicht sind', 'former zip, where the evidence is not published'))
      .option(
        '-o, --out <file>',
        say('Name der neuen Zip-Datei (sonst <Nummer>-<Datum>.zip neben --zip)', 'name of the new zip (else <number>-<date>.zip beside --zip)'),
      )
      .option('--force', say('eine vorhandene Datei ersetzen', 'replace a file that is there'));
    addChangeOptions(command, session);
    addSigningOptions(command, session);
  },
  async run([number = ''], options: Options, session) {
    return extend(number, options, session);
  },
};

async function extend(number: string, options: Options, session: Session): Promise<number> {
  const { until } = options;
  if (until === undefined)
    throw argumentError({ de: '--until fehlt.', en: '--until is missing.' }, { de: 'Zum Beispiel --until 2027-05-01.', en: 'For example --until 2027-05-01.' });
  const decider = deciderOf(options);
  const request = changeRequest(options, session);
  if (options.tsa === undefined)
    throw argumentError(
      { de: '--tsa fehlt: Zertifikate tragen immer einen Zeitstempel.', en: '--tsa is missing: certificates always carry a time stamp.' },
      { de: 'Die Adresse eines Zeitstempeldienstes nennen.', en: 'Name the address of a time-stamping authority.' },
    );
  const { signer, timestamp } = loadSigning(options, session, new Date(request.at));
  const judge = judgeOf(readRegister(request.folder));
  const out = outputOf(number.toUpperCase(), until, options, session);
  if (out !== undefined)
    requireWritable({ path: out, isForced: options.force === true, inputs: options.zip === undefined ? [] : [session.pathOf(options.zip)] });
  const { zip } = await extendCertificate(number, {
    ...request,
    until,
    sign: signWith(signer, timestamp),
    judge,
    report: reportsOfBundle,
    ...formerOf(options, session),
    ...(decider === undefined ? {} : { decider }),
  });
  if (out !== undefined) {
    writeOutput(out, zip);
    session.print(`${session.say('Zip-Datei', 'Zip')}: ${session.shown(out)}`);
  }
  tellChange(session, options, number.toUpperCase(), { de: `gilt bis ${until}`, en: `is valid until ${until}` });
  return 0;
}

/** The published zip is in the register; another one is written where it is wanted. */
function outputOf(number: string, until: string, { out, zip }: Options, session: Session): string | undefined {
  if (out !== undefined) return session.pathOf(out);
  return zip === undefined ? undefined : join(dirname(session.pathOf(zip)), `${number}-${until}.zip`);
}

function formerOf({ zip }: Options, session: Session): Pick<ExtendRequest, 'former'> {
  if (zip === undefined) return {};
  const place = session.pathOf(zip);
  return { former: { zip: readNamed(place, THE_FILE), place } };
}

function deciderOf({ decider, deciderRole, deciderCompetence, deciderTie, deciderDeclaredOn }: Options): ResponsiblePerson | undefined {
  const statement = [deciderCompetence, deciderDeclaredOn, deciderTie];
  if ([decider, deciderRole, ...statement].every((option) => option === undefined)) return undefined;
  if (decider === undefined || deciderRole === undefined)
    throw argumentError(
      { de: 'Zur Person gehören Name und Rolle.', en: 'A person has a name and a role.' },
      { de: '--decider und --decider-role zusammen angeben.', en: 'Give --decider and --decider-role together.' },
    );
  if (deciderTie !== undefined && deciderDeclaredOn === undefined)
    throw argumentError(
      { de: 'Eine Bindung wird an einem Tag erklärt.', en: 'A tie is declared on a day.' },
      { de: '--decider-tie und --decider-declared-on zusammen angeben.', en: 'Give --decider-tie and --decider-declared-on together.' },
    );
  return {
    name: decider,
    role: deciderRole,
    ...(deciderCompetence === undefined ? {} : { competence: deciderCompetence }),
    ...(deciderDeclaredOn === undefined ? {} : { independence: { ties: deciderTie ?? [], declaredOn: deciderDeclaredOn } }),
  };
}

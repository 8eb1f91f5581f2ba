/** `extend`: a certificate of a register holds longer; a new signed document replaces the former. */
import { reportsOfBundle } from '../../certification/certificate-reports.ts';
import type { Person } from '../../core/certificate.ts';
import { extendCertificate, judgeOf, readRegister, signWith } from '../../register/index.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { tellChange } from '../register-decision.ts';
import { addChangeOptions, changeRequest } from '../register-options.ts';
import type { ChangeOptions } from '../register-options.ts';
import type { Session } from '../session.ts';
import { addSigningOptions, loadSigning } from '../signing.ts';
import type { SigningOptions } from '../signing.ts';

interface Options extends ChangeOptions, SigningOptions {
  readonly until?: string;
  readonly decider?: string;
  readonly deciderRole?: string;
}

export const extendCommand: CliCommand = {
  usage: 'extend <number>',
  summary: { de: 'die Gültigkeit eines Zertifikats verlängern', en: 'extend the validity of a certificate' },
  description: {
    de: 'Verlängert die Gültigkeit: Ein neues, signiertes Dokument ersetzt das bisherige unter derselben Nummer. Nie über 18 Monate seit der ersten Ausstellung und nie über das Ende eines geprüften Standards hinaus.',
    en: 'Extends the validity: a new signed document replaces the former under the same number. Never beyond 18 months from the first issue and never beyond the end of a tested standard.',
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
      .option('--decider-role <text>', say('Rolle dieser Person', 'role of that person'));
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
  await extendCertificate(number, {
    ...request,
    until,
    sign: signWith(signer, timestamp),
    judge,
    report: reportsOfBundle,
    ...(decider === undefined ? {} : { decider }),
  });
  tellChange(session, number.toUpperCase(), { de: `gilt bis ${until}`, en: `is valid until ${until}` });
  return 0;
}

function deciderOf({ decider, deciderRole }: Options): Person | undefined {
  if (decider === undefined && deciderRole === undefined) return undefined;
  if (decider !== undefined && deciderRole !== undefined) return { name: decider, role: deciderRole };
  throw argumentError(
    { de: 'Zur Person gehören Name und Rolle.', en: 'A person has a name and a role.' },
    { de: '--decider und --decider-role zusammen angeben.', en: 'Give --decider and --decider-role together.' },
  );
}

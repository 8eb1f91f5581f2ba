/** `renew`: a new certificate follows one of the register. */
import { judgeOf, readRegister, renewCertificate } from '../../register/index.ts';
import { readNamed, THE_FILE } from '../../runner/named-file.ts';
import type { CliCommand } from '../command.ts';
import { tellChange } from '../register-decision.ts';
import { addChangeOptions, changeRequest } from '../register-options.ts';
import type { ChangeOptions } from '../register-options.ts';
import type { Session } from '../session.ts';

interface Options extends ChangeOptions {
  readonly publishBundle?: boolean;
}

export const renewCommand: CliCommand = {
  usage: 'renew <number> <certificate.zip>',
  summary: { de: 'ein Zertifikat durch ein neues erneuern', en: 'renew a certificate by a new one' },
  description: {
    de: 'Nimmt ein neues Zertifikat auf, das ein früheres ersetzt, und vermerkt das beim früheren. Das frühere bleibt, was es ist, bis zu seinem letzten Tag.',
    en: 'Adds a new certificate that replaces a former one, and says so there. The former stays what it is until its last day.',
  },
  examples: ['renew PS-2026-000123 PS-2027-000045.zip --reason "Neue Version geprüft." --actor "Leitung der Stelle"'],
  configure(command, session) {
    const { say } = session;
    command
      .argument('<number>', say('Nummer des früheren Zertifikats', 'number of the former certificate'))
      .argument('<certificate.zip>', say('neues Zertifikat, wie „pruefstand issue“ es schreibt', 'new certificate as "pruefstand issue" writes it'));
    addChangeOptions(command, session).option('--publish-bundle', say('auch die Nachweise veröffentlichen', 'publish the evidence as well'));
  },
  async run([number = '', file = ''], options: Options, session) {
    return renew(number, session.pathOf(file), options, session);
  },
};

async function renew(number: string, place: string, options: Options, session: Session): Promise<number> {
  const request = changeRequest(options, session);
  const archive = readNamed(place, THE_FILE);
  const register = await renewCertificate(number, {
    ...request,
    archive,
    place,
    judge: judgeOf(readRegister(request.folder)),
    publishesBundle: options.publishBundle === true,
  });
  const by = register.events.at(-1)?.renewedBy ?? '';
  tellChange(session, options, number.toUpperCase(), { de: `erneuert durch ${by}`, en: `renewed by ${by}` });
  return 0;
}

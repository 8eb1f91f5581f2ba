/** `register init`: the folder of a new register from options. */
import { relative } from 'node:path';
import { initRegister } from '../register/index.ts';
import { readNamed, THE_FILE } from '../runner/named-file.ts';
import { argumentError } from './failure.ts';
import type { RegisterOptions } from './register-view.ts';
import type { Session } from './session.ts';
import { shellWord } from './shell-word.ts';
import { paintFor } from './terminal.ts';

const STATUS_LIST_DAYS = 7;

export async function initialise(subject: string, options: RegisterOptions, session: Session): Promise<number> {
  const { name = needed('--name'), baseUrl = needed('--base-url'), contact = needed('--contact'), prefix = 'PS', contentLanguage = 'de' } = options;
  const folder = session.pathOf(subject);
  const files = initRegister(folder, {
    config: {
      name,
      baseUrl: baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`,
      language: contentLanguage,
      contact,
      numberPrefix: prefix,
      complaints: { name, contact: options.complaints ?? contact },
      statusListDays: STATUS_LIST_DAYS,
    },
    ...(options.anchors === undefined ? {} : { anchors: readNamed(session.pathOf(options.anchors), THE_FILE) }),
    ...(options.tsaAnchors === undefined ? {} : { tsaAnchors: readNamed(session.pathOf(options.tsaAnchors), THE_FILE) }),
  });
  const shown = relative(session.cwd, folder) || '.';
  const paint = paintFor(session.stdout, session.env);
  session.print(
    paint('good', session.say(`✓ Angelegt: ${shown} (${files.join(', ')})`, `✓ Made: ${shown} (${files.join(', ')})`)),
    session.say(
      `Weiter mit: pruefstand register add <certificate.zip> --register ${shellWord(shown)}`,
      `Go on with: pruefstand register add <certificate.zip> --register ${shellWord(shown)}`,
    ),
  );
  return 0;
}

function needed(option: string): never {
  throw argumentError(
    { de: `${option} fehlt.`, en: `${option} is missing.` },
    { de: '„register init“ braucht --name, --base-url und --contact.', en: '"register init" needs --name, --base-url and --contact.' },
  );
}

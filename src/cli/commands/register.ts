/** `register`: keeps a public register: make it, add to it, build its site, look into it. */
import { addCertificate, judgeOf, readRegister } from '../../register/index.ts';
import { readNamed, THE_FILE } from '../../runner/named-file.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import { meantAmong, oneOf } from '../arguments.ts';
import { buildSite } from '../register-build.ts';
import { tellChange } from '../register-decision.ts';
import { initialise } from '../register-init.ts';
import { addChangeOptions, changeRequest, countedEntries, DEFAULT_REGISTER } from '../register-options.ts';
import { listEntries, showStatus } from '../register-view.ts';
import type { RegisterOptions } from '../register-view.ts';
import type { Session } from '../session.ts';
import { addSigningOptions } from '../signing.ts';

const ACTIONS = ['init', 'add', 'build', 'list', 'status'] as const;
type Action = (typeof ACTIONS)[number];

/** What each action takes after its name. */
const SUBJECTS: Readonly<Record<Action, string | undefined>> = { init: 'folder', add: 'certificate.zip', build: undefined, list: undefined, status: 'number' };

export const registerCommand: CliCommand = {
  usage: 'register <action>',
  summary: { de: 'ein öffentliches Register führen', en: 'keep a public register' },
  description: {
    de: [
      'Führt ein öffentliches Register als feste Dateien: „init <Ordner>“ legt es an, „add <certificate.zip>“ nimmt ein Zertifikat auf,',
      '„build“ schreibt die Website, „list“ zeigt alle Einträge, „status <Nummer>“ einen.',
      'Zum Ändern gibt es suspend, resume, revoke, extend, renew und restrict.',
    ].join(' '),
    en: [
      'Keeps a public register as static files: "init <folder>" makes it, "add <certificate.zip>" adds a certificate,',
      '"build" writes the site, "list" shows all entries, "status <number>" shows one.',
      'For changes there are suspend, resume, revoke, extend, renew and restrict.',
    ].join(' '),
  },
  examples: [
    'register init register --name "Beispielstelle" --base-url https://register.example/ --contact post@register.example --anchors ca.pem',
    'register add PS-2026-000123.zip --actor "Leitung der Stelle"',
    'register build --out site --key body.key.pem --chain body.chain.pem',
    'register list',
    'register status PS-2026-000123 --format json',
  ],
  configure(command, session) {
    const { say } = session;
    command.argument('<action>', ACTIONS.join(', ')).argument('[subject]', say('Ordner, Zertifikat oder Nummer', 'folder, certificate or number'));
    addChangeOptions(command, session)
      .option('--publish-bundle', say('add: auch die Nachweise veröffentlichen', 'add: publish the evidence as well'))
      .option('-o, --out <folder>', say('build: Ordner der Website', 'build: folder of the site'), 'site')
      .option('--at <instant>', say('build, list, status: Zeitpunkt, RFC 3339 (sonst jetzt)', 'build, list, status: instant, RFC 3339 (else now)'))
      .option('--format <text|json>', say('list, status: Form der Ausgabe', 'list, status: form of the output'), oneOf('--format', ['text', 'json']), 'text')
      .option('--name <text>', say('init: Name der Stelle', 'init: name of the body'))
      .option('--base-url <url>', say('init: Adresse der Website', 'init: address of the site'))
      .option('--contact <text>', say('init: Kontakt', 'init: contact'))
      .option('--prefix <text>', say('init: Anfang der Nummern', 'init: prefix of the numbers'), 'PS')
      .option('--content-language <de|en>', say('init: Sprache der Gründe', 'init: language of the reasons'), oneOf('--content-language', ['de', 'en']), 'de')
      .option('--complaints <text>', say('init: Adresse für Beschwerden (sonst der Kontakt)', 'init: where complaints go (else the contact)'))
      .option('--anchors <file>', say('init: Zertifikate, denen das Register vertraut (PEM)', 'init: certificates that the register trusts (PEM)'))
      .option('--tsa-anchors <file>', say('init: dasselbe für Zeitstempel', 'init: the same for time stamps'));
    addSigningOptions(command, session);
  },
  async run([action = '', subject], options: RegisterOptions, session) {
    return ACTIONS_RUN[actionOf(action, subject)](subject ?? '', options, session);
  },
};

const ACTIONS_RUN: Readonly<Record<Action, (subject: string, options: RegisterOptions, session: Session) => Promise<number>>> = {
  init: initialise,
  add,
  build: async (_, options, session) => buildSite(options, session),
  list: async (_, options, session) => listEntries(options, session),
  status: showStatus,
};

function actionOf(text: string, subject: string | undefined): Action {
  const action = ACTIONS.find((known) => known === text);
  if (action === undefined) throw argumentError({ de: `„register ${text}“ gibt es nicht.`, en: `There is no "register ${text}".` }, meantAmong(text, ACTIONS));
  const wanted = SUBJECTS[action];
  if (wanted !== undefined && subject === undefined)
    throw argumentError(
      { de: `Das Argument <${wanted}> fehlt.`, en: `The argument <${wanted}> is missing.` },
      { de: `„pruefstand register ${action} <${wanted}>“.`, en: `"pruefstand register ${action} <${wanted}>".` },
    );
  if (wanted === undefined && subject !== undefined)
    throw argumentError(
      { de: `„register ${action}“ nimmt kein weiteres Argument.`, en: `"register ${action}" takes no further argument.` },
      { de: 'Den Ordner des Registers nennt --register.', en: 'The folder of the register is named by --register.' },
    );
  return action;
}

async function add(subject: string, options: RegisterOptions, session: Session): Promise<number> {
  const place = session.pathOf(subject);
  const archive = readNamed(place, THE_FILE);
  const before = readRegister(session.pathOf(options.register ?? DEFAULT_REGISTER));
  const request = changeRequest(options, session, { reason: before.config.language === 'de' ? 'Ausgestellt.' : 'Issued.' });
  const register = await addCertificate({ ...request, archive, place, judge: judgeOf(before), publishesBundle: options.publishBundle === true });
  const added = register.events.at(-1);
  const total = countedEntries(register.entries.length, session);
  tellChange(session, options, added?.number ?? '', { de: `aufgenommen (${total})`, en: `added (${total})` });
  return 0;
}

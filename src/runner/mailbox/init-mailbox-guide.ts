/** What to enter where in a product that sends to mailboxes: the text that `init` prints and leaves in the folder. */
import type { Bilingual } from '../../core/language.ts';
import { DEFAULT_PORTS } from '../target-file-format.ts';
import type { MailboxInitOptions } from './init-mailbox.ts';

const SETTINGS: readonly (readonly [name: Bilingual, value: (options: MailboxInitOptions) => string])[] = [
  [{ de: 'Adresse des ZBP', en: 'Address of the ZBP' }, ({ serviceHosts: [name = 'localhost'] }) => `https://${name}:${DEFAULT_PORTS.service}`],
  [{ de: 'Registrierter Name (signer)', en: 'Registered name (signer)' }, ({ senderName }) => senderName],
  [{ de: 'Client-Zertifikat und Schlüssel', en: 'Client certificate and key' }, () => 'product/sender.pem, product/sender-key.pem'],
  [{ de: 'Vertrauenswürdige Zertifizierungsstelle (CA)', en: 'Trusted authority (CA)' }, () => 'product/authority.pem'],
  [{ de: 'Token des Adapters', en: 'Token of the adapter' }, () => 'product/adapter-token.txt'],
];

const TEXTS = {
  de: {
    title: 'Prüfstand für',
    about: 'Dieser Ordner gehört zu einem Prüflauf: Der Prüfstand spielt das Zentrale Bürgerpostfach, das Produkt sendet an ihn.',
    enter: 'Im Produkt eintragen',
    head: '| Einstellung | Wert |',
    secret: 'Die Dateien in `product/` sind geheim und gehören nicht in eine Versionsverwaltung; `.gitignore` hält sie heraus.',
    adapter:
      'Der Prüfstand lässt das Produkt über seinen Adapter handeln: docs/reference/adapter-mailbox.md. Was freiwillig ist, steht in `target.yaml` als Kommentar.',
    then: 'Dann',
    doctor: '# prüft alles, bevor es losgeht',
    run: '# der Prüflauf',
  },
  en: {
    title: 'Prüfstand for',
    about: 'This folder belongs to a test run: the suite plays the central citizen mailbox (ZBP), the product sends to it.',
    enter: 'Enter in the product',
    head: '| Setting | Value |',
    secret: 'The files in `product/` are secret and do not belong into version control; `.gitignore` keeps them out.',
    adapter: 'The suite makes the product act through its adapter: docs/reference/adapter-mailbox.md. What is optional stands in `target.yaml` as a comment.',
    then: 'Then',
    doctor: '# checks everything beforehand',
    run: '# the test run',
  },
} as const;

/** The guide as Markdown. Secrets are named by file, never shown. */
export function mailboxGuide(options: MailboxInitOptions): string {
  const { language, product } = options;
  const text = TEXTS[language];
  const lines = [
    `# ${text.title} ${product.name}`,
    '',
    text.about,
    '',
    `## ${text.enter}`,
    '',
    text.head,
    '|---|---|',
    ...SETTINGS.map(([name, value]) => `| ${name[language]} | \`${value(options)}\` |`),
    '',
    text.secret,
    text.adapter,
    '',
    `## ${text.then}`,
    '',
    '```sh',
    `pruefstand doctor --target target.yaml   ${text.doctor}`,
    `pruefstand run --target target.yaml      ${text.run}`,
    '```',
  ];
  return `${lines.join('\n')}\n`;
}

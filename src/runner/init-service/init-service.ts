/**
 * `init` for products around payment and directory: a folder with a commented target file, a client certificate of the test PKI, a test
 * authority and secrets where the profile needs them, and a text that says what to enter where. Nothing is overwritten unless told so.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createCertificateAuthority } from '../../formats/pki.ts';
import type { TestPki } from '../../formats/pki/test-pki.ts';
import { AUTHORITY_NAME } from '../embedded.ts';
import { comment, quoted, switchedOff } from '../init-sheet.ts';
import type { InitOutcome } from '../init.ts';
import { refuseOverwriting, writeMadeFile } from '../made-files.ts';
import type { MadeFile } from '../made-files.ts';
import { PKI_URL, addressesAt } from '../test-certificate.ts';
import { DIRECTORY, DIRECTORY_CLIENT } from './directory-recipes.ts';
import { PAYING_PORTAL, PAYMENT_SERVICE } from './payment-recipes.ts';
import { AUTHORITY, CLIENT_CERTIFICATE, CLIENT_KEYS, PARTNER_ROOT } from './recipe.ts';
import type { Recipe, ServiceAnswers } from './recipe.ts';
import { sheetLines } from './sheet.ts';

const RECIPES = {
  'bezahldienst-portal': PAYING_PORTAL,
  'bezahldienst-anbieter': PAYMENT_SERVICE,
  'dvdv-client': DIRECTORY_CLIENT,
  'dvdv-server': DIRECTORY,
} as const satisfies Readonly<Record<string, Recipe>>;

/** Profiles that have a recipe. */
export type ServiceProfile = keyof typeof RECIPES;

export interface ServiceInitOptions extends ServiceAnswers {
  readonly folder: string;
  readonly profile: ServiceProfile;
  /** Overwrite files of an earlier init. */
  readonly isForced: boolean;
  /** Issues the client certificate. */
  readonly pki: TestPki;
  /** @unit milliseconds since the epoch */
  readonly now: number;
}

const TARGET = 'target.yaml';
const GIT_IGNORE = 'product/\ntls/*-key.pem\npruefstand-out/\n';

/**
 * Writes the folder.
 * @throws ERR_CONFIG_EXISTS when a file is there already; ERR_CONFIG_OUTPUT_UNWRITABLE
 */
export async function initService(options: ServiceInitOptions): Promise<InitOutcome> {
  const { folder, language, profile } = options;
  const recipe = RECIPES[profile];
  const guide = `${guideLines(recipe, options).join('\n')}\n`;
  const texts: readonly MadeFile[] = [
    { path: TARGET, content: `${targetLines(recipe, options).join('\n')}\n`, isSecret: false },
    { path: language === 'de' ? 'LIESMICH.md' : 'README.md', content: guide, isSecret: false },
    { path: '.gitignore', content: GIT_IGNORE, isSecret: false },
    ...recipe.secrets.map((path) => ({ path, content: `${randomBytes(24).toString('base64url')}\n`, isSecret: true })),
  ];
  const files = [...texts, ...(await certificates(recipe, options))];
  const paths = files.map(({ path }) => path);
  refuseOverwriting(options, paths);
  for (const file of files) writeMadeFile(folder, file);
  return { files: [...paths].sort(), targetFile: join(folder, TARGET), guide };
}

async function certificates(
  { hasAuthority, hasPartners = false, clientKeyOf }: Recipe,
  { product, pki, now }: ServiceInitOptions,
): Promise<readonly MadeFile[]> {
  const own = await pki.issue({ role: 'tls-client', commonName: product.name.slice(0, 64), now, addresses: addressesAt(PKI_URL) });
  const client: readonly MadeFile[] = [
    { path: CLIENT_CERTIFICATE, content: own.certificate, isSecret: false },
    { path: CLIENT_KEYS[clientKeyOf], content: own.key, isSecret: true },
  ];
  if (!hasAuthority) return client;
  const root: readonly MadeFile[] = hasPartners ? [{ path: PARTNER_ROOT, content: (await pki.authority('root')).certificate, isSecret: false }] : [];
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now });
  return [
    ...client,
    ...root,
    { path: AUTHORITY.certificate, content: authority.cert, isSecret: false },
    { path: AUTHORITY.key, content: authority.key, isSecret: true },
    { path: AUTHORITY.forProduct, content: authority.cert, isSecret: false },
  ];
}

function targetLines({ subject, document, schema, sheet }: Recipe, options: ServiceInitOptions): readonly string[] {
  const { language, profile, product } = options;
  const head = {
    de: `Zieldatei des Prüfstands: ${subject.de}. „pruefstand doctor --target <diese Datei>“ prüft sie, „pruefstand run --target <diese Datei>“ startet den Lauf. Mehr: ${document}.`,
    en: `Target file of Prüfstand: ${subject.en}. "pruefstand doctor --target <this file>" checks it, "pruefstand run --target <this file>" starts the run. More: ${document}.`,
  };
  return [
    ...comment(head[language], ''),
    'pruefstand: 1',
    `profile: ${profile}`,
    ...switchedOff('', ['environment: Abnahme']),
    'product:',
    `  name: ${quoted(product.name)}`,
    `  version: ${quoted(product.version)}`,
    `  vendor: ${quoted(product.vendor)}`,
    ...sheetLines(schema(), language, sheet(options)),
  ];
}

/** Secrets are named by file, never shown. */
function guideLines({ subject, rows, document }: Recipe, options: ServiceInitOptions): readonly string[] {
  const { language, product } = options;
  const say = (de: string, en: string): string => (language === 'de' ? de : en);
  return [
    say(`# Prüfstand für ${product.name}`, `# Prüfstand for ${product.name}`),
    '',
    say(`Dieser Ordner gehört zu einem Prüflauf: Geprüft wird ${subject.de}.`, `This folder belongs to a test run: under test is ${subject.en}.`),
    '',
    say('## Im Produkt eintragen', '## Enter in the product'),
    '',
    say('| Einstellung | Wert oder Datei |', '| Setting | Value or file |'),
    '|---|---|',
    ...rows(options).map(([setting, value]) => `| ${setting[language]} | \`${value}\` |`),
    '',
    say('## Eigene Angaben', '## Your own data'),
    '',
    say(
      `In \`target.yaml\` steht jede Angabe mit ihrer Erklärung; was freiwillig ist, steht dort als Kommentar. Mehr: \`${document}\`.`,
      `\`target.yaml\` holds every member with its explanation; what is optional stands there as a comment. More: \`${document}\`.`,
    ),
    '',
    say('## Dann', '## Then'),
    '',
    '```sh',
    say('pruefstand doctor --target target.yaml   # prüft alles, bevor es losgeht', 'pruefstand doctor --target target.yaml   # checks everything beforehand'),
    say('pruefstand run --target target.yaml      # der Prüflauf', 'pruefstand run --target target.yaml      # the test run'),
    '```',
  ];
}

/** `certificate`: a certificate of the test PKI for a product, with its key. */
import { isIP } from 'node:net';
import { join, relative } from 'node:path';
import { TranslatedError } from '../../core/translated-error.ts';
import { ROLE_IDS } from '../../formats/pki/roles.ts';
import type { RoleId } from '../../formats/pki/roles.ts';
import { cacheFolder } from '../../runner/environment.ts';
import { makeTestCertificate, PKI_URL } from '../../runner/test-certificate.ts';
import { openTestPki } from '../../runner/test-pki.ts';
import { isHostName } from '../../runner/target-file-network.ts';
import { collected, wholeNumber } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import { argumentError } from '../failure.ts';
import type { Session } from '../session.ts';
import { paintFor } from '../terminal.ts';

interface Options {
  readonly name?: string;
  readonly organization?: string;
  readonly host?: readonly string[];
  readonly days?: number;
  readonly pkiUrl?: string;
  readonly force?: boolean;
}

const DEFAULT_FOLDER = 'pruefstand-certificate';

export const certificateCommand: CliCommand = {
  usage: 'certificate <role> [folder]',
  summary: { de: 'ein Zertifikat der Test-PKI mit Schlüssel anlegen', en: 'make a certificate of the test PKI with its key' },
  description: {
    de: `Stellt ein Test-Zertifikat aus und schreibt es mit Schlüssel, Kette und Wurzel als PEM und PKCS #12. Rollen: ${ROLE_IDS.join(', ')}. Sperrlisten und OCSP dazu: pruefstand simulate pki.`,
    en: `Issues a test certificate and writes it with key, chain and root as PEM and PKCS #12. Roles: ${ROLE_IDS.join(', ')}. Its revocation lists and OCSP: pruefstand simulate pki.`,
  },
  examples: ['certificate tls-client my-client --name "Kita Plus"', 'certificate tls-server my-server --host localhost --host 127.0.0.1'],
  configure(command, { say }) {
    command
      .argument('<role>', say('wofür das Zertifikat ist', 'what the certificate is for'))
      .argument('[folder]', say('Ordner, der angelegt wird', 'folder that is made'), DEFAULT_FOLDER)
      .option('--name <text>', say('Name im Zertifikat, CN (sonst Produkt)', 'name in the certificate, CN (else Produkt)'))
      .option('--organization <text>', say('Organisation im Zertifikat, O', 'organisation in the certificate, O'))
      .option('--host <name>', say('Name oder IPv4-Adresse eines Servers (mehrfach möglich)', 'name or IPv4 address of a server (repeatable)'), collected)
      .option('--days <number>', say('Gültigkeit in Tagen (sonst nach Rolle)', 'validity in days (else by role)'), wholeNumber('--days', 1, 3_650))
      .option('--pki-url <url>', say(`Adresse der PKI (sonst ${PKI_URL})`, `address of the PKI (else ${PKI_URL})`))
      .option('--force', say('Dateien eines früheren Aufrufs überschreiben', 'overwrite files of an earlier call'));
  },
  async run([role = '', folder = DEFAULT_FOLDER], options, session) {
    return certificate(roleOf(role), folder, options, session);
  },
};

async function certificate(role: RoleId, folder: string, options: Options, session: Session): Promise<number> {
  const hosts = options.host ?? (role === 'tls-server' ? ['localhost', '127.0.0.1'] : []);
  const wrong = hosts.find((host) => !isHostName(host));
  if (wrong !== undefined)
    throw argumentError(
      { de: `--host nimmt einen Rechnernamen oder eine IPv4-Adresse, nicht „${wrong}“.`, en: `--host takes a host name or an IPv4 address, not "${wrong}".` },
      { de: 'Ohne http:// und ohne Anschluss angeben.', en: 'Give it without http:// and without port.' },
    );
  const path = session.pathOf(folder);
  const now = Date.now();
  const files = await makeTestCertificate({
    folder: path,
    role,
    commonName: options.name ?? hosts[0] ?? 'Produkt',
    ...(options.organization === undefined ? {} : { organization: options.organization }),
    dnsNames: hosts.filter((host) => isIP(host) === 0),
    ipAddresses: hosts.filter((host) => isIP(host) !== 0),
    ...(options.days === undefined ? {} : { days: options.days }),
    pkiUrl: addressOf(options.pkiUrl ?? PKI_URL),
    isForced: options.force === true,
    pki: openTestPki(cacheFolder(), now),
    now,
  });
  const shown = relative(session.cwd, path) || '.';
  const paint = paintFor(session.stdout, session.env);
  session.print(
    paint('good', session.say(`✓ Angelegt: ${shown}`, `✓ Made: ${shown}`)),
    ...files.map((file) => `  ${join(shown, file)}`),
    '',
    session.say(
      'Nur zum Testen: niemand außer den simulierten Systemen vertraut dieser Wurzel.',
      'For tests only: nobody but the simulated systems trusts this root.',
    ),
  );
  return 0;
}

function roleOf(text: string): RoleId {
  const role = ROLE_IDS.find((id) => id === text);
  if (role !== undefined) return role;
  throw new TranslatedError(
    'ERR_CONFIG_ARGUMENT',
    { de: `Eine Rolle „${text}“ gibt es nicht.`, en: `There is no role "${text}".` },
    { mend: { de: `Möglich sind: ${ROLE_IDS.join(', ')}.`, en: `Choose from: ${ROLE_IDS.join(', ')}.` } },
  );
}

/** Lists and answers are found by plain http (RFC 5280, section 8). */
function addressOf(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'http:' && url.username === '' && url.search === '' && url.hash === '' && !/\s/.test(text)) return text.replace(/\/+$/, '');
  throw argumentError(
    { de: `--pki-url nimmt eine Adresse mit http, nicht „${text}“.`, en: `--pki-url takes an address with http, not "${text}".` },
    { de: `Zum Beispiel --pki-url ${PKI_URL}.`, en: `For example --pki-url ${PKI_URL}.` },
  );
}

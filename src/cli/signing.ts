/** Options by which a call names who signs. Passwords come from a file or the environment, never from arguments. */
import type { Command } from 'commander';
import { TranslatedError } from '../core/translated-error.ts';
import { decodeUtf8 } from '../formats/json.ts';
import { signerFlaws, signerFromPem, signerFromPkcs12, signerWarnings } from '../formats/signer.ts';
import type { Signer } from '../formats/signer.ts';
import { readNamed } from '../runner/named-file.ts';
import { KEY_FILE_BYTES, located } from './anchors.ts';
import { argumentError } from './failure.ts';
import type { Session } from './session.ts';

export interface SigningOptions {
  readonly key?: string;
  readonly chain?: string;
  readonly p12?: string;
  readonly passwordFile?: string;
  readonly tsa?: string;
}

export interface Signing {
  readonly signer: Signer;
  readonly timestamp?: (imprint: Uint8Array) => Promise<Uint8Array>;
}

/** Variable that holds the password of the key. */
export const PASSWORD_VARIABLE = 'PRUEFSTAND_KEY_PASSWORD';

export function addSigningOptions(command: Command, { say }: Session): void {
  command
    .option('--key <file>', say('privater Schlüssel (PEM)', 'private key (PEM)'))
    .option('--chain <file>', say('Zertifikat des Schlüssels und die darüber (PEM)', 'certificate of the key and those above it (PEM)'))
    .option('--p12 <file>', say('Schlüssel und Zertifikate in einer PKCS#12-Datei', 'key and certificates in one PKCS #12 file'))
    .option('--password-file <file>', say(`Passwort des Schlüssels (sonst aus ${PASSWORD_VARIABLE})`, `password of the key (else from ${PASSWORD_VARIABLE})`))
    .option('--tsa <url>', say('Zeitstempeldienst nach RFC 3161', 'time stamp authority by RFC 3161'));
}

/** Whether the call names a signer at all. */
export function namesSigner({ key, chain, p12 }: SigningOptions): boolean {
  return key !== undefined || chain !== undefined || p12 !== undefined;
}

/**
 * Who signs now: what is signed with a certificate that is not valid never verifies.
 * @throws ERR_CONFIG_ARGUMENT, ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_KEY_INVALID
 */
export function loadSigning(options: SigningOptions, session: Session, at: Date): Signing {
  const signing = loadUnjudgedSigning(options, session, at);
  const [flaw] = signerFlaws(signing.signer, at);
  if (flaw === undefined) return signing;
  const place = session.shown(session.pathOf(options.p12 ?? options.chain ?? ''));
  throw new TranslatedError('ERR_CONFIG_KEY_INVALID', flaw, {
    place,
    mend: { de: 'Mit einem Zertifikat unterschreiben, das jetzt gilt.', en: 'Sign with a certificate that is valid now.' },
  });
}

/** The same for a caller that judges the validity of the certificates itself. */
export function loadUnjudgedSigning(options: SigningOptions, session: Session, at: Date): Signing {
  const signer = loadSigner(options, session);
  for (const { kind, text } of signerWarnings(signer, at)) if (kind === 'key-short') session.stderr.write(`${session.tell(text)}\n`);
  return { signer, ...(options.tsa === undefined ? {} : { timestamp: timestampFrom(addressOf(options.tsa)) }) };
}

/** The client is loaded when a time stamp is fetched: who only verifies needs no network. */
function timestampFrom(url: string): NonNullable<Signing['timestamp']> {
  return async (imprint) => {
    const { createTimestampClient } = await import('../transport/timestamp-client.ts');
    return createTimestampClient({ url })(imprint);
  };
}

function addressOf(text: string): string {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
  throw argumentError(
    { de: `--tsa nimmt eine vollständige Adresse, nicht „${text}“.`, en: `--tsa takes a complete address, not "${text}".` },
    { de: 'Zum Beispiel --tsa https://tsa.example/.', en: 'For example --tsa https://tsa.example/.' },
  );
}

function loadSigner(options: SigningOptions, session: Session): Signer {
  const { key, chain, p12 } = options;
  const read = (path: string, de: string, en: string): Uint8Array => readNamed(session.pathOf(path), { de, en }, { maxBytes: KEY_FILE_BYTES });
  const text = (path: string, de: string, en: string): string => decodeUtf8(read(path, de, en)) ?? '';
  const password =
    options.passwordFile === undefined
      ? session.env[PASSWORD_VARIABLE]
      : text(options.passwordFile, 'Die Passwortdatei', 'The password file').replace(/\r?\n$/, '');
  if (p12 !== undefined && key === undefined && chain === undefined)
    return located([p12], session, () => signerFromPkcs12(read(p12, 'Die PKCS#12-Datei', 'The PKCS #12 file'), password ?? ''));
  if (p12 === undefined && key !== undefined && chain !== undefined)
    return located([key, chain], session, () =>
      signerFromPem({
        key: text(key, 'Der Schlüssel', 'The key'),
        chain: text(chain, 'Die Zertifikatskette', 'The certificate chain'),
        ...(password === undefined ? {} : { password }),
      }),
    );
  throw argumentError(
    { de: 'Wer unterschreibt, steht in --key und --chain, oder in --p12.', en: 'Who signs is named by --key and --chain, or by --p12.' },
    {
      de: 'Beides zusammen nennen: --key schluessel.pem --chain zertifikat.pem; wie beide entstehen, zeigt docs/reference/certificates.md.',
      en: 'Name both together: --key key.pem --chain certificate.pem; docs/reference/certificates.md shows how to make them.',
    },
  );
}

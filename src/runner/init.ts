/**
 * `init`: a folder with everything a first run needs, made new for one product: target file, keys, test authority, secrets,
 * sample data to replace, and a text that says what to enter where. Nothing is overwritten unless told so.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Language } from '../core/language.ts';
import type { ApiVersion } from '../core/submission.ts';
import { createCertificateAuthority, issueServerCertificate } from '../formats/pki.ts';
import type { KeyPair, KeyPurpose } from '../formats/keys.ts';
import { AUTHORITY_NAME } from './embedded.ts';
import { guideText } from './init-guide.ts';
import { readSampleFiles } from './init-samples.ts';
import { TARGET_FILE_NAME, targetFileText } from './init-target-file.ts';
import { refuseOverwriting, writeMadeFile } from './made-files.ts';
import type { MadeFile } from './made-files.ts';

export interface InitOptions {
  readonly folder: string;
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  readonly apiVersion: ApiVersion;
  readonly pollingSeconds: number;
  /** Address of the product's callback receiver; absent when it has none. */
  readonly callbackUrl?: string;
  /** Address of the product's adapter; absent when it has none. */
  readonly adapterUrl?: string;
  /** Names and IP addresses of the product's machine besides localhost, for its server certificate. */
  readonly productHosts: readonly string[];
  /** Names under which the product reaches this machine, localhost when empty. */
  readonly serviceHosts: readonly string[];
  readonly language: Language;
  /** Overwrite files of an earlier init. */
  readonly isForced: boolean;
  readonly makeKey: (purpose: KeyPurpose) => Promise<KeyPair>;
  readonly now: number;
  readonly onProgress: (step: InitStep) => void;
}

/** What takes time, in order. */
export type InitStep = { readonly kind: 'key'; readonly number: number; readonly of: number } | { readonly kind: 'certificates' } | { readonly kind: 'files' };

export interface InitOutcome {
  /** Relative to the folder, in order. */
  readonly files: readonly string[];
  readonly targetFile: string;
  /** What to enter in the product, as Markdown; also in the folder. */
  readonly guide: string;
}

/** What was made up for this product. */
export interface InitFacts {
  readonly destinationId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackSecret: string;
  readonly adapterToken: string;
}

const YEARS_MS = 700 * 86_400_000;

/**
 * Writes the folder. Keys come first, since they take seconds; files are written when all content is there.
 * @throws ERR_CONFIG_EXISTS when a file is there already; ERR_CONFIG_OUTPUT_UNWRITABLE
 */
export async function initTarget(options: InitOptions): Promise<InitOutcome> {
  const facts: InitFacts = {
    destinationId: randomUUID(),
    clientId: `produkt-${randomBytes(4).toString('hex')}`,
    clientSecret: secret(24),
    callbackSecret: secret(36),
    adapterToken: secret(24),
  };
  const guide = guideText(options, facts);
  const texts = [...plainFiles(options, facts, guide), ...readSampleFiles()];
  refuseOverwriting(options, [...texts.map(({ path }) => path), ...MADE_FILES]);
  const files = [...texts, ...(await keyFiles(options)), ...(await certificateFiles(options))];
  options.onProgress({ kind: 'files' });
  for (const file of files) writeMadeFile(options.folder, file);
  return { files: files.map(({ path }) => path).sort(), targetFile: join(options.folder, TARGET_FILE_NAME), guide };
}

function secret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

const KEYS: readonly (readonly [name: string, purpose: KeyPurpose])[] = [
  ['encryption-1', 'encryption'],
  ['encryption-2', 'encryption'],
  ['signing', 'signing'],
];
const MADE_FILES = [
  ...KEYS.flatMap(([name]) => [`keys/${name}.public.json`, `product/${name}.private.json`]),
  'tls/authority.pem',
  'tls/authority-key.pem',
  'product/authority.pem',
  'product/server.pem',
  'product/server-key.pem',
];

function plainFiles(options: InitOptions, facts: InitFacts, guide: string): readonly MadeFile[] {
  const line = (path: string, text: string): MadeFile => ({ path, content: `${text}\n`, isSecret: true });
  return [
    { path: TARGET_FILE_NAME, content: targetFileText(options, facts), isSecret: false },
    { path: options.language === 'de' ? 'LIESMICH.md' : 'README.md', content: guide, isSecret: false },
    { path: '.gitignore', content: GIT_IGNORE, isSecret: false },
    line('product/client-secret.txt', facts.clientSecret),
    line('product/callback-secret.txt', facts.callbackSecret),
    line('product/adapter-token.txt', facts.adapterToken),
  ];
}

const GIT_IGNORE = `# Secrets and private keys of this test set-up, and what runs leave behind.
product/
tls/*-key.pem
pruefstand-out/
`;

async function keyFiles({ makeKey, onProgress }: InitOptions): Promise<readonly MadeFile[]> {
  const files: MadeFile[] = [];
  for (const [index, [name, purpose]] of KEYS.entries()) {
    onProgress({ kind: 'key', number: index + 1, of: KEYS.length });
    const { publicJwk, privateJwk } = await makeKey(purpose);
    files.push(
      { path: `keys/${name}.public.json`, content: asJson(publicJwk), isSecret: false },
      { path: `product/${name}.private.json`, content: asJson(privateJwk), isSecret: true },
    );
  }
  return files;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function certificateFiles({ productHosts, now, onProgress }: InitOptions): Promise<readonly MadeFile[]> {
  onProgress({ kind: 'certificates' });
  const authority = await createCertificateAuthority({ commonName: AUTHORITY_NAME, now });
  const dnsNames = ['localhost', ...productHosts.filter((host) => isIP(host) === 0 && host !== 'localhost')];
  const ipAddresses = ['127.0.0.1', ...productHosts.filter((host) => isIP(host) !== 0 && host !== '127.0.0.1')];
  const server = await issueServerCertificate(authority, { dnsNames, ipAddresses, now, notAfter: now + YEARS_MS });
  return [
    { path: 'tls/authority.pem', content: authority.cert, isSecret: false },
    { path: 'tls/authority-key.pem', content: authority.key, isSecret: true },
    { path: 'product/authority.pem', content: authority.cert, isSecret: false },
    { path: 'product/server.pem', content: server.cert, isSecret: false },
    { path: 'product/server-key.pem', content: server.key, isSecret: true },
  ];
}

/**
 * `init` for a sender to mailboxes: a folder with a commented target file, a test authority, a client certificate with its key, a token
 * for the adapter, and a text that says what to enter where. Nothing is overwritten unless told so.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Language } from '../../core/language.ts';
import { issueCertificate } from '../../formats/certificate-issuing.ts';
import { createCertificateAuthority } from '../../formats/pki.ts';
import { AUTHORITY_NAME } from '../embedded.ts';
import type { InitOutcome } from '../init.ts';
import { refuseOverwriting, writeMadeFile } from '../made-files.ts';
import type { MadeFile } from '../made-files.ts';
import { mailboxGuide } from './init-mailbox-guide.ts';
import { mailboxTargetText } from './mailbox-target-text.ts';

export interface MailboxInitOptions {
  readonly folder: string;
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  readonly role: 'online-service' | 'back-office';
  /** Name under which the product is registered: CN of its certificate. */
  readonly senderName: string;
  readonly adapterUrl: string;
  /** Names under which the product reaches this machine, localhost when empty. */
  readonly serviceHosts: readonly string[];
  readonly language: Language;
  /** Overwrite files of an earlier init. */
  readonly isForced: boolean;
  /** @unit milliseconds since the epoch */
  readonly now: number;
}

const TARGET = 'target.yaml';
const DAY_MS = 86_400_000;
const GIT_IGNORE = 'product/\ntls/*-key.pem\npruefstand-out/\n';

/**
 * Writes the folder.
 * @throws ERR_CONFIG_EXISTS when a file is there already; ERR_CONFIG_OUTPUT_UNWRITABLE
 */
export async function initMailbox(options: MailboxInitOptions): Promise<InitOutcome> {
  const { folder, language, now } = options;
  const guide = mailboxGuide(options);
  const texts: readonly MadeFile[] = [
    { path: TARGET, content: mailboxTargetText(options), isSecret: false },
    { path: language === 'de' ? 'LIESMICH.md' : 'README.md', content: guide, isSecret: false },
    { path: '.gitignore', content: GIT_IGNORE, isSecret: false },
    { path: 'product/adapter-token.txt', content: `${randomBytes(24).toString('base64url')}\n`, isSecret: true },
  ];
  refuseOverwriting(options, [...texts.map(({ path }) => path), ...CERTIFICATES]);
  const files = [...texts, ...(await certificates(options.senderName, now))];
  for (const file of files) writeMadeFile(folder, file);
  return { files: files.map(({ path }) => path).sort(), targetFile: join(folder, TARGET), guide };
}

const CERTIFICATES = ['tls/authority.pem', 'tls/authority-key.pem', 'product/authority.pem', 'sender.pem', 'product/sender.pem', 'product/sender-key.pem'];

async function certificates(senderName: string, now: number): Promise<readonly MadeFile[]> {
  const [authority, own] = await Promise.all([
    createCertificateAuthority({ commonName: AUTHORITY_NAME, now }),
    issueCertificate({
      subject: [['CN', senderName]],
      keyKind: 'RSA-2048',
      notBefore: now - DAY_MS,
      notAfter: now + 365 * DAY_MS,
      keyUsage: ['digitalSignature'],
    }),
  ]);
  return [
    { path: 'tls/authority.pem', content: authority.cert, isSecret: false },
    { path: 'tls/authority-key.pem', content: authority.key, isSecret: true },
    { path: 'product/authority.pem', content: authority.cert, isSecret: false },
    { path: 'sender.pem', content: own.certificate, isSecret: false },
    { path: 'product/sender.pem', content: own.certificate, isSecret: false },
    { path: 'product/sender-key.pem', content: own.key, isSecret: true },
  ];
}

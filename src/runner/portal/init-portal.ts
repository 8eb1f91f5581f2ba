/**
 * `init` for a portal: a folder with a commented target file, a token for the test interface, and a text that says what to enter where.
 * The portal keeps its own keys; nothing is overwritten unless told so.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Language } from '../../core/language.ts';
import type { InitOutcome } from '../init.ts';
import { refuseOverwriting, writeMadeFile } from '../made-files.ts';
import type { MadeFile } from '../made-files.ts';
import { portalGuide } from './init-portal-guide.ts';
import { TOKEN_FILE, portalTargetText } from './portal-target-text.ts';

export interface PortalInitOptions {
  readonly folder: string;
  readonly profile: 'bundid-portal' | 'muk-portal';
  readonly product: { readonly name: string; readonly version: string; readonly vendor: string };
  /** Where somebody starts to log in. */
  readonly loginUrl: string;
  /** Of a page that only people who are logged in get. */
  readonly protectedUrl: string;
  /** Of the portal's SAML metadata. */
  readonly metadataUrl: string;
  /** Texts of buttons on the way to the account. */
  readonly press: readonly string[];
  /** Text on the protected page that shows that somebody is logged in. */
  readonly loggedIn?: string;
  /** Address of the product's test interface; absent when it has none. */
  readonly adapterUrl?: string;
  readonly language: Language;
  /** Overwrite files of an earlier init. */
  readonly isForced: boolean;
}

const TARGET = 'target.yaml';

/**
 * Writes the folder.
 * @throws ERR_CONFIG_EXISTS when a file is there already; ERR_CONFIG_OUTPUT_UNWRITABLE
 */
export function initPortal(options: PortalInitOptions): InitOutcome {
  const guide = portalGuide(options);
  const files: readonly MadeFile[] = [
    { path: TARGET, content: portalTargetText(options), isSecret: false },
    { path: options.language === 'de' ? 'LIESMICH.md' : 'README.md', content: guide, isSecret: false },
    { path: '.gitignore', content: 'product/\npruefstand-out/\n', isSecret: false },
    { path: TOKEN_FILE, content: `${randomBytes(24).toString('base64url')}\n`, isSecret: true },
  ];
  const paths = files.map(({ path }) => path);
  refuseOverwriting(options, paths);
  for (const file of files) writeMadeFile(options.folder, file);
  return { files: [...paths].sort(), targetFile: join(options.folder, TARGET), guide };
}

/** Writes a site into an empty folder, with the signed status list where there is a signer. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { whileWriting } from '../../core/file-errors.ts';
import type { Register } from '../model.ts';
import { SIGNED_TYPES } from '../signature.ts';
import type { Sign } from '../signature.ts';
import { SITE_FILES } from './paths.ts';
import { siteFiles } from './site-files.ts';

export interface WriteSiteOptions {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Signs status.json. */
  readonly sign?: Sign;
}

/** @returns number of files @throws ERR_CONFIG_OUTPUT_UNWRITABLE, and what {@link siteFiles} throws */
export async function writeSite(register: Register, folder: string, { at, sign }: WriteSiteOptions): Promise<number> {
  let count = 0;
  const folders = new Set<string>();
  const write = (path: string, content: string | Uint8Array): void => {
    const file = join(folder, path);
    const home = dirname(file);
    whileWriting(
      () => {
        if (!folders.has(home)) mkdirSync(home, { recursive: true });
        writeFileSync(file, content, { flag: 'wx' });
      },
      folder,
      { de: 'Die Website', en: 'The site' },
    );
    folders.add(home);
    count += 1;
  };
  for (const { path, content } of siteFiles(register, at, sign !== undefined)) {
    write(path, content);
    if (path === SITE_FILES.status && sign !== undefined) write(SITE_FILES.statusSignature, await sign(Buffer.from(content), SIGNED_TYPES.statusList, at));
  }
  return count;
}

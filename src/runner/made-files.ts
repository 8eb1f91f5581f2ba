/** Files of a folder that a command makes at one go: nothing is overwritten unless told so, and secrets are their owner's. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { whileWriting } from '../core/file-errors.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { THE_FILE, writeWhole } from './named-file.ts';

/** One file to write. `isSecret`: only its owner may read it. */
export interface MadeFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly isSecret: boolean;
}

interface Destination {
  readonly folder: string;
  /** Overwrite what is there. */
  readonly isForced: boolean;
}

/** @throws ERR_CONFIG_EXISTS when one of the files is there and may not be replaced */
export function refuseOverwriting({ folder, isForced }: Destination, paths: readonly string[]): void {
  const taken = paths.filter((path) => existsSync(join(folder, path)));
  const [first] = taken;
  if (first === undefined || isForced) return;
  const more = taken.length - 1;
  throw new TranslatedError(
    'ERR_CONFIG_EXISTS',
    {
      de: `Die Datei gibt es schon${more > 0 ? `, ebenso ${more} weitere` : ''}; nichts wurde geschrieben.`,
      en: `The file exists already${more > 0 ? `, as do ${more} more` : ''}; nothing was written.`,
    },
    {
      place: join(folder, first),
      mend: {
        de: 'Einen leeren Ordner nennen oder mit --force überschreiben (alte Schlüssel gehen verloren).',
        en: 'Name an empty folder, or overwrite with --force (old keys are lost).',
      },
    },
  );
}

/** @throws ERR_CONFIG_OUTPUT_UNWRITABLE */
export function writeMadeFile(folder: string, { path, content, isSecret }: MadeFile): void {
  const file = join(folder, path);
  const write = (): void => {
    mkdirSync(dirname(file), { recursive: true });
    if (path.startsWith('product/')) chmodSync(dirname(file), 0o700);
    writeWhole(file, content, isSecret ? 0o600 : 0o644);
  };
  whileWriting(write, file, THE_FILE, { de: 'Einen Ordner nennen, in den geschrieben werden darf.', en: 'Name a folder that can be written to.' });
}

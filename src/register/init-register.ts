/** Makes the folder of a new register. Nothing is overwritten; a folder that is not empty is refused. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TranslatedError } from '../core/translated-error.ts';
import { changing, removeQuietly, replaceFile } from './files-on-disk.ts';
import { REGISTER_FILES } from './model.ts';
import type { RegisterConfig } from './model.ts';
import { writtenRegisterConfig } from './register-config.ts';

/** Names under which `init` puts the trusted certificates. */
export const ANCHOR_FILES = { anchors: 'anchors.pem', tsaAnchors: 'tsa-anchors.pem' } as const;

export interface InitRegisterOptions {
  readonly config: Omit<RegisterConfig, 'format' | 'formatVersion' | 'anchors' | 'tsaAnchors'>;
  /** PEM; without it `register add` refuses everything until register.yaml names a file. */
  readonly anchors?: Uint8Array;
  readonly tsaAnchors?: Uint8Array;
}

/** @returns names of the files made @throws ERR_CONFIG_EXISTS, ERR_CONFIG_INVALID, ERR_CONFIG_OUTPUT_UNWRITABLE: then nothing was made */
export function initRegister(path: string, { config, anchors, tsaAnchors }: InitRegisterOptions): readonly string[] {
  const folder = resolve(path);
  if (existsSync(folder) && changing(folder, () => readdirSync(folder)).length > 0)
    throw new TranslatedError(
      'ERR_CONFIG_EXISTS',
      { de: 'Der Ordner ist nicht leer; nichts wurde geschrieben.', en: 'The folder is not empty; nothing was written.' },
      { place: folder, mend: { de: 'Einen neuen oder leeren Ordner nennen.', en: 'Name a new or empty folder.' } },
    );
  const files: (readonly [string, string | Uint8Array])[] = [
    [
      REGISTER_FILES.config,
      writtenRegisterConfig({
        format: 'pruefstand-register',
        formatVersion: 1,
        ...config,
        ...(anchors === undefined ? {} : { anchors: ANCHOR_FILES.anchors }),
        ...(tsaAnchors === undefined ? {} : { tsaAnchors: ANCHOR_FILES.tsaAnchors }),
      }),
    ],
    [REGISTER_FILES.events, ''],
    ...(anchors === undefined ? [] : [[ANCHOR_FILES.anchors, anchors] as const]),
    ...(tsaAnchors === undefined ? [] : [[ANCHOR_FILES.tsaAnchors, tsaAnchors] as const]),
  ];
  const names = files.map(([name]) => name);
  const made = changing(folder, () => mkdirSync(folder, { recursive: true }));
  try {
    changing(folder, () => {
      mkdirSync(join(folder, REGISTER_FILES.entries));
      for (const [name, content] of files) replaceFile(join(folder, name), content);
    });
  } catch (error) {
    // With the folders around it that were not there before.
    for (const path of made === undefined ? [REGISTER_FILES.entries, ...names].map((name) => join(folder, name)) : [made]) removeQuietly(path);
    throw error;
  }
  return names;
}

/**
 * A target file as text: reading it, and why it cannot be read. What is inside is parsed by src/formats/yaml-source.ts.
 */
import { readFileSync, statSync } from 'node:fs';
import type { Bilingual } from '../core/language.ts';
import { parseYamlSource } from '../formats/yaml-source.ts';
import type { YamlSource } from '../formats/yaml-source.ts';
import { errorOf } from './target-file-problem.ts';
import { TranslatedError } from '../core/translated-error.ts';

export type TargetSource = YamlSource;

/** The file in a sentence. */
export const TARGET_FILE: Bilingual = { de: 'Die Zieldatei', en: 'The target file' };

const MAX_SIZE_BYTES = 1_048_576;

/**
 * Reads a target file.
 * @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_NOT_YAML
 */
export function readTargetSource(file: string): TargetSource {
  const { source, problem } = parseYamlSource(readBytes(file), file, TARGET_FILE);
  if (problem !== undefined) throw errorOf(problem);
  return source;
}

function readBytes(file: string): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > MAX_SIZE_BYTES) throw new RangeError(`it has ${size} bytes, at most ${MAX_SIZE_BYTES} are read`);
    return readFileSync(file);
  } catch (cause) {
    const why = reasonOf(cause);
    throw new TranslatedError(
      'ERR_CONFIG_FILE_UNREADABLE',
      { de: `Die Zieldatei ist nicht lesbar: ${why.de}.`, en: `The target file cannot be read: ${why.en}.` },
      {
        place: file,
        cause,
        mend: {
          de: 'Den Pfad hinter --target prüfen; „pruefstand init“ legt eine Zieldatei an.',
          en: 'Check the path after --target; "pruefstand init" makes a target file.',
        },
      },
    );
  }
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): Bilingual {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { de: 'die Datei gibt es nicht', en: 'there is none' };
  if (code === 'EISDIR') return { de: 'es ist ein Ordner', en: 'it is a folder' };
  if (code === 'EACCES' || code === 'EPERM') return { de: 'das Recht zum Lesen fehlt', en: 'the right to read it is missing' };
  if (error instanceof RangeError) return { de: 'die Datei ist zu groß', en: error.message };
  return { de: error instanceof Error ? error.message : String(error), en: error instanceof Error ? error.message : String(error) };
}

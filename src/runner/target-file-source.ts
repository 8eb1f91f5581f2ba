/**
 * A target file as text. What is inside is parsed by src/formats/yaml-source.ts.
 */
import type { Bilingual } from '../core/language.ts';
import { parseYamlSource } from '../formats/yaml-source.ts';
import type { YamlSource } from '../formats/yaml-source.ts';
import { readNamed } from './named-file.ts';
import { errorOf } from '../core/translated-error.ts';

export type TargetSource = YamlSource;

/** The file in a sentence. */
export const TARGET_FILE: Bilingual = { de: 'Die Zieldatei', en: 'The target file' };

const MAX_SIZE_BYTES = 1_048_576;
const TARGET_MEND: Bilingual = {
  de: 'Den Pfad hinter --target prüfen; „pruefstand init“ legt eine Zieldatei an.',
  en: 'Check the path after --target; "pruefstand init" makes a target file.',
};

/**
 * Reads a target file.
 * @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_NOT_YAML
 */
export function readTargetSource(file: string): TargetSource {
  const { source, problem } = parseYamlSource(readNamed(file, TARGET_FILE, { maxBytes: MAX_SIZE_BYTES, mend: TARGET_MEND }), file, TARGET_FILE);
  if (problem !== undefined) throw errorOf(problem);
  return source;
}

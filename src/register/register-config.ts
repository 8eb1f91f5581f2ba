/** Reads and writes `register.yaml`, the only file of a register that people change by hand. */
import { stringify } from 'yaml';
import configSchema from '../../schemas/register/register-1.schema.json' with { type: 'json' };
import type { Bilingual } from '../core/language.ts';
import { errorOf } from '../core/translated-error.ts';
import { tellShapeProblems } from '../formats/shape-words.ts';
import { parseYamlSource } from '../formats/yaml-source.ts';
import type { RegisterConfig } from './model.ts';

const NAME: Bilingual = { de: 'register.yaml', en: 'register.yaml' };

/**
 * @param place path of the file, for messages
 * @throws ERR_CONFIG_NOT_YAML, ERR_CONFIG_INVALID
 */
export function readRegisterConfig(bytes: Uint8Array, place: string): RegisterConfig {
  const { source, problem } = parseYamlSource(bytes, place, NAME);
  if (problem !== undefined) throw errorOf(problem);
  const [flaw] = tellShapeProblems(source, { schema: configSchema, name: NAME });
  if (flaw !== undefined) throw errorOf(flaw);
  return source.value as RegisterConfig;
}

/** The text of a register.yaml. @throws ERR_CONFIG_INVALID for values that the schema refuses */
export function writtenRegisterConfig(config: RegisterConfig): string {
  const head = '# Register des Prüfstands / register of the Pruefstand. Members: docs/reference/register.md\n';
  const text = head + stringify(config, { lineWidth: 0, defaultStringType: 'PLAIN', singleQuote: false });
  readRegisterConfig(Buffer.from(text, 'utf8'), 'register.yaml');
  return text;
}

/** Reads and writes `register.yaml`, the only file of a register that people change by hand. */
import { parseDocument, stringify } from 'yaml';
import configSchema from '../../schemas/register/register-1.schema.json' with { type: 'json' };
import type { Bilingual } from '../core/language.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { decodeUtf8 } from '../formats/json.ts';
import type { RegisterConfig } from './model.ts';

/**
 * @param place path of the file, for messages
 * @throws ERR_CONFIG_NOT_YAML, ERR_CONFIG_INVALID
 */
export function readRegisterConfig(bytes: Uint8Array, place: string): RegisterConfig {
  const text = decodeUtf8(bytes);
  const document = text === undefined ? undefined : parseDocument(text, { prettyErrors: true, stringKeys: true });
  const [error] = document?.errors ?? [];
  if (document === undefined || error !== undefined) {
    const said = error?.message.split('\n')[0] ?? 'UTF-8';
    throw new TranslatedError(
      'ERR_CONFIG_NOT_YAML',
      { de: `register.yaml ist kein gültiges YAML (${said}).`, en: `register.yaml is no valid YAML (${said}).` },
      { place, mend: { de: 'Die genannte Zeile berichtigen und als UTF-8 speichern.', en: 'Correct that line and save as UTF-8.' } },
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const [problem] = compileSchema(configSchema)(value);
  if (problem !== undefined) throw invalid(problemText(problem.pointer, problem.message), place);
  return value as RegisterConfig;
}

function problemText(pointer: string, message: string): Bilingual {
  const member = pointer === '' ? '' : `${pointer} `;
  return { de: `register.yaml verletzt sein Schema: ${member}${message}.`, en: `register.yaml breaks its schema: ${member}${message}.` };
}

function invalid(text: Bilingual, place: string): TranslatedError {
  return new TranslatedError('ERR_CONFIG_INVALID', text, {
    place,
    mend: { de: 'Die Angabe berichtigen; docs/reference/register.md erklärt jede.', en: 'Correct the member; docs/reference/register.md explains each.' },
  });
}

/** The text of a register.yaml. @throws ERR_CONFIG_INVALID for values that the schema refuses */
export function writtenRegisterConfig(config: RegisterConfig): string {
  const [problem] = compileSchema(configSchema)(config);
  if (problem !== undefined) throw invalid(problemText(problem.pointer, problem.message), 'register.yaml');
  const head = '# Register des Prüfstands / register of the Pruefstand. Members: docs/reference/register.md\n';
  return head + stringify(config, { lineWidth: 0, defaultStringType: 'PLAIN', singleQuote: false });
}

/** Reads `result.json` as strangers may have changed it: bounded, and valid against schemas/result or refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { isJsonObject, parseJson } from '../formats/json.ts';
import { packageRoot } from '../runner/environment.ts';
import { readNamed } from '../runner/named-file.ts';
import { TranslatedError } from '../core/translated-error.ts';

const MAX_SIZE_BYTES = 256 * 1024 * 1024;
const RESULT_MEND: Bilingual = {
  de: 'Den Pfad einer result.json nennen, wie „pruefstand run“ sie schreibt.',
  en: 'Name the path of a result.json as "pruefstand run" writes it.',
};

/** @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_RESULT_INVALID */
export function readResult(path: string): Result {
  return resultOf(resultBytes(path), path);
}

/** A result from bytes. @param path for messages @throws ERR_CONFIG_RESULT_INVALID */
export function resultOf(bytes: Uint8Array, path: string): Result {
  const value = parseJson(bytes)?.value;
  if (!isJsonObject(value) || value['format'] !== 'pruefstand-result') {
    throw invalid(path, { de: 'Die Datei ist kein Ergebnis des Prüfstands.', en: 'The file is no result of the suite.' });
  }
  if (value['formatVersion'] !== 1) {
    throw invalid(path, {
      de: `Das Ergebnis hat die Formatversion ${String(value['formatVersion'])}; dieser Prüfstand liest Version 1.`,
      en: `The result has format version ${String(value['formatVersion'])}; this suite reads version 1.`,
    });
  }
  const [problem] = compileSchema(resultSchema())(value);
  if (problem !== undefined)
    throw invalid(`${path} (${problem.pointer === '' ? '/' : problem.pointer})`, {
      de: `Das Ergebnis verletzt sein Schema (gemeldet: „${problem.message}“).`,
      en: `The result breaks its schema: ${problem.message}.`,
    });
  return value as unknown as Result;
}

function resultSchema(): object {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/result/result-1.schema.json'), 'utf8')) as object;
}

/** A result as it lies on disk, unread. @throws ERR_CONFIG_FILE_UNREADABLE */
export function resultBytes(path: string): Uint8Array {
  return readNamed(path, { de: 'Das Ergebnis', en: 'The result' }, { maxBytes: MAX_SIZE_BYTES, mend: RESULT_MEND });
}

function invalid(place: string, text: Bilingual): TranslatedError {
  return new TranslatedError('ERR_CONFIG_RESULT_INVALID', text, {
    place,
    mend: { de: 'Die unveränderte result.json eines Laufs nennen.', en: 'Name the unchanged result.json of a run.' },
  });
}

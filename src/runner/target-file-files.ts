/** Files and secrets a target file names: paths are relative to its folder, sizes bounded, contents never shown. */
import { dirname, resolve } from 'node:path';
import { decodeUtf8 } from '../formats/json.ts';
import { memberName } from '../formats/shape-words.ts';
import { readBounded } from './named-file.ts';
import type { SecretSource } from './target-file-format.ts';
import type { Complaints } from './target-file-problem.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface FileReader {
  /** Absolute path of a file the target names. */
  pathOf(name: string): string;
  /** @param pointer place of the name in the target file @returns undefined when it cannot be read, then a problem is noted */
  bytes(pointer: string, name: string): Uint8Array | undefined;
  /** As {@link FileReader.bytes}, for UTF-8 without a byte order mark. */
  text(pointer: string, name: string): string | undefined;
  /** The value of a secret. Line ends at its end are cut off. */
  secret(pointer: string, source: SecretSource): string | undefined;
}

const MAX_SIZE_BYTES = 110 * 1024 * 1024;

export function createFileReader(targetFile: string, env: Environment, complaints: Complaints): FileReader {
  const folder = dirname(resolve(targetFile));
  const pathOf = (name: string): string => resolve(folder, name);
  const bytes = (pointer: string, name: string): Uint8Array | undefined => readFor(pointer, name, pathOf(name), complaints);
  const text = (pointer: string, name: string): string | undefined => {
    const read = bytes(pointer, name);
    if (read === undefined) return undefined;
    const decoded = decodeUtf8(read);
    if (decoded === undefined)
      complaints.problem(
        pointer,
        'ERR_CONFIG_INVALID',
        { de: `Die Datei ${name} ist nicht in UTF-8 geschrieben.`, en: `The file ${name} is not written in UTF-8.` },
        { de: 'Die Datei als UTF-8 speichern.', en: 'Save the file as UTF-8.' },
      );
    return decoded;
  };
  const secret = (pointer: string, source: SecretSource): string | undefined => {
    if (typeof source === 'string') return source;
    if ('env' in source) return secretFromEnvironment(pointer, source.env, env, complaints);
    const value = text(`${pointer}/file`, source.file)?.replace(/[\r\n]+$/, '');
    if (value !== '') return value;
    complaints.problem(
      `${pointer}/file`,
      'ERR_CONFIG_INVALID',
      { de: `Die Datei ${source.file} für „${memberName(pointer)}“ ist leer.`, en: `The file ${source.file} for "${memberName(pointer)}" is empty.` },
      { de: 'Das Geheimnis in die Datei schreiben.', en: 'Write the secret into the file.' },
    );
    return undefined;
  };
  return { pathOf, bytes, text, secret };
}

function secretFromEnvironment(pointer: string, name: string, env: Environment, complaints: Complaints): string | undefined {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  complaints.problem(
    `${pointer}/env`,
    'ERR_CONFIG_INVALID',
    {
      de: `Die Umgebungsvariable ${name} für „${memberName(pointer)}“ ist nicht gesetzt.`,
      en: `The environment variable ${name} for "${memberName(pointer)}" is not set.`,
    },
    { de: `${name} setzen und den Aufruf wiederholen.`, en: `Set ${name} and repeat the call.` },
  );
  return undefined;
}

function readFor(pointer: string, name: string, path: string, complaints: Complaints): Uint8Array | undefined {
  const reading = readBounded(path, MAX_SIZE_BYTES);
  if ('bytes' in reading) return reading.bytes;
  const { why } = reading;
  complaints.problem(
    pointer,
    'ERR_CONFIG_FILE_UNREADABLE',
    { de: `Die Datei ${name} ist nicht lesbar: ${why.de}.`, en: `The file ${name} cannot be read: ${why.en}.` },
    { de: 'Den Pfad prüfen; er gilt ab dem Ordner der Zieldatei.', en: 'Check the path; it starts from the folder of the target file.' },
  );
  return undefined;
}

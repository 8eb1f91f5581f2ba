/**
 * A target file as text: reading it, YAML 1.2 to plain data, and from a JSON Pointer back to line and column. Nothing
 * here knows what the members mean.
 */
import { readFileSync, statSync } from 'node:fs';
import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Bilingual } from '../core/language.ts';
import { decodeUtf8 } from '../formats/json.ts';
import { tokensOf } from './target-file-problem.ts';
import { TranslatedError } from './translated-error.ts';

export interface TargetSource {
  /** Path as it was given. */
  readonly file: string;
  readonly value: unknown;
  /** `ziel.yaml:12:5 (/pickup/pollingSeconds)`; of the nearest parent when the pointer leads nowhere. */
  placeOf(pointer: string): string;
  /** As {@link TargetSource.placeOf}, but the place of the member's name. */
  placeOfName(pointer: string): string;
  /** A scalar as it is written, `1.10` for a number that YAML reads as 1.1. */
  writtenAt(pointer: string): string | undefined;
}

const MAX_SIZE_BYTES = 1_048_576;

/**
 * Reads a target file.
 * @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_NOT_YAML
 */
export function readTargetSource(file: string): TargetSource {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const [error] = document.errors;
  if (error !== undefined) throw notYaml(file, error, lines);
  return {
    file,
    value: valueOf(document, file),
    placeOf: (pointer) => place(file, pointer, offsetOf(document, pointer, 'value'), lines),
    placeOfName: (pointer) => place(file, pointer, offsetOf(document, pointer, 'name'), lines),
    writtenAt: (pointer) => {
      const node = document.getIn(tokensOf(pointer).map(keyOf), true);
      return isScalar(node) ? (node.source ?? undefined) : undefined;
    },
  };
}

function readText(file: string): string {
  const bytes = readBytes(file);
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    throw new TranslatedError(
      'ERR_CONFIG_NOT_YAML',
      { de: 'Die Zieldatei ist nicht in UTF-8 geschrieben.', en: 'The target file is not written in UTF-8.' },
      { place: file, mend: { de: 'Die Datei im Editor als UTF-8 speichern.', en: 'Save the file as UTF-8 in your editor.' } },
    );
  }
  return text;
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
  if (code === 'ENOENT' || code === 'ENOTDIR') return { de: 'es gibt sie nicht', en: 'there is none' };
  if (code === 'EISDIR') return { de: 'es ist ein Ordner', en: 'it is a folder' };
  if (code === 'EACCES' || code === 'EPERM') return { de: 'das Recht zum Lesen fehlt', en: 'the right to read it is missing' };
  if (error instanceof RangeError) return { de: 'sie ist zu groß', en: error.message };
  return { de: error instanceof Error ? error.message : String(error), en: error instanceof Error ? error.message : String(error) };
}

const YAML_REASONS: Readonly<Record<string, Bilingual>> = {
  TAB_AS_INDENT: { de: 'eingerückt ist mit Tabulatoren, erlaubt sind nur Leerzeichen', en: 'it is indented with tabs, only blanks are allowed' },
  DUPLICATE_KEY: { de: 'eine Angabe steht zweimal da', en: 'a member is given twice' },
  MULTIPLE_DOCS: { de: 'es stehen mehrere Dokumente darin', en: 'it holds several documents' },
  BAD_INDENT: { de: 'die Einrückung passt nicht zu den Zeilen darüber', en: 'the indentation does not fit the lines above' },
  MISSING_CHAR: { de: 'ein schließendes Zeichen fehlt', en: 'a closing character is missing' },
  NON_STRING_KEY: { de: 'der Name einer Angabe ist kein Text', en: 'the name of a member is no text' },
};

function notYaml(file: string, error: YAMLError, lines: LineCounter): TranslatedError {
  const { line, col } = lines.linePos(error.pos[0]);
  const said = error.message.split('\n')[0] ?? '';
  const why = YAML_REASONS[error.code] ?? { de: `der YAML-Leser meldet „${said}“`, en: `the YAML reader says "${said}"` };
  return new TranslatedError(
    'ERR_CONFIG_NOT_YAML',
    { de: `Die Zieldatei ist kein gültiges YAML: ${why.de}.`, en: `The target file is no valid YAML: ${why.en}.` },
    { place: `${file}:${line}:${col}`, mend: { de: 'Die genannte Zeile und die darüber berichtigen.', en: 'Correct that line and the one above it.' } },
  );
}

function valueOf(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch (cause) {
    throw new TranslatedError(
      'ERR_CONFIG_NOT_YAML',
      { de: 'Die Zieldatei benutzt Verweise (&, *), die sich nicht auflösen lassen.', en: 'The target file uses references (&, *) that cannot be resolved.' },
      { place: file, cause, mend: { de: 'Die Werte ausschreiben.', en: 'Write the values out.' } },
    );
  }
}

function keyOf(token: string): string | number {
  return /^\d+$/.test(token) ? Number(token) : token;
}

/** Offset of a value, or of the name it goes by; of the nearest parent when there is none. */
function offsetOf(document: Document.Parsed, pointer: string, what: 'value' | 'name'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const token of tokensOf(pointer)) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === token);
      if (pair === undefined) return offset;
      const named = startOf(pair.key) ?? offset;
      node = pair.value;
      offset = what === 'name' ? named : (startOf(pair.value) ?? named);
    } else if (isSeq(node)) {
      node = node.items[Number(token)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? (node.range[0] as number) : undefined;
}

function place(file: string, pointer: string, offset: number, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}${pointer === '' ? '' : ` (${pointer})`}`;
}

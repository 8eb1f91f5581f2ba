/**
 * A YAML file that a person wrote, with the way back from a JSON Pointer to line and column. YAML 1.2 (a JSON file is one
 * too); bounded in size and references. Nothing here knows what the members mean.
 */
import type { Document, LineCounter, YAMLError } from 'yaml';
import type { Bilingual } from '../core/language.ts';
import type { ToldProblem } from '../core/told-problem.ts';
import { decodeUtf8 } from './json.ts';
import { yamlLibrary } from './yaml-library.ts';

export interface YamlSource {
  /** Path as it was given. */
  readonly file: string;
  readonly value: unknown;
  /** `file.yaml:12:5 (/pickup/pollingSeconds)`; of the nearest parent when the pointer leads nowhere. */
  placeOf(pointer: string): string;
  /** As {@link YamlSource.placeOf}, but the place of the member's name. */
  placeOfName(pointer: string): string;
  /** A scalar as it is written, `1.10` for a number that YAML reads as 1.1. */
  writtenAt(pointer: string): string | undefined;
}

/** Either the source, or why there is none. */
export type YamlReading = { readonly source: YamlSource; readonly problem?: never } | { readonly source?: never; readonly problem: ToldProblem };

/**
 * Parses a YAML file.
 * @param file path as the user gave it, for places
 * @param name the file in a sentence, capitalised: `Die Erklärung`, `The declaration`
 */
export function parseYamlSource(bytes: Uint8Array, file: string, name: Bilingual): YamlReading {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: notUtf8(file, name) };
  const { LineCounter: Lines, isScalar, parseDocument } = yamlLibrary();
  const lines = new Lines();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const [error] = document.errors;
  if (error !== undefined) return { problem: notYaml(file, name, error, lines) };
  const value = valueOf(document);
  if (value === undefined) return { problem: unresolvable(file, name) };
  return {
    source: {
      file,
      value: value.value,
      placeOf: (pointer) => place(file, pointer, offsetOf(document, pointer, 'value'), lines),
      placeOfName: (pointer) => place(file, pointer, offsetOf(document, pointer, 'name'), lines),
      writtenAt: (pointer) => {
        const node = document.getIn(pointerTokens(pointer).map(keyOf), true);
        return isScalar(node) ? (node.source ?? undefined) : undefined;
      },
    },
  };
}

/** The members of a JSON Pointer (RFC 6901). */
export function pointerTokens(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function notUtf8(file: string, name: Bilingual): ToldProblem {
  return {
    code: 'ERR_CONFIG_NOT_YAML',
    text: { de: `${name.de} ist nicht in UTF-8 geschrieben.`, en: `${name.en} is not written in UTF-8.` },
    mend: { de: 'Die Datei im Editor als UTF-8 speichern.', en: 'Save the file as UTF-8 in your editor.' },
    place: file,
  };
}

const YAML_REASONS: Readonly<Record<string, Bilingual>> = {
  TAB_AS_INDENT: { de: 'eingerückt ist mit Tabulatoren, erlaubt sind nur Leerzeichen', en: 'it is indented with tabs, only blanks are allowed' },
  DUPLICATE_KEY: { de: 'eine Angabe steht zweimal da', en: 'a member is given twice' },
  MULTIPLE_DOCS: { de: 'es stehen mehrere Dokumente darin', en: 'it holds several documents' },
  BAD_INDENT: { de: 'die Einrückung passt nicht zu den Zeilen darüber', en: 'the indentation does not fit the lines above' },
  MISSING_CHAR: { de: 'ein schließendes Zeichen fehlt', en: 'a closing character is missing' },
  NON_STRING_KEY: { de: 'der Name einer Angabe ist kein Text', en: 'the name of a member is no text' },
};

function notYaml(file: string, name: Bilingual, error: YAMLError, lines: LineCounter): ToldProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  const said = error.message.split('\n')[0] ?? '';
  const why = YAML_REASONS[error.code] ?? { de: `der YAML-Leser meldet „${said}“`, en: `the YAML reader says "${said}"` };
  return {
    code: 'ERR_CONFIG_NOT_YAML',
    text: { de: `${name.de} ist kein gültiges YAML: ${why.de}.`, en: `${name.en} is no valid YAML: ${why.en}.` },
    mend: { de: 'Die genannte Zeile und die darüber berichtigen.', en: 'Correct that line and the one above it.' },
    place: `${file}:${line}:${col}`,
  };
}

function unresolvable(file: string, name: Bilingual): ToldProblem {
  return {
    code: 'ERR_CONFIG_NOT_YAML',
    text: { de: `${name.de} benutzt Verweise (&, *), die sich nicht auflösen lassen.`, en: `${name.en} uses references (&, *) that cannot be resolved.` },
    mend: { de: 'Die Werte ausschreiben.', en: 'Write the values out.' },
    place: file,
  };
}

function valueOf(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 50 }) as unknown };
  } catch {
    return undefined;
  }
}

function keyOf(token: string): string | number {
  return /^\d+$/.test(token) ? Number(token) : token;
}

/** Offset of a value, or of the name it goes by; of the nearest parent when there is none. */
function offsetOf(document: Document.Parsed, pointer: string, what: 'value' | 'name'): number {
  const { isMap, isPair, isScalar, isSeq } = yamlLibrary();
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const token of pointerTokens(pointer)) {
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

/**
 * Data schemas a target file names: JSON Schema as it is, XSD with the local files it imports or includes. Nothing is
 * loaded from the network.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Bilingual } from '../core/language.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { isJsonObject, parseJson } from '../formats/json.ts';
import { validateXml } from '../formats/xml.ts';
import type { XsdOptions } from '../formats/xml.ts';
import type { FileReader } from './target-file-files.ts';
import type { DataSchemaEntry } from './target-file-format.ts';
import type { Complaints } from './target-file-problem.ts';

/** What is wrong with data. */
export interface DataProblem {
  /** Place and complaint of the validator, English as it says it. */
  readonly detail: string;
  /** `syntax`: no JSON or XML at all. `required`: something is missing. */
  readonly kind: 'syntax' | 'required' | 'other';
}

/** Judges data against one schema. @returns empty when they are valid */
export type DataRules = (bytes: Uint8Array) => readonly DataProblem[];

/** @returns undefined when the schema cannot be used, then a problem is noted */
export function readDataRules(
  pointer: string,
  entry: DataSchemaEntry & { readonly file: string },
  files: FileReader,
  complaints: Complaints,
): DataRules | undefined {
  return entry.mimeType === 'application/json' ? jsonRules(pointer, entry.file, files, complaints) : xsdRules(pointer, entry.file, files, complaints);
}

/** Rules where there is no schema file: the data must be JSON or XML. */
export function syntaxRules(mimeType: DataSchemaEntry['mimeType']): DataRules {
  if (mimeType === 'application/json') return (bytes) => (parseJson(bytes) === undefined ? [NO_JSON] : []);
  return (bytes) => syntaxProblems(bytes);
}

const NO_JSON: DataProblem = { detail: 'no JSON in UTF-8', kind: 'syntax' };

function unusable(pointer: string, name: string, kind: Bilingual, why: string, complaints: Complaints): void {
  complaints.problem(
    pointer,
    'ERR_CONFIG_INVALID',
    { de: `${name} ist ${kind.de}: ${why}.`, en: `${name} is ${kind.en}: ${why}.` },
    {
      de: 'Die Schemadatei berichtigen oder den Eintrag file weglassen; dann bleibt ungeprüft, ob das Produkt gegen das Schema prüft.',
      en: 'Correct the schema file or leave out file; then stays untested whether the product validates with the schema.',
    },
  );
}

const NO_JSON_SCHEMA: Bilingual = { de: 'kein brauchbares JSON-Schema', en: 'no usable JSON Schema' };
const NO_XSD: Bilingual = { de: 'keine brauchbare XSD', en: 'no usable XSD' };

function jsonRules(pointer: string, name: string, files: FileReader, complaints: Complaints): DataRules | undefined {
  const text = files.text(pointer, name);
  if (text === undefined) return undefined;
  const schema = parseJson(text)?.value;
  if (!isJsonObject(schema)) {
    unusable(pointer, name, NO_JSON_SCHEMA, 'no JSON object', complaints);
    return undefined;
  }
  try {
    const validate = compileSchema(schema);
    return (bytes) => {
      const value = parseJson(bytes);
      if (value === undefined) return [NO_JSON];
      return validate(value.value).map((problem) => ({
        detail: `${problem.pointer === '' ? '/' : problem.pointer} ${problem.message}`,
        kind: problem.keyword === 'required' ? 'required' : 'other',
      }));
    };
  } catch (error) {
    unusable(pointer, name, NO_JSON_SCHEMA, reason(error), complaints);
    return undefined;
  }
}

function xsdRules(pointer: string, name: string, files: FileReader, complaints: Complaints): DataRules | undefined {
  const xsd = files.bytes(pointer, name);
  if (xsd === undefined) return undefined;
  const url = pathToFileURL(files.pathOf(name)).href;
  try {
    const options: XsdOptions = { url, imports: importsOf(url, xsd) };
    // Compiled once for nothing, so that an unusable schema is a problem of this file and not of the data.
    validateXml(new TextEncoder().encode('<x/>'), xsd, options);
    return (bytes) => {
      const { isWellFormed, problems } = validateXml(bytes, xsd, options);
      return problems.map((problem) => ({
        detail: `${problem.line === undefined ? '' : `line ${problem.line}: `}${problem.message}`,
        kind: isWellFormed ? 'required' : 'syntax',
      }));
    };
  } catch (error) {
    unusable(pointer, name, NO_XSD, reason(error), complaints);
    return undefined;
  }
}

/** XML without a schema; a schema of any element says whether it is well-formed. */
function syntaxProblems(bytes: Uint8Array): readonly DataProblem[] {
  const any = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>';
  const { isWellFormed, problems } = validateXml(bytes, any);
  return isWellFormed ? [] : problems.map((problem) => ({ detail: problem.message, kind: 'syntax' }));
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^An? (JSON|XML) Schema cannot be used: /, '').replace(/\.$/, '');
}

const MAX_IMPORTS = 200;

/** All documents an XSD reaches by `schemaLocation`, by address. @throws Error when one of them is not a readable file */
function importsOf(url: string, xsd: Uint8Array): Record<string, Uint8Array> {
  const found: Record<string, Uint8Array> = {};
  const open: { readonly url: string; readonly bytes: Uint8Array }[] = [{ url, bytes: xsd }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const location of locationsIn(next.bytes)) {
      const address = new URL(location, next.url).href;
      if (address === url || address in found) continue;
      const bytes = readImport(location, address);
      found[address] = bytes;
      open.push({ url: address, bytes });
      if (Object.keys(found).length > MAX_IMPORTS) throw new Error(`it reaches more than ${MAX_IMPORTS} files`);
    }
  }
  return found;
}

function locationsIn(xsd: Uint8Array): readonly string[] {
  const text = Buffer.from(xsd.buffer, xsd.byteOffset, xsd.byteLength)
    .toString('utf8')
    .replaceAll(/<!--[\s\S]*?-->/g, '');
  const elements = text.match(/<(?:[\w.-]+:)?(?:import|include|redefine)\b[^>]*>/g) ?? [];
  return elements.flatMap(
    (element) =>
      /\bschemaLocation\s*=\s*(?:"([^"]*)"|'([^']*)')/
        .exec(element)
        ?.slice(1)
        .find((part: string | undefined) => part !== undefined) ?? [],
  );
}

function readImport(location: string, address: string): Uint8Array {
  if (!address.startsWith('file:')) throw new Error(`it imports ${location}; only local files are read`);
  try {
    return readFileSync(fileURLToPath(address));
  } catch {
    throw new Error(`it imports ${location}, which cannot be read`);
  }
}

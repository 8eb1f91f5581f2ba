/**
 * Reading XML from strangers: no document type, no entities, nothing loaded from outside; validation against an XSD.
 * Violations are reported by line only, because the messages of the library quote content.
 */
import { readFileSync } from 'node:fs';
import { ParseOption, XmlDocument, XmlParseError, XmlValidateError, XsdValidator, xmlCleanupInputProvider } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Checks a document in bytes; undefined when it is valid, otherwise what is wrong and where. */
export type XmlRules = (bytes: Uint8Array) => { readonly kind: 'syntax' | 'schema'; readonly detail: string } | undefined;

const PARSE: ParseOption = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;

/** Compiles a schema file; files it includes are read from disk, now and never again. */
export function compileXmlSchema(file: string): XmlRules {
  xmlRegisterFsInputProviders();
  try {
    using schema = XmlDocument.fromBuffer(readFileSync(file), { url: file, option: ParseOption.XML_PARSE_NONET });
    const validator = XsdValidator.fromDoc(schema);
    return (bytes) => checkXml(bytes, validator);
  } finally {
    xmlCleanupInputProvider();
  }
}

/** Checks well-formedness, and validity when there is a schema. */
export function checkXml(bytes: Uint8Array, validator?: XsdValidator): ReturnType<XmlRules> {
  try {
    using document = XmlDocument.fromBuffer(bytes, { option: PARSE });
    if (document.dtd !== null) return { kind: 'syntax', detail: 'XML mit Dokumenttyp-Deklaration wird nicht verarbeitet.' };
    validator?.validate(document);
    return undefined;
  } catch (error) {
    if (error instanceof XmlValidateError) return { kind: 'schema', detail: `Verstoß gegen das XML-Schema in Zeile ${lines(error.details)}.` };
    if (error instanceof XmlParseError) return { kind: 'syntax', detail: `Kein wohlgeformtes XML (Zeile ${lines(error.details)}).` };
    throw error;
  }
}

function lines(details: readonly { readonly line: number }[]): string {
  return [...new Set(details.map(({ line }) => line))].slice(0, 10).join(', ') || 'unbekannt';
}

/**
 * Validates XML against an XSD file of this folder for the tests beside the data, by libxml2 without network and without
 * entities. Says at which stage a document falls. The suite itself validates in `src/formats`; this file serves tests only.
 */
import { readFileSync } from 'node:fs';
import { XmlDocument, XmlParseError, XmlValidateError, XsdValidator } from 'libxml2-wasm';

export type XmlOutcome =
  | { readonly stage: 'valid' }
  | { readonly stage: 'parse' | 'schema'; readonly messages: readonly string[] }
  /** Well-formed with a document type declaration, which no message of ours may carry; the schema is not asked. */
  | { readonly stage: 'dtd' };

export interface XmlSchema {
  outcomeOf(xml: Uint8Array): XmlOutcome;
  dispose(): void;
}

function judge(validator: XsdValidator, document: XmlDocument): XmlOutcome {
  if (document.dtd !== null) return { stage: 'dtd' };
  try {
    validator.validate(document);
    return { stage: 'valid' };
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return { stage: 'schema', messages: error.details.map((detail) => detail.message.trim()) };
  }
}

function parse(xml: Uint8Array): XmlDocument | XmlOutcome {
  try {
    return XmlDocument.fromBuffer(xml);
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    return { stage: 'parse', messages: error.details.map((detail) => detail.message.trim()) };
  }
}

/** Compiles the text of an XSD without imports; the caller disposes. @throws XmlLibError when it is no schema */
export function compileXsd(text: string): XmlSchema {
  const schema = XmlDocument.fromString(text);
  const validator = XsdValidator.fromDoc(schema);
  schema.dispose();
  return {
    outcomeOf(xml) {
      const document = parse(xml);
      if (!(document instanceof XmlDocument)) return document;
      try {
        return judge(validator, document);
      } finally {
        document.dispose();
      }
    },
    dispose: () => validator.dispose(),
  };
}

/** As {@link compileXsd}, from a file. */
export function compileXsdFile(url: URL): XmlSchema {
  return compileXsd(readFileSync(url, 'utf8'));
}

/** String values of an XPath expression's nodes, in document order. @throws XmlParseError when it is no XML */
export function textsAt(xml: Uint8Array, xpath: string, namespaces: Readonly<Record<string, string>> = {}): readonly string[] {
  const document = XmlDocument.fromBuffer(xml);
  try {
    return document.find(xpath, namespaces).map((node) => node.content);
  } finally {
    document.dispose();
  }
}

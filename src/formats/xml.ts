/**
 * Reading and validating XML of strangers with libxml2: no DTD, no entities, no network, bounded size and depth. XSD 1.0
 * only. Problems are data; the library's documents never leave this file undisposed.
 */
import { ParseOption, XmlBufferInputProvider, XmlDocument, XmlLibError, XsdValidator, xmlCleanupInputProvider, xmlRegisterInputProvider } from 'libxml2-wasm';
import type { ErrorDetail } from 'libxml2-wasm';
import { PruefstandError } from '../core/errors.ts';
import { prologProblem } from './xml-prolog.ts';

export interface XmlLimits {
  /** Default 16 MiB. */
  readonly maxSizeBytes?: number;
  /** Elements inside each other. Default 100, never more than the parser's own 256. */
  readonly maxDepth?: number;
}

export interface XmlProblem {
  readonly kind: 'size' | 'encoding' | 'dtd' | 'depth' | 'syntax' | 'schema';
  readonly message: string;
  /** From 1. */
  readonly line?: number;
  readonly column?: number;
  /** Path to the element, when the schema was broken. */
  readonly xpath?: string;
}

export interface XmlReading {
  /** False also for documents that are refused unread: too large, too deep, with DTD. */
  readonly isWellFormed: boolean;
  readonly problems: readonly XmlProblem[];
  /** Root element of a well-formed document. */
  readonly root?: { readonly name: string; readonly namespace: string };
}

export interface XsdOptions {
  /** Address of the schema document; the base of its imports. */
  readonly url?: string;
  /** Documents that the schema imports or includes, by resolved address. Nothing else is ever loaded. */
  readonly imports?: Readonly<Record<string, string | Uint8Array>>;
  readonly limits?: XmlLimits;
}

const MAX_SIZE_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 100;
const MAX_PROBLEMS = 100;
const PARSE_OPTIONS = (ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_BIG_LINES) as ParseOption;

/** Reads a document. Never throws, whatever the bytes are. */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = {}): XmlReading {
  return withXmlDocument(bytes, limits, (document) => readingOf(document));
}

/**
 * Validates a document against a schema.
 * @returns `isWellFormed` and all problems, at most 100; valid when there are none
 * @throws ERR_CONFIG_INVALID when the schema itself cannot be used; never because of the document
 */
export function validateXml(bytes: Uint8Array, xsdText: string | Uint8Array, options: XsdOptions = {}): XmlReading {
  return withXsd(xsdText, options, (validator) =>
    withXmlDocument(bytes, options.limits ?? {}, (document) => ({ ...readingOf(document), problems: schemaProblems(validator, document) })),
  );
}

/** Opens a document, hands it to `use` and disposes it. A document that is refused or not well-formed is not handed over. */
function withXmlDocument(bytes: Uint8Array, limits: XmlLimits, use: (document: XmlDocument) => XmlReading): XmlReading {
  const refusal = refuseUnread(bytes, limits);
  if (refusal !== undefined) return refused(refusal);
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: PARSE_OPTIONS });
    if (document.dtd !== null) return refused({ kind: 'dtd', message: 'a document type declaration is not allowed' });
    if (isDeeperThan(document, Math.min(limits.maxDepth ?? MAX_DEPTH, 255))) return refused({ kind: 'depth', message: 'elements are nested too deeply' });
    return use(document);
  } catch (error) {
    return { isWellFormed: false, problems: problemsOf(error, 'syntax') };
  } finally {
    document?.dispose();
  }
}

function refuseUnread(bytes: Uint8Array, limits: XmlLimits): XmlProblem | undefined {
  const maxSizeBytes = limits.maxSizeBytes ?? MAX_SIZE_BYTES;
  if (bytes.byteLength > maxSizeBytes) return { kind: 'size', message: `the document is larger than ${maxSizeBytes} bytes` };
  return prologProblem(bytes);
}

function refused(problem: XmlProblem): XmlReading {
  return { isWellFormed: false, problems: [problem] };
}

/** One step per level: linear in the number of elements. */
function isDeeperThan(document: XmlDocument, depth: number): boolean {
  return document.eval(`boolean(/${Array.from({ length: depth + 1 }, () => '*').join('/')})`) === true;
}

function readingOf(document: XmlDocument): XmlReading {
  const { name, namespaceUri } = document.root;
  return { isWellFormed: true, problems: [], root: { name, namespace: namespaceUri } };
}

function schemaProblems(validator: XsdValidator, document: XmlDocument): readonly XmlProblem[] {
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return problemsOf(error, 'schema');
  }
}

function withXsd<T>(xsd: string | Uint8Array, options: XsdOptions, use: (validator: XsdValidator) => T): T {
  let source: XmlDocument | undefined;
  let validator: XsdValidator | undefined;
  try {
    ({ source, validator } = compileXsd(xsd, options));
    return use(validator);
  } finally {
    validator?.dispose();
    source?.dispose();
  }
}

function compileXsd(xsd: string | Uint8Array, options: XsdOptions): { source: XmlDocument; validator: XsdValidator } {
  const bytes = typeof xsd === 'string' ? Buffer.from(xsd, 'utf8') : xsd;
  const imports = Object.entries(options.imports ?? {}).map(
    ([url, content]) => [url, typeof content === 'string' ? Buffer.from(content, 'utf8') : content] as const,
  );
  for (const part of [bytes, ...imports.map(([, content]) => content)]) {
    const problem = refuseUnread(part, options.limits ?? {});
    if (problem !== undefined) throw unusable(problem.message);
  }
  let source: XmlDocument | undefined;
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(imports)));
  try {
    source = XmlDocument.fromBuffer(bytes, { option: PARSE_OPTIONS, ...(options.url === undefined ? {} : { url: options.url }) });
    return { source, validator: XsdValidator.fromDoc(source) };
  } catch (error) {
    source?.dispose();
    throw unusable(problemsOf(error, 'schema')[0]?.message ?? 'unknown reason', error);
  } finally {
    xmlCleanupInputProvider();
  }
}

function problemsOf(error: unknown, kind: 'syntax' | 'schema'): readonly XmlProblem[] {
  const details = error instanceof XmlLibError ? error.details.slice(0, MAX_PROBLEMS) : [];
  if (details.length === 0) return [{ kind, message: error instanceof Error ? error.message.trim() : String(error) }];
  return details.map((detail) => problemOf(detail, kind));
}

function problemOf(detail: ErrorDetail, kind: 'syntax' | 'schema'): XmlProblem {
  return {
    kind,
    message: detail.message.trim(),
    ...(detail.line > 0 ? { line: detail.line } : {}),
    ...(detail.col > 0 ? { column: detail.col } : {}),
    ...(detail.xpath === undefined ? {} : { xpath: detail.xpath }),
  };
}

function unusable(reason: string, cause?: unknown): PruefstandError {
  return new PruefstandError('ERR_CONFIG_INVALID', `An XML Schema cannot be used: ${reason}.`, { hint: 'Give XSD 1.0 with all documents it imports.', cause });
}

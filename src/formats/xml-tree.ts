/**
 * The elements of a stranger's XML document as plain data: names, namespaces, attributes, text. For messages whose schema is
 * not ours to apply. As in `xml.ts`: no DTD, no entities, no network, bounded size, depth and number of elements. Comments
 * and processing instructions are left out.
 */
import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';
import { prologProblem } from './xml-prolog.ts';

export interface XmlTreeElement {
  /** Local name. */
  readonly name: string;
  /** Empty without one. */
  readonly namespace: string;
  /** By local name; namespace declarations are none. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlTreeElement[];
  /** Text and CDATA directly inside, joined; of the elements inside not. */
  readonly text: string;
}

export interface XmlTreeLimits {
  /** Default 16 MiB. */
  readonly maxSizeBytes?: number;
  /** Default 64. */
  readonly maxDepth?: number;
  /** Tags, comments and the like. Default 20 000. */
  readonly maxTags?: number;
}

export type XmlTreeProblem = 'size' | 'encoding' | 'dtd' | 'depth' | 'tags' | 'syntax';

export type XmlTreeReading = { readonly kind: 'tree'; readonly root: XmlTreeElement } | { readonly kind: 'problem'; readonly problem: XmlTreeProblem };

/** Long texts (attachments in Base64) need `HUGE`; what it unbinds is bound here. */
const PARSE_OPTIONS = (ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_HUGE) as ParseOption;

/** Attributes have quotation marks, and texts have some too. */
const QUOTES_PER_TAG = 10;

/** Reads a document. Never throws, whatever the bytes are. */
export function readXmlTree(bytes: Uint8Array, limits: XmlTreeLimits = {}): XmlTreeReading {
  const { maxSizeBytes = 16 * 1024 * 1024, maxDepth = 64, maxTags = 20_000 } = limits;
  if (bytes.byteLength > maxSizeBytes) return refused('size');
  const prolog = prologProblem(bytes);
  if (prolog !== undefined) return refused(prolog.kind);
  if (hasMoreThan(bytes, '<', maxTags) || hasMoreThan(bytes, '"', maxTags * QUOTES_PER_TAG) || hasMoreThan(bytes, "'", maxTags * QUOTES_PER_TAG))
    return refused('tags');
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(bytes, { option: PARSE_OPTIONS });
    if (document.dtd !== null) return refused('dtd');
    const root = elementOf(document.root, maxDepth);
    return root === undefined ? refused('depth') : { kind: 'tree', root };
  } catch {
    return refused('syntax');
  } finally {
    document?.dispose();
  }
}

/** The first child of that name, in that namespace if one is given. */
export function childOf(element: XmlTreeElement | undefined, name: string, namespace?: string): XmlTreeElement | undefined {
  return element?.children.find((child) => child.name === name && (namespace === undefined || child.namespace === namespace));
}

/** All children of that name. */
export function childrenOf(element: XmlTreeElement | undefined, name: string): readonly XmlTreeElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** @returns undefined when there are more levels than allowed */
function elementOf(node: XmlElement, levels: number): XmlTreeElement | undefined {
  if (levels <= 0) return undefined;
  const children: XmlTreeElement[] = [];
  const texts: string[] = [];
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) {
      const element = elementOf(child, levels - 1);
      if (element === undefined) return undefined;
      children.push(element);
    } else if (child instanceof XmlText || child instanceof XmlCData) texts.push(child.content);
  }
  const attributes = Object.fromEntries(node.attrs.map((attribute) => [attribute.name, attribute.value]));
  return { name: node.name, namespace: node.namespaceUri, attributes, children, text: texts.join('') };
}

function hasMoreThan(bytes: Uint8Array, character: string, limit: number): boolean {
  const code = character.charCodeAt(0);
  let count = 0;
  for (let at = bytes.indexOf(code); at >= 0; at = bytes.indexOf(code, at + 1)) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

function refused(problem: XmlTreeProblem): XmlTreeReading {
  return { kind: 'problem', problem };
}

/**
 * Exclusive canonical XML of one element and what is in it (xml-exc-c14n), by libxml2. Only for documents made here: entities
 * of an internal DTD are resolved, because crafted messages may have one; nothing is loaded from outside.
 */
import { ParseOption, XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import { brokenBound } from './xml-scan.ts';
import type { XmlBounds } from './xml-scan.ts';

export interface CanonicalOptions {
  readonly inclusivePrefixes?: readonly string[];
  readonly withComments?: boolean;
}

const PARSE_OPTIONS = (ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOENT) as ParseOption;
/** libxml2 walks the tree by recursion; deeper, its memory would break for all later documents. Crafted depth goes in after signing. */
const BOUNDS: XmlBounds = { maxLength: 64 * 1024 * 1024, maxDepth: 200, maxElements: Infinity, maxAttributes: Infinity, maxAttributesEach: Infinity };

/**
 * @param id value of the attribute `ID`, `Id` or `id`; undefined: the whole document
 * @throws TypeError when the text is not well-formed, deeper than 200 elements, or not exactly one element has that ID
 */
export function canonicalText(xml: string, id: string | undefined, options: CanonicalOptions = {}): string {
  const settings = {
    mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    withComments: options.withComments ?? false,
    ...(options.inclusivePrefixes === undefined ? {} : { inclusiveNamespacePrefixes: [...options.inclusivePrefixes] }),
  };
  const document = parsed(xml);
  try {
    const element = id === undefined ? undefined : elementWithId(document, id);
    return (element === undefined || isAllOf(document, element) ? document : element).canonicalizeToString(settings);
  } finally {
    document.dispose();
  }
}

function parsed(xml: string): XmlDocument {
  if (brokenBound(xml, BOUNDS) !== undefined) throw new TypeError('The XML is too deep or too large to be signed.');
  try {
    return XmlDocument.fromString(xml, { option: PARSE_OPTIONS });
  } catch (cause) {
    throw new TypeError('The XML to be signed is not well-formed.', { cause });
  }
}

/** Whether there is nothing in the document beside this element; libxml2 asks back for every node of a part. */
function isAllOf({ dtd }: XmlDocument, element: XmlElement): boolean {
  return dtd === null && element.parent === null && element.prev === null && element.next === null;
}

function elementWithId(document: XmlDocument, id: string): XmlElement {
  if (/["']/u.test(id)) throw new TypeError('An ID with quotes cannot be signed.');
  const found = document.find(`//*[@ID='${id}' or @Id='${id}' or @id='${id}']`);
  const element = found[0];
  if (found.length !== 1 || !(element instanceof XmlElement)) throw new TypeError(`${found.length} elements have the ID that is to be signed.`);
  return element;
}

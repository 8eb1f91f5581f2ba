/**
 * A service provider that does everything wrong that signature wrapping lives on, in all ways at once: it takes any signature,
 * finds the signed element by any attribute that looks like an ID, and reads the identity wherever an assertion stands. Which
 * of its ways fools it tells that a document is an attack and no broken document.
 */
import { createHash, createPublicKey } from 'node:crypto';
import { ParseOption, XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import { contentOf, elementsNamed, replaced } from '../../src/formats/saml-crafting/markup.ts';
import { isSignedBy } from '../../src/formats/xml-algorithms.ts';
import { decryptXml } from '../../src/formats/xml-encryption.ts';

export interface NaiveWay {
  /** Which of several `SignedInfo` names the digest, which is under the signature. */
  readonly infos: 'same' | 'first-for-digest';
  readonly idNames: readonly string[];
  readonly found: 'first' | 'last';
  readonly reads: 'first' | 'last' | 'first-child' | 'last-child' | 'signed-one';
}

const NAMESPACES = { ds: 'http://www.w3.org/2000/09/xmldsig#', saml: 'urn:oasis:names:tc:SAML:2.0:assertion', ec: 'http://www.w3.org/2001/10/xml-exc-c14n#' };
const READINGS: Readonly<Record<NaiveWay['reads'], string>> = {
  first: '(//saml:Assertion)[1]',
  last: '(//saml:Assertion)[last()]',
  'first-child': '/*/saml:Assertion[1]',
  'last-child': '/*/saml:Assertion[last()]',
  'signed-one': '(//saml:Assertion[ds:Signature])[1]',
};

export const NAIVE_WAYS: readonly NaiveWay[] = (['same', 'first-for-digest'] as const).flatMap((infos) =>
  [['ID'], ['ID', 'Id', 'id', 'xml:id']].flatMap((idNames) =>
    (['first', 'last'] as const).flatMap((found) => (Object.keys(READINGS) as NaiveWay['reads'][]).map((reads) => ({ infos, idNames, found, reads }))),
  ),
);

/** Who is logged in by a response; undefined when no signature fits. */
export function naiveIdentity(response: string, keys: { readonly certificate: string; readonly spKey: string }, way: NaiveWay): string | undefined {
  const open = decryptedInPlace(response, keys.spKey);
  const isSigned = [response, open].some((text) => isSignedSomehow(text, keys.certificate, way));
  if (!isSigned) return undefined;
  return within(open, (document) => document.get(`${READINGS[way.reads]}/saml:Subject/saml:NameID`, NAMESPACES)?.content);
}

function decryptedInPlace(response: string, spKey: string): string {
  return elementsNamed(response, 'EncryptedAssertion').reduceRight(
    (text, element) => replaced(text, element, decryptXml(`<x>${contentOf(response, element)}</x>`, spKey)),
    response,
  );
}

function isSignedSomehow(text: string, certificate: string, way: NaiveWay): boolean {
  const count = within(text, (document) => document.find('//ds:Signature', NAMESPACES).length);
  return Array.from({ length: count }, (_, index) => index + 1).some((number) =>
    within(text, (document) => fits(document, `(//ds:Signature)[${number}]`, certificate, way)),
  );
}

function fits(document: XmlDocument, signature: string, certificate: string, { infos, idNames, found }: NaiveWay): boolean {
  const signed = elementAt(document, `${signature}/ds:SignedInfo[last()]`);
  const named = infos === 'same' ? `${signature}/ds:SignedInfo[last()]` : `${signature}/ds:SignedInfo[1]`;
  const method = textAt(document, `${signature}/ds:SignedInfo[last()]/ds:SignatureMethod/@Algorithm`);
  const value = Buffer.from(textAt(document, `${signature}/ds:SignatureValue`), 'base64');
  if (signed === undefined || !isSignedBy(method, Buffer.from(canonical(signed, [])), createPublicKey(certificate), value)) return false;
  const id = textAt(document, `${named}/ds:Reference/@URI`).replace('#', '');
  const prefixes = textAt(document, `${named}//ec:InclusiveNamespaces/@PrefixList`).split(' ').filter(Boolean);
  const digest = textAt(document, `${named}/ds:Reference/ds:DigestValue`);
  const path = `(//*[${idNames.map((name) => `@${name}='${id}'`).join(' or ')}])[${found === 'first' ? '1' : 'last()'}]`;
  const target = elementAt(document, path);
  if (target === undefined) return false;
  const around = `${signature}/ancestor::*`;
  const isEnveloped = document.eval(`count(${around} | ${path}) = count(${around})`, NAMESPACES) === true;
  if (isEnveloped) elementAt(document, signature)?.remove();
  return createHash('sha256').update(canonical(target, prefixes)).digest('base64') === digest;
}

function canonical(element: XmlElement, prefixes: readonly string[]): string {
  return element.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, inclusiveNamespacePrefixes: [...prefixes] });
}

function elementAt(document: XmlDocument, path: string): XmlElement | undefined {
  const node = document.get(path, NAMESPACES);
  return node instanceof XmlElement ? node : undefined;
}

function textAt(document: XmlDocument, path: string): string {
  const node = document.get(path, NAMESPACES);
  return node === null ? '' : 'value' in node ? String(node.value) : node.content;
}

function within<T>(text: string, use: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(text, { option: (ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE) as ParseOption });
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

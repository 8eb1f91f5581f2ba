/**
 * Signature wrapping (Somorovsky and others, "On Breaking SAML", 2012): the signed element stays verifiable somewhere in the
 * document while another element, with another identity, stands where an application reads. Pure text; every construction
 * returns the elements that take the place of the signed one, in order.
 */
import { XML_SIGNATURE } from '../saml-names.ts';
import {
  attributeOf,
  childOfRoot,
  childrenOfRoot,
  insertedAfter,
  insertedBefore,
  replaced,
  rootElement,
  textOf,
  withAttribute,
  withContent,
} from './markup.ts';

/** What all constructions are made of. */
export interface WrappingParts {
  /** The signed element. */
  readonly original: string;
  readonly id: string;
  /** The same without its signature. */
  readonly bare: string;
  readonly signature: string;
  /** Another identity, an ID of its own, no signature. */
  readonly evil: string;
}

/** @param change gives the other identity to the bare element @throws TypeError when the root is not signed */
export function wrappingParts(original: string, evilId: string, change: (bare: string) => string): WrappingParts {
  const { bare, signature, id } = separated(original);
  return { original, id, bare, signature, evil: withId(change(bare), evilId) };
}

/** Root and its own signature apart. @throws TypeError when it has none */
export function separated(signed: string): { readonly bare: string; readonly signature: string; readonly id: string } {
  const signature = childOfRoot(signed, 'Signature');
  const id = attributeOf(signed, rootElement(signed), 'ID');
  if (id === undefined) throw new TypeError('The signed element has no ID.');
  return { bare: replaced(signed, signature, ''), signature: textOf(signed, signature), id };
}

/** The root with another ID. */
export function withId(xml: string, id: string): string {
  return withAttribute(xml, rootElement(xml), 'ID', id);
}

/** The root with a signature where the schema wants it: behind Issuer, or else first. */
export function withSignature(xml: string, signature: string): string {
  const [first] = childrenOfRoot(xml);
  if (first?.name === 'Issuer') return insertedAfter(xml, first, signature);
  if (first === undefined) throw new TypeError('An element without content cannot hold a signature.');
  return insertedBefore(xml, first, signature);
}

/** Markup as last child of the root. */
export function withLastChild(xml: string, markup: string): string {
  const root = rootElement(xml);
  return withContent(xml, root, xml.slice(root.contentStart, root.contentEnd) + markup);
}

/** XSW 1 and 6: the signature of the evil element holds the original. */
export function originalInSignature({ evil, signature, bare }: WrappingParts): string {
  return withSignature(evil, withLastChild(signature, bare));
}

/** XSW 8: the same, inside a `ds:Object`, which the schema allows. */
export function originalInObject({ evil, signature, bare }: WrappingParts): string {
  return withSignature(evil, withLastChild(signature, `<ds:Object xmlns:ds="${XML_SIGNATURE}">${bare}</ds:Object>`));
}

/** XSW 2: the original stands before the signature. */
export function originalBeforeSignature({ evil, signature, bare }: WrappingParts): string {
  return withSignature(evil, bare + signature);
}

/** XSW 4: the evil element holds the signed one. */
export function evilAroundOriginal({ evil, original }: WrappingParts): string {
  return withLastChild(evil, original);
}

/** XSW 5: the evil element has the signature; the original stands beside, without. */
export function evilKeepsSignature({ evil, signature }: WrappingParts): string {
  return withSignature(evil, signature);
}

/** XSW 9 (CVE-2019-3465): two `SignedInfo`, the first about the evil element, which has the ID of the original. */
export function twoSignedInfos({ evil, id, signature }: WrappingParts, evilSignedInfo: string): string {
  const genuine = childOfRoot(signature, 'SignedInfo');
  return withSignature(withId(evil, id), insertedBefore(signature, genuine, evilSignedInfo));
}

/** XSW 14: the evil element carries the ID of the original in another spelling. */
export function evilWithOtherId({ evil, id }: WrappingParts, spelling: 'Id' | 'id' | 'xml:id'): string {
  return withAttribute(evil, rootElement(evil), spelling, id);
}

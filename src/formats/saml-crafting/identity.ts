/**
 * The places of an assertion that say who somebody is: NameID and the attribute that is the key of the account. Values are
 * set as markup, because many attacks are about how a parser joins the pieces of one.
 */
import { escapeText } from '../xml-writing.ts';
import { attributeOf, elementNamed, elementsNamed, withContent } from './markup.ts';
import type { MarkupElement } from './markup.ts';

export interface CraftedIdentity {
  readonly nameId: string;
  readonly key: string;
}

/** Which of the two. */
export type IdentityPlace = 'name-id' | 'key';

/** Another identity in both places. @param keyNames `Name` of the attributes that can be the key */
export function withIdentity(xml: string, { nameId, key }: CraftedIdentity, keyNames: readonly string[]): string {
  const named = withContent(xml, elementNamed(xml, 'NameID'), escapeText(nameId));
  // A login without account has no key: then the NameID is all there is.
  return keyElement(named, keyNames) === undefined ? named : withPlace(named, 'key', escapeText(key), keyNames);
}

/** Markup as content of one place. @throws TypeError when the assertion does not have it */
export function withPlace(xml: string, place: IdentityPlace, markup: string, keyNames: readonly string[]): string {
  return withContent(xml, placeOf(xml, place, keyNames), markup);
}

/** What is in a place, as markup. @throws TypeError when the assertion does not have it */
export function markupAt(xml: string, place: IdentityPlace, keyNames: readonly string[]): string {
  const { contentStart, contentEnd } = placeOf(xml, place, keyNames);
  return xml.slice(contentStart, contentEnd);
}

function placeOf(xml: string, place: IdentityPlace, keyNames: readonly string[]): MarkupElement {
  if (place === 'name-id') return elementNamed(xml, 'NameID');
  const found = keyElement(xml, keyNames);
  if (found === undefined) throw new TypeError('The assertion has no attribute that is the key of an account.');
  return elementNamed(xml, 'AttributeValue', found);
}

function keyElement(xml: string, keyNames: readonly string[]): MarkupElement | undefined {
  return elementsNamed(xml, 'Attribute').find((element) => keyNames.includes(attributeOf(xml, element, 'Name') ?? ''));
}

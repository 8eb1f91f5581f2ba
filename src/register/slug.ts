/**
 * Names of products in addresses: lower-case ASCII letters, digits and single hyphens, from vendor and name. A slug is
 * fixed with the first entry of a product, so that its address never changes when other products come.
 */
import { sha256Hex } from '../formats/hash.ts';

const MAX_PART_CHARS = 40;
const LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  '&': ' und ',
};

/** One part of a slug; empty when no letter or digit of ASCII can be made of the text. */
export function slugOf(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüßæøœđðþł&]/gu, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, MAX_PART_CHARS)
    .replaceAll(/^-+|-+$/gu, '');
}

/** What makes two entries entries of one product: vendor and name, whatever white space and Unicode form. */
export function productKey(product: { readonly name: string; readonly vendor: { readonly name: string } }): string {
  const plain = (text: string): string => text.toWellFormed().normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return `${plain(product.vendor.name)}\u0000${plain(product.name)}`;
}

/** A slug of a product that is not among those taken. */
export function newSlug(product: { readonly name: string; readonly vendor: { readonly name: string } }, taken: ReadonlySet<string>): string {
  const parts = [slugOf(product.vendor.name), slugOf(product.name)];
  const plain = parts.every((part) => part !== '')
    ? parts.join('-')
    : [...parts.filter((part) => part !== ''), sha256Hex(productKey(product)).slice(0, 12)].join('-');
  let slug = plain;
  for (let number = 2; taken.has(slug); number += 1) slug = `${plain}-${number}`;
  return slug;
}

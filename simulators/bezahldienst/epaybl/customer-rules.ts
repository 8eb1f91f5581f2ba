/** Rules of customers, addresses and bank data (fact sheet on other payment interfaces, A3 and A5). Each says the code of what is wrong. */
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import type { Wrong } from './codes.ts';
import { partOf, textOf } from './soap.ts';
import { lengthOf } from '../text-length.ts';

/** Longest texts of a customer, family name aside. */
const LIMITS: Readonly<Record<string, number>> = {
  EShopKundenNr: 100,
  sprache: 10,
  titel: 15,
  anrede: 15,
  vorname: 27,
  EMailAdresse: 100,
  geschlecht: 15,
  archivdatei: 100,
  sepaMandatReferenz: 35,
};

/** A customer with address and bank data, as far as they are there. */
export function wrongCustomer(customer: XmlTreeElement | undefined): Wrong {
  if (customer === undefined) return '-0509';
  const family = textOf(customer, 'nachname');
  if (family === undefined) return '-0103';
  if (lengthOf(family) > 27) return '-0104';
  if (Object.entries(LIMITS).some(([name, most]) => lengthOf(textOf(customer, name) ?? '') > most)) return '-0107';
  const address = partOf(customer, 'rechnungsAdresse');
  const bank = partOf(customer, 'bankverbindung');
  return (address === undefined ? undefined : wrongAddress(address, 22)) ?? (bank === undefined ? undefined : wrongBank(bank));
}

/** @param longestTown 22 characters, 100 for deliveries */
export function wrongAddress(address: XmlTreeElement, longestTown: number): Wrong {
  const country = textOf(address, 'land');
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) return '-0208';
  const code = textOf(address, 'PLZ');
  if (code !== undefined && !isPostalCode(code, country ?? 'DE')) return '-0202';
  const limits = [
    ['ort', longestTown, '-0203'],
    ['strasse', 100, '-0205'],
    ['hausNr', 10, '-0206'],
    ['postfach', 10, '-0207'],
  ] as const;
  const beyond = limits.find(([name, most]) => lengthOf(textOf(address, name) ?? '') > most);
  if (beyond !== undefined) return beyond[2];
  const hasStreet = (textOf(address, 'strasse') ?? textOf(address, 'hausNr')) !== undefined;
  return hasStreet && textOf(address, 'postfach') !== undefined ? '-0213' : undefined;
}

function isPostalCode(code: string, country: string): boolean {
  return country === 'DE' ? /^\d{5}$/.test(code) && code !== '00000' : lengthOf(code) <= 10;
}

/** Bank data: IBAN, or the account of old. */
export function wrongBank(bank: XmlTreeElement): Wrong {
  const [iban, bic, bankCode, account, holder] = ['IBAN', 'BIC', 'BLZ', 'kontoNr', 'kontoinhaber'].map((name) => textOf(bank, name));
  if (lengthOf(holder ?? '') > 25) return '-0413';
  if (bic !== undefined && !/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic)) return '-0440';
  if (iban !== undefined) return wrongIban(iban);
  if (bankCode === undefined && account === undefined) return '-0401';
  if (!/^\d{8}$/.test(bankCode ?? '')) return '-0402';
  return /^\d{5,10}$/.test(account ?? '') ? undefined : '-0403';
}

/** @spec ISO 13616: two letters, two check digits, remainder 1 of 97 */
function wrongIban(iban: string): Wrong {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return '-0442';
  const digits = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n ? undefined : '-0443';
}

import { deepStrictEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { isNamedIn, namesIn } from './signer-name.ts';

test('values of a distinguished name are read without their escapes', () => {
  deepStrictEqual(namesIn(String.raw`CN=Signatur, O=Muster\, Beispiel & Co. KG, C=DE`, 'O'), ['Muster, Beispiel & Co. KG']);
  deepStrictEqual(namesIn(String.raw`O=Pr\C3\BCfstelle \"Nord\"`, 'O'), ['Prüfstelle "Nord"']);
  deepStrictEqual(namesIn(String.raw`CN=x\, O=Beispielstelle, C=DE`, 'O'), []);
});

test('a name fits the organisation and nothing else; without an organisation the common name', () => {
  equal(isNamedIn(' beispielstelle  Nord', 'CN=Signatur, O=Beispielstelle Nord, C=DE'), true);
  equal(isNamedIn('Signatur', 'CN=Signatur, O=Beispielstelle Nord, C=DE'), false);
  equal(isNamedIn('Beispielstelle', 'CN=Signatur, O=Beispielstelle Nord, C=DE'), false);
  equal(isNamedIn('Musterfrau, Erika', String.raw`CN=Musterfrau\, Erika, C=DE`), true);
  equal(isNamedIn('', 'C=DE'), false);
});

/**
 * The JSON Schema and the XSD of the worked example say the same about one value, and person names stay within what
 * DIN 91379 data type A allows as far as their published pattern lies beside the checkout.
 */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { assert, property, string, constantFrom, array } from 'fast-check';
import { withValue } from '../change.ts';
import { compileFile, errorsOf } from '../compile.ts';
import { compileXsd, compileXsdFile, textsAt } from '../validate-xml.ts';

const fixtures = new URL('../../fixtures/kindergartenanmeldung/', import.meta.url);
const json = compileFile(new URL('kindergartenanmeldung-1.0.schema.json', import.meta.url));
const xsd = compileXsdFile(new URL('kindergartenanmeldung-1.0.xsd', import.meta.url));
after(() => xsd.dispose());

const NORMAL: unknown = JSON.parse(readFileSync(new URL('gueltig/normal.json', fixtures), 'utf8'));
const NORMAL_XML = readFileSync(new URL('gueltig/normal.xml', fixtures), 'utf8');

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}

/** Verdicts of both schemas when one value of the normal sample is replaced. */
function verdicts(pointer: string, element: string, value: string): readonly [boolean, boolean] {
  const xml = NORMAL_XML.replace(new RegExp(`<${element}>[^<]*</${element}>`), () => `<${element}>${escaped(value)}</${element}>`);
  return [errorsOf(json, withValue(NORMAL, pointer, value)).length === 0, xsd.outcomeOf(new TextEncoder().encode(xml)).stage === 'valid'];
}

const NAMES: readonly (readonly [name: string, isAllowed: boolean])[] = [
  ['Ö', true],
  ['d’Ångström', true],
  ["O'Neil", true],
  ["'t Hooft", true],
  ['GROẞ', true],
  ['Nguyễn', true],
  ['C\u0300', true],
  ['K\u035Fh', true],
  ['-', true],
  ['', false],
  [' Anna', false],
  ['Anna ', false],
  ['Anna2', false],
  ['Anna–Lena', false],
  ['Αθήνα', false],
  ['Москва', false],
  ['Anna\u00A0Lena', false],
  ['Anna\u00ADLena', false],
  ['Anna\u200BLena', false],
  ['An\tna', false],
  ['An/na', false],
  ['Anna\u{1F600}', false],
  ['ﬁlip', false],
];

for (const [name, isAllowed] of NAMES) {
  test(`the name ${JSON.stringify(name)} is ${isAllowed ? 'allowed' : 'refused'} in both forms`, () => {
    deepStrictEqual(verdicts('/kind/vorname', 'vorname', name), [isAllowed, isAllowed]);
  });
}

/** Characters around every boundary of the patterns, and a few from anywhere. */
const LETTERS = constantFrom(...Array.from(" \t-'’‡,.`~¨´·×÷0aZ_/@¿ÀÖØöøÿĀſƀɏəʰ˿\u0300\u036FͰΑЀ\u0530Ḁỿἀ\u00AD\u200B\u2013„ﬀ\u{1F600}"));
const TEXT = array(LETTERS, { maxLength: 6 }).map((parts) => parts.join(''));
/** Whether XML 1.0 has a way to write every character of the text. */
function isXml(text: string): boolean {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0).every(
    (code) => code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code !== 0xfffe && code !== 0xffff),
  );
}

/** Same texts in every run. */
const RUNS = { numRuns: 150, seed: 91379 };

for (const [pointer, element] of [
  ['/kind/vorname', 'vorname'],
  ['/kind/anschrift/ort', 'ort'],
  ['/kind/anschrift/hausnummer', 'hausnummer'],
  ['/kontakt/telefon', 'telefon'],
  ['/kind/geburtsdatum', 'geburtsdatum'],
] as const) {
  test(`${element}: both schemas agree on any text`, () => {
    assert(
      property(TEXT, (value) => verdicts(pointer, element, value)[0] === verdicts(pointer, element, value)[1]),
      RUNS,
    );
    assert(
      property(
        string({ unit: 'binary', maxLength: 8 }).filter(isXml),
        (value) => verdicts(pointer, element, value)[0] === verdicts(pointer, element, value)[1],
      ),
      RUNS,
    );
  });
}

test('length counts characters, not bytes or UTF-16 units', () => {
  deepStrictEqual(verdicts('/kind/vorname', 'vorname', 'Ö'.repeat(120)), [true, true]);
  deepStrictEqual(verdicts('/kind/vorname', 'vorname', 'Ö'.repeat(121)), [false, false]);
  deepStrictEqual(verdicts('/kind/anschrift/ort', 'ort', '\u{1D4B3}'.repeat(120)), [true, true]);
});

const din = new URL('../../../shared/standards/xbildung-familie/xoev/din/2022-08/din-norm-91379-datatypes.xsd', import.meta.url);
const skip = existsSync(din) ? false : 'the data types of DIN 91379 do not lie beside the checkout';

test('every person name in a valid sample is DIN 91379 data type A, and so is every allowed name here', { skip }, () => {
  const XS = { xs: 'http://www.w3.org/2001/XMLSchema' };
  const [pattern = ''] = textsAt(readFileSync(din), "//xs:simpleType[@name='datatypeA']//xs:pattern/@value", XS);
  ok(pattern.length > 100);
  const typeA = compileXsd(
    `<xs:schema xmlns:xs="${XS.xs}"><xs:element name="n"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="${escaped(pattern).replaceAll('"', '&quot;')}"/></xs:restriction></xs:simpleType></xs:element></xs:schema>`,
  );
  const isTypeA = (name: string): boolean => typeA.outcomeOf(new TextEncoder().encode(`<n>${escaped(name)}</n>`)).stage === 'valid';
  const samples = ['normal', 'lange-namen', 'ein-buchstabe', 'din-91379-zeichen', 'minimal', 'zwei-sorgeberechtigte'];
  const used = samples.flatMap((name) =>
    textsAt(readFileSync(new URL(`gueltig/${name}.xml`, fixtures)), "//*[local-name()='vorname' or local-name()='familienname' or local-name()='geburtsname']"),
  );
  const wanted = [...used, ...NAMES.filter(([, isAllowed]) => isAllowed).map(([name]) => name)];
  deepStrictEqual(
    wanted.filter((name) => !isTypeA(name)),
    [],
  );
  strictEqual(isTypeA('Anna2'), false);
  typeA.dispose();
});

/** Data schemas of vendors: XSDs in several files, broken variants where one can be made, none where not. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { breakJson, breakXml } from './target-file-broken.ts';
import { createFileReader } from './target-file-files.ts';
import { nearest } from './target-file-nearest.ts';
import { createComplaints } from './target-file-problem.ts';
import type { Complaints } from './target-file-problem.ts';
import { readDataRules } from './target-file-schemas.ts';
import type { DataRules } from './target-file-schemas.ts';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (data: Uint8Array | undefined): string | undefined => (data === undefined ? undefined : new TextDecoder().decode(data));

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'pruefstand schemata '));
  mkdirSync(join(folder, 'teile'));
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  put(
    'haupt.xsd',
    `<xs:schema ${XS} xmlns:b="urn:b" targetNamespace="urn:a" elementFormDefault="qualified"><!-- <xs:import schemaLocation="nirgends.xsd"/> --><xs:import namespace="urn:b" schemaLocation="teile/b.xsd"/><xs:element name="a"><xs:complexType><xs:sequence><xs:element name="x" type="b:t"/><xs:element name="y" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
  );
  put('teile/b.xsd', `<xs:schema ${XS} targetNamespace="urn:b"><xs:include schemaLocation='../c.xsd'/></xs:schema>`);
  put('c.xsd', `<xs:schema ${XS} targetNamespace="urn:b"><xs:simpleType name="t"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>`);
  put('fehlt.xsd', `<xs:schema ${XS}><xs:include schemaLocation="weg.xsd"/></xs:schema>`);
  put('offen.xsd', `<xs:schema ${XS}><xs:element name="a"/></xs:schema>`);
  put('offen.json', '{}');
  put(
    'streng.json',
    JSON.stringify({
      type: 'object',
      required: ['b'],
      properties: { a: { type: 'string' }, b: { type: 'object', required: ['c'], properties: { c: {} } }, d: {} },
    }),
  );
});
after(() => rmSync(folder, { recursive: true, force: true }));

function rulesOf(file: string, mimeType: 'application/json' | 'application/xml'): { readonly rules: DataRules | undefined; readonly complaints: Complaints } {
  const complaints = createComplaints((pointer) => pointer);
  const files = createFileReader(join(folder, 'target.yaml'), {}, complaints);
  return { rules: readDataRules('/file', { schemaUri: 'urn:x', mimeType, file }, files, complaints), complaints };
}

function usable(file: string, mimeType: 'application/json' | 'application/xml'): DataRules {
  const { rules, complaints } = rulesOf(file, mimeType);
  deepStrictEqual(complaints.problems, []);
  ok(rules !== undefined);
  return rules;
}

describe('XSD', () => {
  test('files beside it are found, in folders with blanks too', () => {
    const rules = usable('haupt.xsd', 'application/xml');
    deepStrictEqual(rules(bytes('<a xmlns="urn:a"><x>1</x></a>')), []);
    match(rules(bytes('<a xmlns="urn:a"><x>eins</x></a>'))[0]?.detail ?? '', /eins/);
    equal(rules(bytes('<a'))[0]?.kind, 'syntax');
  });

  test('a file that is missing is named', () => {
    const { rules, complaints } = rulesOf('fehlt.xsd', 'application/xml');
    equal(rules, undefined);
    match(complaints.problems[0]?.text.de ?? '', /fehlt\.xsd ist keine brauchbare XSD: it imports weg\.xsd/);
  });
});

describe('broken variants', () => {
  test('XML loses a required element, and comments are no elements', () => {
    const rules = usable('haupt.xsd', 'application/xml');
    const whole = '<a xmlns="urn:a"><!-- <x>0</x> --><x>1</x><y>z</y></a>';
    equal(textOf(breakXml(bytes(whole), rules)), '<a xmlns="urn:a"><!-- <x>0</x> --><y>z</y></a>');
  });

  test('JSON loses a required member, a plain one rather than a whole object', () => {
    const rules = usable('streng.json', 'application/json');
    deepStrictEqual(JSON.parse(textOf(breakJson(bytes('{"a":"1","b":{"c":1},"d":2}'), rules)) ?? ''), { a: '1', b: {}, d: 2 });
  });

  test('there is none where the schema requires nothing', () => {
    equal(breakJson(bytes('{"a":1}'), usable('offen.json', 'application/json')), undefined);
    equal(breakXml(bytes('<a><b>1</b></a>'), usable('offen.xsd', 'application/xml')), undefined);
  });
});

test('the nearest name is found, a far one is not', () => {
  deepStrictEqual(nearest('FC-SUB-12', ['FC-SUB-012', 'FC-CBK-001', 'FC-SUB-112'], 1), ['FC-SUB-012']);
  deepStrictEqual(nearest('voellig anders', ['run', 'init']), []);
  deepStrictEqual(nearest('', ['run']), []);
});

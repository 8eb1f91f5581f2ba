/** The declaration schema is strict, accepts the example and what the suite writes, and explains every member in both languages. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { DECLARATION } from '../../fixtures/declaration/sample-declaration.ts';
import { valueAt, without, withValue } from '../change.ts';
import { profileIds } from '../../src/runner/catalogue.ts';
import { compileText, errorsOf } from '../compile.ts';
import { BEGIN, documentWithTable, END, memberTable, readDeclarationSchema, readDocument } from './member-table.ts';

const text = readFileSync(new URL('declaration-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);
const FULL: unknown = {
  ...DECLARATION,
  customer: { name: 'Amt', address: 'Weg 1', contact: 'x@example.org' },
  product: {
    ...DECLARATION.product,
    vendor: { name: 'Haus', address: 'Weg 2', contact: 'y@example.org' },
    build: { sha256: 'a'.repeat(64), imageDigest: `sha256:${'b'.repeat(64)}`, commit: 'c'.repeat(40) },
    configurationSha256: 'd'.repeat(64),
    environment: 'Abnahme',
  },
  answers: [{ item: 'ICS-A-1', support: 'yes', value: ['x'], remark: 'y' }],
};

test('the reference, the sample and one with every member are valid', () => {
  const references = profileIds().map((id): unknown => parse(readFileSync(new URL(`../../fixtures/declaration/${id}.yaml`, import.meta.url), 'utf8')));
  for (const declaration of [...references, DECLARATION, FULL]) deepStrictEqual(errorsOf(validate, declaration), []);
});

const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['customer']],
  ['/proforma', []],
  ['/product', ['build', 'configurationSha256', 'modules', 'environment', 'thirdParty', 'deviations']],
  ['/product/vendor', ['address', 'contact']],
  ['/product/build', ['sha256', 'imageDigest', 'commit']],
  ['/customer', ['address', 'contact']],
  ['/answers/0', ['value', 'remark']],
  ['/declaredBy', []],
];

for (const [pointer, optional] of OBJECTS) {
  test(`${pointer === '' ? 'the file' : pointer}: unknown members are refused, needed ones are needed`, () => {
    ok(errorsOf(validate, withValue(FULL, `${pointer}/unbekannt`, 1)).length > 0);
    for (const name of Object.keys(valueAt(FULL, pointer) as object)) {
      equal(errorsOf(validate, without(FULL, `${pointer}/${name}`)).length === 0, optional.includes(name), `${pointer}/${name}`);
    }
  });
}

test('every member has a description in both languages: editors show it, errors end with it', () => {
  const described = (node: unknown): readonly string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { properties = {}, items, $defs = {} } = node as {
      readonly properties?: Record<string, { readonly description?: string }>;
      readonly items?: unknown;
      readonly $defs?: Record<string, unknown>;
    };
    const own = Object.entries(properties).flatMap(([name, member]) => (/^\S.*\. — \S.*\.$/.test(member.description ?? '') ? [] : [name]));
    return [...own, ...Object.values(properties).flatMap(described), ...described(items), ...Object.values($defs).flatMap(described)];
  };
  deepStrictEqual(described(readDeclarationSchema()), []);
});

test('docs/reference/declaration.md has the members of the schema', () => {
  const document = readDocument();
  ok(document.includes(BEGIN) && document.includes(END));
  ok(document === documentWithTable(document, memberTable(readDeclarationSchema())), 'stale; run: node schemas/declaration/member-table.ts');
});

/** The proforma schema accepts every proforma of the repository, knows the names of src/core, and explains its members. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { TARGET_FACTS } from '../../src/core/declaration.ts';
import { CAPABILITIES } from '../../src/core/requirement.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('proforma-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);
const profiles = new URL('../../profiles/', import.meta.url);
const names = readdirSync(profiles).filter((name) => name.endsWith('.ics.yaml'));
const PROFORMA: unknown = parse(readFileSync(new URL(names[0] ?? '', profiles), 'utf8'));

test('every proforma is valid', () => {
  ok(names.length > 0);
  for (const name of names) deepStrictEqual(errorsOf(validate, parse(readFileSync(new URL(name, profiles), 'utf8'))), [], name);
});

test('the lists of names are those of src/core', () => {
  const schema: unknown = JSON.parse(text);
  deepStrictEqual(valueAt(schema, '/$defs/capability/enum'), CAPABILITIES);
  deepStrictEqual(valueAt(schema, '/$defs/item/properties/value/properties/target/enum'), TARGET_FACTS);
});

test('every member of the whole is needed', () => {
  for (const name of Object.keys(PROFORMA as object)) ok(errorsOf(validate, without(PROFORMA, `/${name}`)).length > 0, name);
});

const WRONG: readonly (readonly [what: string, pointer: string, value: unknown])[] = [
  ['an unknown member', '/unbekannt', 1],
  ['a digest in the file', '/sha256', 'a'.repeat(64)],
  ['a version as a number', '/version', 1],
  ['an item with another id', '/items/0/id', 'FC-1'],
  ['a question in one language', '/items/0/question', { de: 'x' }],
  ['a reference in one language', '/items/0/reference', { en: 'x' }],
  ['an unknown status', '/items/0/status', { kind: 'maybe' }],
  ['a mandatory status with a condition', '/items/0/status', { kind: 'mandatory', when: 'ICS-A-1' }],
  ['a condition without what else', '/items/0/status', { kind: 'conditional', when: 'ICS-A-1', then: 'mandatory' }],
  ['a condition that leads to a choice', '/items/0/status', { kind: 'conditional', when: 'ICS-A-1', then: 'choice', otherwise: 'optional' }],
  ['a choice without group', '/items/0/status', { kind: 'choice' }],
  ['an unknown capability', '/items/0/capability', 'magic'],
  ['a value of unknown kind', '/items/0/value', { kind: 'date', hint: { de: 'x', en: 'x' } }],
  ['a recommendation that is none', '/items/0/isRecommended', false],
];
for (const [what, pointer, value] of WRONG) {
  test(`${what} is refused`, () => {
    ok(errorsOf(validate, withValue(PROFORMA, pointer, value)).length > 0);
  });
}

/** The profile schema takes the profiles of this repository and refuses what the loader could not read as `Profile`. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { CAPABILITIES } from '../../src/core/requirement.ts';
import { SEVERITIES } from '../../src/core/verdict.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('profile-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);

const PROFILE: unknown = parse(`
id: beispiel-profil
version: 1.0.0-rc.1
status: draft
title: { de: Beispiel, en: Example }
description: { de: Ein Beispiel., en: An example. }
role: fachverfahren
room: fit-connect
specification: { id: fit-connect, version: '2026-09' }
features: [fit-connect/fachverfahren]
select: [FC-SUB-, FC-SND-006]
capabilities:
  adapter: { whenMissing: untested, reason: { de: Kein Adapter., en: No adapter. } }
policy:
  - { levels: [MUST, MUST NOT], weakestBasis: [T, S, L], broken: failure }
  - { levels: [SHOULD, SHOULD NOT, MAY], weakestBasis: [T, S, L, C, I], broken: warning }
`);

test('a complete profile is valid', () => {
  deepStrictEqual(errorsOf(validate, PROFILE), []);
});

test('the lists of names are those of src/core', () => {
  const schema: unknown = JSON.parse(text);
  deepStrictEqual(valueAt(schema, '/$defs/capability/enum'), CAPABILITIES);
  deepStrictEqual(valueAt(schema, '/$defs/policyRow/properties/broken/enum'), SEVERITIES);
});

const profiles = new URL('../../profiles/', import.meta.url);
for (const name of readdirSync(profiles).filter((entry) => entry.endsWith('.profile.yaml'))) {
  test(`profiles/${name} is valid and bears its own name`, () => {
    const profile: unknown = parse(readFileSync(new URL(name, profiles), 'utf8'));
    deepStrictEqual(errorsOf(validate, profile), []);
    deepStrictEqual(`${String(valueAt(profile, '/id'))}.profile.yaml`, name);
  });
}

for (const member of Object.keys(PROFILE as object)) {
  test(`${member} is required`, () => {
    deepStrictEqual(
      errorsOf(validate, without(PROFILE, `/${member}`)).map((error) => error.keyword),
      ['required'],
    );
  });
}

const WRONG: readonly (readonly [what: string, pointer: string, value: unknown, keyword: string])[] = [
  ['a misspelt member', '/polcy', [], 'additionalProperties'],
  ['a digest in the file', '/sha256', 'a'.repeat(64), 'additionalProperties'],
  ['an unknown capability', '/capabilities/adaptor', { whenMissing: 'untested', reason: { de: 'x', en: 'x' } }, 'propertyNames'],
  ['a missing capability that fails the product', '/capabilities/adapter/whenMissing', 'failed', 'enum'],
  ['a reason in one language', '/capabilities/adapter/reason', { de: 'Nur deutsch.' }, 'required'],
  ['a version that YAML read as a number', '/specification/version', 2026, 'type'],
  ['an id with upper case', '/id', 'Beispiel', 'pattern'],
  ['a feature folder above features/', '/features/0', '../geheim', 'pattern'],
  ['a feature file instead of a folder', '/features/0', 'fit-connect/abholung.feature', 'pattern'],
  ['no selection', '/select', [], 'minItems'],
  ['a selection by pattern', '/select/0', 'FC-*', 'pattern'],
  ['an empty policy', '/policy', [], 'minItems'],
  ['an unknown level', '/policy/0/levels/0', 'SHALL', 'enum'],
  ['an unknown basis', '/policy/0/weakestBasis/0', 'V', 'enum'],
  ['a verdict as severity', '/policy/0/broken', 'failed', 'enum'],
  ['a row without consequence', '/policy/0', { levels: ['MUST'], weakestBasis: ['T'] }, 'required'],
  ['a status of its own', '/status', 'final', 'enum'],
];

for (const [what, pointer, value, keyword] of WRONG) {
  test(`${what} is refused`, () => {
    const errors = errorsOf(validate, withValue(PROFILE, pointer, value));
    ok(
      errors.some((error) => error.keyword === keyword),
      JSON.stringify(errors),
    );
  });
}

test('every member has a description in both languages, for editors show them', () => {
  const described = (node: unknown): readonly string[] => {
    const properties = (node as { readonly properties?: Record<string, unknown> }).properties ?? {};
    return Object.entries(properties).flatMap(([name, child]) => [
      ...((child as { readonly description?: string }).description?.includes(' — ') === true ? [] : [name]),
      ...described(child),
    ]);
  };
  const schema = JSON.parse(text) as { readonly $defs: Record<string, unknown> };
  deepStrictEqual([schema, ...Object.values(schema.$defs)].flatMap(described), []);
});

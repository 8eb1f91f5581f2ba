/** The result schema accepts the example and nothing that the types in src/core do not know. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CAPABILITIES } from '../../src/core/requirement.ts';
import { CONCLUSIONS, SEVERITIES, VERDICTS } from '../../src/core/verdict.ts';
import { valueAt, without, withValue } from '../change.ts';
import { compileText, errorsOf } from '../compile.ts';

const text = readFileSync(new URL('result-1.schema.json', import.meta.url), 'utf8');
const validate = compileText(text);
const example: unknown = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8'));

test('the committed example is valid', () => {
  deepStrictEqual(errorsOf(validate, example), []);
});

test('the optional members of an interrupted shard are known', () => {
  const run = { ...(valueAt(example, '/run') as object), isComplete: false, interrupted: 'SIGINT', shard: { index: 1, total: 4 } };
  deepStrictEqual(errorsOf(validate, withValue(example, '/run', run)), []);
});

test('the lists of names are those of src/core', () => {
  const schema: unknown = JSON.parse(text);
  deepStrictEqual(valueAt(schema, '/$defs/capability/enum'), CAPABILITIES);
  deepStrictEqual(valueAt(schema, '/$defs/verdict/enum'), VERDICTS);
  deepStrictEqual(valueAt(schema, '/$defs/verdictCounts/required'), VERDICTS);
  deepStrictEqual(valueAt(schema, '/$defs/severity/enum'), SEVERITIES);
  deepStrictEqual(valueAt(schema, '/properties/conclusion/enum'), CONCLUSIONS);
});

test('the reference of a declared item is plain, as results of before have it, or in both languages', () => {
  const accepted = (reference: unknown): boolean => errorsOf(validate, withValue(example, '/declaration/items/0/reference', reference)).length === 0;
  ok(accepted('condition of PAY-007'));
  ok(accepted({ de: 'Bedingung von PAY-007', en: 'condition of PAY-007' }));
  ok(!accepted({ de: 'Bedingung von PAY-007' }));
  ok(!accepted(''));
});

/** One object of every kind in the example, with the members that the types mark with `?` among those it has. */
const OBJECTS: readonly (readonly [pointer: string, optional: readonly string[]])[] = [
  ['', ['declaration', 'proof']],
  ['/suite', ['commit']],
  ['/specification', []],
  ['/specification/title', []],
  ['/profile', []],
  ['/profile/policy/0', []],
  ['/target', []],
  ['/target/product', []],
  ['/run', []],
  ['/declaration', ['groups']],
  ['/declaration/proforma', []],
  ['/declaration/product', ['build', 'configurationSha256', 'modules', 'environment', 'thirdParty', 'deviations']],
  ['/declaration/product/vendor', ['address', 'contact']],
  ['/declaration/product/build', ['sha256', 'imageDigest', 'commit']],
  ['/declaration/declaredBy', []],
  ['/declaration/items/0', ['group', 'choice']],
  ['/declaration/items/2', ['group', 'remark']],
  ['/declaration/items/2/problems/0', ['isRemark']],
  ['/declaration/notSelected/0', []],
  ['/proof', []],
  ['/counts', []],
  ['/counts/cases', []],
  ['/requirements/0', ['worst']],
  ['/requirements/0/requirement', []],
  ['/requirements/0/requirement/verification', ['needs']],
  ['/requirements/0/requirement/sources/0', ['place']],
  ['/requirements/0/requirement/examples', []],
  ['/requirements/0/requirement/examples/broken', []],
  ['/cases/0', []],
  ['/cases/0/feature', []],
  ['/cases/0/attempts/0', []],
  ['/cases/0/attempts/0/steps/0', []],
  ['/cases/3/attempts/0/findings/0', []],
  ['/cases/3/attempts/0/findings/0/evidence/0', ['at']],
  ['/cases/3/attempts/0/findings/0/text', []],
  ['/cases/3/attempts/0/findings/0/text/de', []],
  ['/cited/0', ['response']],
  ['/cited/0/labels', ['destinationId']],
  ['/cited/0/request', []],
  ['/cited/0/request/body', []],
  ['/cited/0/response', []],
  ['/evidence/0', []],
];

for (const [pointer, optional] of OBJECTS) {
  const place = pointer === '' ? 'the result' : pointer;

  test(`an unknown member in ${place} is refused`, () => {
    const errors = errorsOf(validate, withValue(example, `${pointer}/unbekannt`, 1));
    deepStrictEqual(
      errors.map((error) => error.keyword),
      ['additionalProperties'],
    );
  });

  test(`every member of ${place} but the optional ones is required`, () => {
    const members = Object.keys(valueAt(example, pointer) as object);
    deepStrictEqual(
      members.filter((member) => errorsOf(validate, without(example, `${pointer}/${member}`)).length === 0),
      optional,
    );
  });
}

const WRONG: readonly (readonly [what: string, pointer: string, value: unknown, keyword: string])[] = [
  ['an unknown verdict', '/cases/0/verdict', 'skipped', 'enum'],
  ['an unknown severity', '/cases/3/attempts/0/findings/0/severity', 'error', 'enum'],
  ['an upper-case digest', '/evidence/0/sha256', 'A'.repeat(64), 'pattern'],
  ['evidence outside the folder', '/evidence/0/path', 'evidence/../../etc', 'pattern'],
  ['an absolute evidence path', '/evidence/0/path', '/evidence', 'pattern'],
  ['a time without milliseconds', '/run/startedAt', '2026-09-14T07:30:00Z', 'pattern'],
  ['a time that does not exist', '/run/startedAt', '2026-13-14T07:30:00.000Z', 'format'],
  ['a header of three parts', '/cited/0/request/headers/0/-', 'x', 'maxItems'],
  ['evidence in neither request nor response', '/cases/6/attempts/0/findings/0/evidence/0/at', 'body', 'pattern'],
  ['another format version', '/formatVersion', 2, 'const'],
  ['a declared value that is an object', '/target/declared/keys', { n: 1 }, 'type'],
  ['a negative count', '/counts/failures', -1, 'minimum'],
];

for (const [what, pointer, value, keyword] of WRONG) {
  test(`${what} is refused`, () => {
    const errors = errorsOf(validate, withValue(example, pointer, value));
    ok(
      errors.some((error) => error.keyword === keyword),
      JSON.stringify(errors),
    );
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPruefstandError } from '../core/errors.ts';
import { compileSchema, compileWhenUsed } from './json-schema.ts';

const unusable = (error: unknown): boolean => isPruefstandError(error, 'ERR_CONFIG_INVALID');

test('problems name place and keyword, all of them at once', () => {
  const validate = compileSchema({ type: 'object', required: ['a'], properties: { 'x/y': { type: 'integer' }, list: { items: { minLength: 2 } } } });
  assert.deepEqual(validate({ a: 1 }), []);
  assert.deepEqual(
    validate({ 'x/y': 'no', list: ['ab', 'c'] }).map(({ pointer, keyword }) => [pointer, keyword]),
    [
      ['', 'required'],
      ['/x~1y', 'type'],
      ['/list/1', 'minLength'],
    ],
  );
});

test('the draft is taken from $schema', () => {
  const tuple = { items: [{ type: 'integer' }], additionalItems: false };
  for (const $schema of [
    'http://json-schema.org/draft-07/schema#',
    'https://json-schema.org/draft-07/schema',
    'https://json-schema.org/draft/2019-09/schema',
  ]) {
    assert.equal(compileSchema({ $schema, ...tuple })([1, 2]).length, 1, $schema);
  }
  const prefix = { $schema: 'https://json-schema.org/draft/2020-12/schema', prefixItems: [{ type: 'integer' }], items: false };
  assert.equal(compileSchema(prefix)([1, 2]).length, 1);
  assert.equal(compileSchema({ prefixItems: [{ type: 'integer' }] })(['x']).length, 1);
  assert.equal(compileSchema(tuple, { draft: '07' })([1, 2]).length, 1);
});

test('amounts with two decimals are multiples of 0.01, others are not', () => {
  const validate = compileSchema({ multipleOf: 0.01 });
  for (const amount of [19.99, 0.07, 1.1, 1234567.89, 987654321.01, 100]) assert.deepEqual(validate(amount), [], String(amount));
  for (const amount of [19.999, 0.001, 987654321.001]) assert.equal(validate(amount).length, 1, String(amount));
});

test('formats count unless switched off', () => {
  const schema = { format: 'uuid' };
  assert.equal(compileSchema(schema)('x').length, 1);
  assert.deepEqual(compileSchema(schema, { formats: false })('x'), []);
});

test('unknown keywords and formats of delivered schemas are tolerated', () => {
  assert.deepEqual(compileSchema({ 'x-vendor': 1, format: 'vendor-format', type: 'string' })('a'), []);
});

test('the same schema object is compiled once', () => {
  const schema = { type: 'string' };
  assert.equal(compileSchema(schema), compileSchema(schema));
  assert.notEqual(compileSchema(schema), compileSchema({ ...schema }));
});

test('two schemas with the same $id do not disturb each other', () => {
  assert.deepEqual(compileSchema({ $id: 'https://example.org/a', type: 'string' })('x'), []);
  assert.deepEqual(compileSchema({ $id: 'https://example.org/a', type: 'integer' })(1), []);
});

test('references are found among the given documents and nowhere else', () => {
  const schema = { $ref: 'https://example.org/part' };
  assert.throws(
    () => compileSchema(schema),
    (error) => unusable(error) && /example\.org\/part.*nothing is loaded/.test(String(error)),
  );
  const validate = compileSchema(schema, { references: [{ $id: 'https://example.org/part', type: 'integer' }] });
  assert.deepEqual(validate(1), []);
  assert.equal(validate('x').length, 1);
});

test('unusable schemas are refused with a reason', () => {
  let deep: object = {};
  for (let depth = 0; depth < 300; depth += 1) deep = { not: deep };
  const unknownDraft = { $schema: 'http://json-schema.org/draft-04/schema#' };
  for (const schema of [
    unknownDraft,
    { type: 'strin' },
    { $async: true },
    { pattern: '(' },
    deep,
    { enum: Array.from({ length: 200_001 }, (_, index) => index) },
  ]) {
    assert.throws(() => compileSchema(schema), unusable);
  }
});

test('a value nested too deeply is a problem, not a crash', () => {
  const validate = compileSchema({ $id: 'https://example.org/tree', properties: { child: { $ref: '#' } }, type: 'object' });
  let value: object = {};
  for (let depth = 0; depth < 100_000; depth += 1) value = { child: value };
  assert.deepEqual(
    validate(value).map(({ keyword }) => keyword),
    ['depth'],
  );
});

test('the list of problems is bounded', () => {
  assert.equal(compileSchema({ items: { type: 'string' } })(Array.from({ length: 1000 }, () => 1)).length, 100);
});

test('what is compiled when it is used judges alike, and is not compiled before', () => {
  const schema = { type: 'object', required: ['a'] };
  for (const value of [{}, { a: 1 }, 7]) assert.deepEqual(compileWhenUsed(schema)(value), compileSchema(schema)(value));
  const never = compileWhenUsed({ type: 'no such type' });
  assert.throws(() => never(1), unusable);
});

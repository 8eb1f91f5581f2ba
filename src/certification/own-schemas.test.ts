/** A validator that was kept judges as the one that is compiled, and what is kept under another key is not used. */
import { deepStrictEqual, equal, notDeepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compileSchema, programOf, validatorFrom } from '../formats/json-schema.ts';
import { ownValidator } from './own-schemas.ts';

const PATH = 'result/result-1.schema.json';
const schema = JSON.parse(readFileSync(new URL(`../../schemas/${PATH}`, import.meta.url), 'utf8')) as { readonly $schema: string; readonly $defs: object };
const example = readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8');

type Changed = Record<string, Record<string, unknown> | undefined>;

const CHANGES: readonly ((result: Changed) => void)[] = [
  () => undefined,
  (result) => void (result['run'] = undefined),
  (result) => void (result['added'] = {}),
  ({ run = {} }) => void (run['startedAt'] = '2026-13-41T00:00:00.000Z'),
  ({ suite = {} }) => void (suite['sha256'] = 'x'),
  ({ target = {} }) => void (target['product'] = []),
];

test('the result is judged as by the compiled schema, with the same problems', () => {
  const compiled = compileSchema(schema, { isOwn: true });
  for (const [index, change] of CHANGES.entries()) {
    const result = JSON.parse(example) as Changed;
    change(result);
    const value: unknown = JSON.parse(JSON.stringify(result));
    const problems = ownValidator(PATH)(value);
    deepStrictEqual(problems, compiled(value));
    equal(problems.length === 0, index === 0);
  }
});

test('a definition is judged by itself', () => {
  const { $schema, $defs } = schema;
  const compiled = compileSchema({ $schema, $defs, $ref: '#/$defs/exchange' });
  const { cited = [] } = JSON.parse(example) as { readonly cited?: readonly object[] };
  for (const value of [...cited, { ...cited[0], seq: 'x' }, {}, []]) deepStrictEqual(ownValidator(PATH, 'exchange')(value), compiled(value));
  notDeepStrictEqual(ownValidator(PATH, 'exchange')({}), []);
});

test('what is nested without end is told, not thrown', () => {
  const program = programOf({ $defs: { list: { type: 'array', items: { $ref: '#/$defs/list' } } }, $ref: '#/$defs/list' });
  let value: unknown = [];
  for (let depth = 0; depth < 200_000; depth++) value = [value];
  deepStrictEqual(
    validatorFrom(program)(value).map(({ keyword }) => keyword),
    ['depth'],
  );
});

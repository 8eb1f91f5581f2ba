/** Every schema below this folder is JSON Schema 2020-12, compiles together with its neighbours, and bears an id of ours. */
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { MULTIPLE_OF_PRECISION } from './compile.ts';
import { compileXsdFile } from './validate-xml.ts';

interface Schema {
  readonly $schema: string;
  readonly $id: string;
  readonly $comment?: string;
}

const root = new URL('.', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
const schemas = files
  .filter((name) => name.endsWith('.schema.json'))
  .sort()
  .map((name) => ({ name, schema: JSON.parse(readFileSync(new URL(name, root), 'utf8')) as Schema }));

for (const { name, schema } of schemas) {
  test(`${name} has dialect, own id and a source`, () => {
    strictEqual(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    match(schema.$id, /^urn:pruefstand:schema:[a-z0-9.:-]+$/);
    ok(schema.$comment !== undefined && schema.$comment.length > 20);
  });
}

test('ids are unique', () => {
  const ids = schemas.map(({ schema }) => schema.$id);
  deepStrictEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
});

test('all compile, with every reference resolved among them', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true, multipleOfPrecision: MULTIPLE_OF_PRECISION });
  addFormats.default(ajv);
  for (const { schema } of schemas) ajv.addSchema(schema);
  for (const { name, schema } of schemas) strictEqual(typeof ajv.getSchema(schema.$id), 'function', name);
});

for (const name of files.filter((entry) => entry.endsWith('.xsd'))) {
  test(`${name} compiles`, () => {
    const schema = compileXsdFile(new URL(name, root));
    schema.dispose();
  });
}

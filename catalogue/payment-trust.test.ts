/** Holds the catalogue of trust in payments to the schema, and to what it is: inferred from end to end, and saying so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

type Bilingual = Readonly<Record<'de' | 'en', string>>;

interface Entry {
  readonly id: string;
  readonly level: string;
  readonly basis: readonly string[];
  readonly actor: string;
  readonly text: Bilingual;
  readonly verification: { readonly method: string };
  readonly examples: Readonly<Record<'conforming' | 'broken', Bilingual>>;
}

const here = import.meta.dirname;
const yamlIn = (name: string): unknown => parse(readFileSync(join(here, 'payment-trust/2026-11', name), 'utf8'));
const entries = yamlIn('ptr.yaml') as readonly Entry[];
const schema = JSON.parse(readFileSync(join(here, 'requirements.schema.json'), 'utf8')) as { readonly $id: string };
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
ajv.addSchema(schema);

function assertValid(definition: string, value: unknown): void {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
  assert.ok(validate?.(value) === true, ajv.errorsText(validate?.errors));
}

describe('catalogue payment-trust/2026-11', () => {
  it('follows the schema and its folder', () => {
    const specification = yamlIn('specification.yaml') as { readonly id: string; readonly version: string };
    assertValid('specification', specification);
    assert.equal(`${specification.id}/${specification.version}`, 'payment-trust/2026-11');
    for (const entry of entries) assertValid('requirement', entry);
  });

  it('numbers its rules without gap', () => {
    assert.deepEqual(
      entries.map(({ id }) => id),
      entries.map((_, index) => `PTR-${String(index + 1).padStart(3, '0')}`),
    );
  });

  it('binds online services by inferred rules that are automated', () => {
    for (const { id, level, basis, actor, verification } of entries)
      assert.deepEqual([level, basis, actor, verification.method], ['MUST', ['I'], 'online-service', 'automated'], id);
  });

  it('says in both languages what must be, and that it is our reading', () => {
    for (const { id, text, examples } of entries) {
      assert.match(text.de, /\bmuss nach unserer Lesart\b/, id);
      assert.ok(text.en.includes('in our reading'), id);
      assert.notEqual(examples.conforming.de, examples.broken.de, id);
      assert.notEqual(examples.conforming.en, examples.broken.en, id);
    }
  });
});

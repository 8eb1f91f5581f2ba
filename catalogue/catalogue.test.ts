/**
 * Holds the catalogue to its schema and to itself: unique ids, sources that resolve, modal verbs that match the level.
 * Where the fact sheet the catalogue was written from lies beside the checkout, ids, levels and basis are compared with it;
 * elsewhere that comparison is skipped and says so.
 */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

type Bilingual = Readonly<Record<'de' | 'en', string>>;

interface Entry {
  readonly id: string;
  readonly level: string;
  readonly levelOrigin: string;
  readonly basis: readonly string[];
  readonly sources: readonly { readonly ref: string }[];
  readonly actor: string;
  readonly text: Bilingual;
  readonly verification: { readonly method: string; readonly planned?: string };
  readonly examples: Readonly<Record<'conforming' | 'broken', Bilingual & { readonly wire?: string }>>;
}

interface Row {
  readonly id: string;
  readonly level: string;
  readonly levelOrigin: string;
  readonly basis: readonly string[];
}

interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, 'fit-connect', '2026-09');
const factSheet = join(here, '..', '..', 'shared', 'contracts', 'fit-connect.md');

const ACTORS: Readonly<Record<string, string>> = {
  'fc-snd.yaml': 'sender',
  'fc-sub.yaml': 'subscriber',
  'fc-cbk.yaml': 'callback-receiver',
  'fc-svc.yaml': 'delivery-service',
  'fc-rte.yaml': 'routing-service',
};

const MODALS: Readonly<Record<string, readonly [de: RegExp, en: RegExp]>> = {
  MUST: [/\b(muss|müssen)\b/i, /\bmust\b/],
  'MUST NOT': [/\b(darf|dürfen)\b.*\b(nicht|keine)\b/, /\bmust not\b/],
  SHOULD: [/\b(soll|sollen)\b/, /\bshould\b/],
  'SHOULD NOT': [/\b(soll|sollen)\b.*\bnicht\b/, /\bshould not\b/],
  MAY: [/\b(darf|dürfen|kann|können)\b/, /\bmay\b/],
};

function readYaml(name: string): unknown {
  return parse(readFileSync(join(folder, name), 'utf8'));
}

const specification = readYaml('specification.yaml') as { readonly id: string; readonly version: string; readonly sources: Readonly<Record<string, unknown>> };
const groups: readonly Group[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'specification.yaml')
  .sort()
  .map((name) => ({ name, entries: readYaml(name) as Entry[] }));
const entries = groups.flatMap((group) => group.entries);
const entryById = new Map(entries.map((entry) => [entry.id, entry]));

const schema = JSON.parse(readFileSync(join(here, 'requirements.schema.json'), 'utf8')) as { readonly $id: string };
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
ajv.addSchema(schema);

function validator(definition: string): ValidateFunction {
  const found = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
  assert.ok(found, `the schema has no definition ${definition}`);
  return found;
}

function assertValid(definition: string, value: unknown, label: string): void {
  const validate = validator(definition);
  const isValid = validate(value);
  assert.ok(isValid, `${label}: ${ajv.errorsText(validate.errors, { separator: '; ' })}`);
}

/** Rows of tables 19.1 to 19.5; the last two have no column for the level, which then counts as our reading of MUST. */
function factSheetRows(markdown: string): readonly Row[] {
  const tables = /^### 19\.1[^]*?(?=^## 20)/m.exec(markdown)?.[0] ?? '';
  return tables.split('\n').flatMap((line) => {
    const cells = line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1);
    const [id = '', second = ''] = cells;
    if (!id.startsWith('FC-')) return [];
    const hasLevel = cells.length === 5;
    const basis = (cells[hasLevel ? 3 : 2] ?? '').split(/[,/]/).map((letter) => letter.trim());
    const level = hasLevel ? second.replace('*', '') : 'MUST';
    return [{ id, level, levelOrigin: hasLevel && !second.endsWith('*') ? 'printed' : 'reading', basis }];
  });
}

describe('catalogue: form', () => {
  it('specification.yaml follows the schema and its folder', () => {
    assertValid('specification', specification, 'specification.yaml');
    assert.deepEqual([specification.id, specification.version], ['fit-connect', '2026-09']);
  });

  it('has one file per group of rules', () => {
    assert.deepEqual(
      groups.map(({ name }) => name),
      Object.keys(ACTORS).sort(),
    );
  });

  for (const { name, entries: list } of groups) {
    it(`${name} follows the schema`, () => {
      assert.ok(Array.isArray(list) && list.length > 0);
      for (const entry of list) assertValid('requirement', entry, entry.id);
    });

    it(`${name} holds only its own ids, in ascending order, bound to one actor`, () => {
      const prefix = `${name.replace('.yaml', '').toUpperCase()}-`;
      const ids = list.map(({ id }) => id);
      assert.deepEqual(
        ids.filter((id) => !id.startsWith(prefix)),
        [],
      );
      assert.deepEqual(ids, [...ids].sort());
      assert.deepEqual(
        list.filter(({ actor }) => actor !== ACTORS[name]),
        [],
      );
    });
  }

  it('refuses an unknown member, a missing language and a missing reason', () => {
    const sound = entryById.get('FC-SUB-005');
    assert.ok(sound);
    const validate = validator('requirement');
    assert.equal(validate(sound), true);
    assert.equal(validate({ ...sound, colour: 'red' }), false);
    assert.equal(validate({ ...sound, text: { de: sound.text.de } }), false);
    assert.equal(validate({ ...sound, verification: { method: 'inspection' } }), false);
    assert.equal(validate({ ...sound, verification: { method: 'automated', needs: ['adapter'] } }), false);
    assert.equal(validate({ ...sound, sources: [] }), false);
  });
});

describe('catalogue: content', () => {
  it('uses every id once', () => {
    assert.equal(entryById.size, entries.length);
  });

  it('cites only documents that specification.yaml names, and names none in vain', () => {
    const cited = new Set(entries.flatMap(({ sources }) => sources.map(({ ref }) => ref)));
    assert.deepEqual([...cited].sort(), Object.keys(specification.sources).sort());
  });

  it('speaks in both languages with the modal verb of the level', () => {
    for (const { id, level, text } of entries) {
      const [de, en] = MODALS[level] ?? [/^$/, /^$/];
      assert.match(text.de, de, `${id} (de) does not say ${level}`);
      assert.match(text.en, en, `${id} (en) does not say ${level}`);
    }
  });

  it('marks inferred rules as our reading, and no others', () => {
    for (const { id, basis, text } of entries) {
      const isInferred = basis.includes('I');
      assert.equal(text.de.includes('nach unserer Lesart'), isInferred, `${id} (de)`);
      assert.equal(/\bin our reading\b/i.test(text.en), isInferred, `${id} (en)`);
    }
  });

  it('shows examples that differ', () => {
    for (const { id, examples } of entries) {
      assert.notEqual(examples.conforming.de, examples.broken.de, id);
      assert.notEqual(examples.conforming.en, examples.broken.en, id);
    }
  });

  it('says of every rule for sending systems how it is to be verified', () => {
    const open = entries.filter(({ id, verification }) => id.startsWith('FC-SND-') && verification.method === 'none' && verification.planned === undefined);
    assert.deepEqual(open, []);
  });

  it('FC-CBK-002 shows an HMAC that fits the received body and not the rewritten one', () => {
    const computed = (['conforming', 'broken'] as const).map((kind) => {
      const wire = entryById.get('FC-CBK-002')?.examples[kind].wire ?? '';
      const input = /^HMAC input: (.+)$/m.exec(wire)?.[1] ?? '';
      const sent = /^callback-authentication: ([0-9a-f]{128})$/m.exec(wire)?.[1];
      return createHmac('sha512', 'beispielgeheimnis-nur-fuer-dokumentation').update(input, 'utf8').digest('hex') === sent;
    });
    assert.deepEqual(computed, [true, false]);
  });
});

describe('catalogue: fact sheet', () => {
  const skip = existsSync(factSheet) ? false : 'the fact sheet does not lie beside this checkout';

  it('holds every row of tables 19.1 to 19.5 with its level, origin and basis, and nothing else', { skip }, () => {
    const rows = factSheetRows(readFileSync(factSheet, 'utf8'));
    assert.ok(rows.length > 0, 'no rows found in the fact sheet');
    const held = entries.map(({ id, level, levelOrigin, basis }) => ({ id, level, levelOrigin, basis }));
    const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
    assert.deepEqual(held.sort(byId), [...rows].sort(byId));
  });
});

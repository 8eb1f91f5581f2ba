/**
 * Holds the catalogue of the DVDV to the schema and to a list of ids written down here. Where the fact sheet it was written
 * from lies beside the checkout, ids and levels are compared with it; elsewhere that comparison is skipped and says so.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
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
  readonly verification: { readonly method: string; readonly reason?: Bilingual };
  readonly examples: Readonly<Record<'conforming' | 'broken', Bilingual>>;
}

const MODALS: Readonly<Record<string, readonly [de: RegExp, en: RegExp]>> = {
  MUST: [/\b(muss|müssen)\b/i, /\bmust\b/],
  'MUST NOT': [/\b(darf|dürfen)\b.*\b(nicht|keine)\b/, /\bmust not\b/],
  SHOULD: [/\b(soll|sollen)\b/, /\bshould\b/],
  MAY: [/\b(darf|dürfen|kann|können)\b/, /\bmay\b/],
};

/** Numbers of the sheet; the gaps are the sheet's own. */
const NUMBERS = [1, 2, 3, 4, 5, 10, 11, 12, 20, 21, 22, 23, 24, 25, 30, 31, 32, 33, 34, 35, 36, 40, 41, 42, 43, 44, 45, 50, 51, 52, 53];
/** The sheet describes deviating keys and draws a conclusion for software, which is what can be tried. */
const OTHER_LEVEL: Readonly<Record<string, string>> = { 'DVDV-003': 'MUST NOT' };
const ABOUT_SIMULATOR = /^DVDV-05\d$/;
/** Permissions are the sheet's descriptive lines. */
const AUTOMATED = ['001', '003', '011', '012', '020', '021', '022', '024', '031', '035', '040', '041', '042'];

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, 'dvdv', 'v2-2.15.0');
const sheet = join(here, '..', '..', 'shared', 'contracts', 'dvdv.md');
const yamlIn = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'));
const specification = yamlIn('specification.yaml') as { readonly id: string; readonly version: string; readonly sources: object };
const entries = yamlIn('dvdv.yaml') as readonly Entry[];
/** What binds a directory; numbers are ours, since the sheet has none for the serving side. */
const served = yamlIn('directory.yaml') as readonly Entry[];

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
const schema = JSON.parse(readFileSync(join(here, 'requirements.schema.json'), 'utf8')) as { readonly $id: string };
ajv.addSchema(schema);

function assertValid(definition: string, value: unknown, label: string): void {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
  assert.ok(validate, `the schema has no definition ${definition}`);
  assert.ok(validate(value), `${label}: ${ajv.errorsText(validate.errors, { separator: '; ' })}`);
}

describe('catalogue dvdv/v2-2.15.0', () => {
  it('names its documents and follows its folder and the schema', () => {
    assert.deepEqual(readdirSync(folder).sort(), ['directory.yaml', 'dvdv.yaml', 'specification.yaml']);
    assertValid('specification', specification, 'specification.yaml');
    assert.deepEqual([specification.id, specification.version], ['dvdv', 'v2-2.15.0']);
    for (const entry of [...entries, ...served]) assertValid('requirement', entry, entry.id);
  });

  it('holds every id of the sheet once, in order', () => {
    assert.deepEqual(
      entries.map(({ id }) => id),
      NUMBERS.map((number) => `DVDV-${String(number).padStart(3, '0')}`),
    );
  });

  it('cites only documents it names, and names none in vain', () => {
    const cited = new Set(entries.flatMap(({ sources }) => sources.map(({ ref }) => ref)));
    assert.deepEqual([...cited].sort(), Object.keys(specification.sources).sort());
  });

  it('speaks in both languages with the modal verb of the level, and marks what is our reading', () => {
    for (const { id, level, text, basis } of [...entries, ...served]) {
      const [de, en] = MODALS[level] ?? [/^$/, /^$/];
      assert.match(text.de, de, `${id} (de) does not say ${level}`);
      assert.match(text.en, en, `${id} (en) does not say ${level}`);
      assert.equal(text.de.includes('nach unserer Lesart'), basis.includes('I'), `${id} (de)`);
      assert.equal(/\bin our reading\b/i.test(text.en), basis.includes('I'), `${id} (en)`);
    }
  });

  it('shows examples that differ', () => {
    for (const { id, examples } of [...entries, ...served]) {
      assert.notEqual(examples.conforming.de, examples.broken.de, id);
      assert.notEqual(examples.conforming.en, examples.broken.en, id);
    }
  });

  it('binds directories by rules of their own, each automated, in order, with documents that are named', () => {
    const ids = served.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
    for (const { id, actor, level, verification, sources } of served) {
      assert.match(id, /^DVDV-DIR-\d{3}$/);
      assert.deepEqual([actor, verification.method, level === 'MAY'], ['directory', 'automated', false], id);
      for (const { ref } of sources) assert.ok(ref in specification.sources, id);
    }
  });

  it('judges nothing that only describes, and no product by what is asked of the simulator', () => {
    const automated = entries.filter(({ verification }) => verification.method === 'automated');
    assert.deepEqual(
      automated.map(({ id }) => id.slice(-3)),
      AUTOMATED,
    );
    assert.ok(automated.every(({ level, actor }) => level !== 'MAY' && actor === 'directory-client'));
    for (const { id, level, actor, verification } of entries) {
      if (level === 'MAY') assert.equal(verification.method, 'none', id);
      assert.equal(actor === 'directory-simulator', ABOUT_SIMULATOR.test(id), id);
      if (actor === 'directory-simulator') assert.equal(verification.method, 'none', id);
    }
  });
});

/** Ids with their levels as tables and list items of the sheet print them; a dash describes, and so do items without a level. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^(?:\|\s*|\*\s+)(DVDV-\d{3})\s*(?:\|\s*)?(MUST|SHOULD|MAY|–)?/gm)].map(([, id = '', level = '–']) => [id, level] as const);
  const own = [...text.matchAll(/DVDV-05\d/g)].map(([id]) => [id, 'MUST'] as const);
  return new Map([...found, ...own].map(([id, level]) => [id, OTHER_LEVEL[id] ?? (level === '–' ? 'MAY' : level)]));
}

describe('catalogue dvdv/v2-2.15.0: fact sheet', () => {
  const skip = existsSync(sheet) ? false : 'the fact sheet does not lie beside this checkout';

  it('agrees with the sheet in ids and levels', { skip }, () => {
    const rows = rowsOf(readFileSync(sheet, 'utf8'));
    assert.deepEqual(new Map(entries.map(({ id, level }) => [id, level])), new Map([...rows].sort(([a], [b]) => (a < b ? -1 : 1))));
  });
});

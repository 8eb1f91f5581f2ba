/**
 * Holds the catalogues of accounts, mailbox and attacks to the schema, to each other and to a list of ids written down here.
 * Where the fact sheets they were written from lie beside the checkout, levels and inferred rules are compared with them;
 * elsewhere that comparison is skipped and says so.
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
  readonly basis: readonly string[];
  readonly sources: readonly { readonly ref: string }[];
  readonly text: Bilingual;
  readonly verification: { readonly method: string; readonly needs?: readonly string[]; readonly reason?: Bilingual };
  readonly variants?: readonly { readonly id: string; readonly expected: string; readonly change?: Bilingual }[];
  readonly demonstrates?: readonly string[];
  readonly examples: Readonly<Record<'conforming' | 'broken', Bilingual>>;
}

interface Row {
  readonly id: string;
  readonly level: string;
  /** Undefined where the sheet has no column for it. */
  readonly isInferred?: boolean;
}

/** Families of each catalogue with the number of their rules; numbers run from 1 without gap. */
const FAMILIES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'bundid/2025-05': { 'BID-MD': 9, 'BID-RQ': 22, 'BID-RS': 15, 'BID-AT': 11, 'BID-SE': 5, 'BID-ER': 5, 'BID-EID': 4, 'BID-WAL': 6 },
  'unternehmenskonto/2026-09': { 'MUK-RQ': 4, 'MUK-RS': 6, 'MUK-AT': 7, 'MUK-ER': 2, 'MUK-SE': 1, 'MUK-MIX': 1 },
  'mailbox/v6': { ZBP: 20, 'MUK-PF': 1 },
  'saml-attacks/2026-11': { 'ATK-SIG': 19, 'ATK-XSW': 14, 'ATK-XML': 15, 'ATK-PRO': 26, 'ATK-ACC': 17, 'ATK-WEB': 9 },
};

const MODALS: Readonly<Record<string, readonly [de: RegExp, en: RegExp]>> = {
  MUST: [/\b(muss|müssen)\b/i, /\bmust\b/],
  'MUST NOT': [/\b(darf|dürfen)\b.*\b(nicht|keine)\b/, /\bmust not\b/],
  SHOULD: [/\b(soll|sollen)\b/, /\bshould\b/],
  'SHOULD NOT': [/\b(soll|sollen)\b.*\bnicht\b/, /\bshould not\b/],
  MAY: [/\b(darf|dürfen|kann|können)\b/, /\bmay\b/],
};

/** Levels that deliberately differ from the sheet, which warns of cached messages there without prescribing the header. */
const OTHER_LEVEL: Readonly<Record<string, string>> = { 'ATK-WEB-06': 'SHOULD' };

const here = dirname(fileURLToPath(import.meta.url));
const sheets = join(here, '..', '..', 'shared', 'contracts');
const yamlIn = (folder: string, name: string): unknown => parse(readFileSync(join(here, folder, name), 'utf8'));
const number = (id: string): number => Number(/\d+$/.exec(id)?.[0]);

const catalogues = Object.entries(FAMILIES).map(([folder, families]) => {
  const files = readdirSync(join(here, folder)).filter((name) => name !== 'specification.yaml');
  const specification = yamlIn(folder, 'specification.yaml') as { readonly id: string; readonly version: string; readonly sources: object };
  const groups = files.map((name) => ({ name, entries: yamlIn(folder, name) as readonly Entry[] }));
  return { folder, families, specification, groups, entries: groups.flatMap(({ entries }) => entries) };
});
const entries = catalogues.flatMap((catalogue) => catalogue.entries);
const attacks = entries.filter(({ id }) => id.startsWith('ATK-'));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
const schema = JSON.parse(readFileSync(join(here, 'requirements.schema.json'), 'utf8')) as { readonly $id: string };
ajv.addSchema(schema);

function assertValid(definition: string, value: unknown, label: string): void {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
  assert.ok(validate, `the schema has no definition ${definition}`);
  assert.ok(validate(value), `${label}: ${ajv.errorsText(validate.errors, { separator: '; ' })}`);
}

for (const { folder, families, specification, groups, entries: list } of catalogues) {
  describe(`catalogue ${folder}`, () => {
    it('names its documents and follows its folder', () => {
      assertValid('specification', specification, folder);
      assert.equal(`${specification.id}/${specification.version}`, folder);
    });

    it('has one file per family, each following the schema', () => {
      const expected = Object.keys(families).map((family) => `${family.toLowerCase()}.yaml`);
      assert.deepEqual(groups.map(({ name }) => name).sort(), expected.sort());
      for (const entry of list) assertValid('requirement', entry, entry.id);
    });

    it('holds every id of its families once, in order, in the file of the family', () => {
      for (const [family, count] of Object.entries(families)) {
        const ids = groups.find(({ name }) => name === `${family.toLowerCase()}.yaml`)?.entries.map(({ id }) => id) ?? [];
        assert.deepEqual(ids.map(number), Array.from({ length: count }, (_, index) => index + 1), family);
        assert.deepEqual(new Set(ids.map((id) => id.replace(/-\d+$/, ''))), new Set([family]));
      }
    });

    it('cites only documents it names, and names none in vain', () => {
      const cited = new Set(list.flatMap(({ sources }) => sources.map(({ ref }) => ref)));
      assert.deepEqual([...cited].sort(), Object.keys(specification.sources).sort());
    });

    it('speaks in both languages with the modal verb of the level, and marks what is our reading', () => {
      for (const { id, level, text, basis } of list) {
        const [de, en] = MODALS[level] ?? [/^$/, /^$/];
        assert.match(text.de, de, `${id} (de) does not say ${level}`);
        assert.match(text.en, en, `${id} (en) does not say ${level}`);
        assert.equal(text.de.includes('nach unserer Lesart'), basis.includes('I'), `${id} (de)`);
        assert.equal(/\bin our reading\b/i.test(text.en), basis.includes('I'), `${id} (en)`);
      }
    });

    it('shows examples that differ', () => {
      for (const { id, examples } of list) {
        assert.notEqual(examples.conforming.de, examples.broken.de, id);
        assert.notEqual(examples.conforming.en, examples.broken.en, id);
      }
    });
  });
}

describe('catalogues of accounts, mailbox and attacks together', () => {
  it('hold no id twice', () => {
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
    assert.equal(entries.length, 219);
  });

  it('leave unverified only what no simulator plays, and say so', () => {
    const open = entries.filter(({ verification }) => verification.method === 'none');
    assert.deepEqual([...new Set(open.map(({ id }) => id.replace(/-\d+$/, '')))], ['BID-EID', 'BID-WAL']);
    assert.ok(open.every(({ verification }) => /no simulator|plays none/.test(verification.reason?.en ?? '')));
  });

  it('let no attack run without permission', () => {
    const free = attacks.filter(({ verification }) => verification.needs?.includes('attacks-authorised') !== true);
    assert.deepEqual(free, []);
  });

  it('say for every attack what has to come of each variant, and tell variants apart', () => {
    for (const { id, variants = [] } of attacks) {
      assert.ok(variants.length > 0, id);
      assert.equal(new Set(variants.map((variant) => variant.id)).size, variants.length, id);
      const changes = variants.flatMap(({ change }) => (change === undefined ? [] : [change.de]));
      assert.ok(variants.length === 1 || new Set(changes).size === variants.length, id);
    }
  });

  it('never let a wrapped document log in the forged identity', () => {
    const wrapping = attacks.filter(({ id }) => id.startsWith('ATK-XSW-'));
    assert.deepEqual(new Set(wrapping.flatMap(({ variants = [] }) => variants.map(({ expected }) => expected))), new Set(['refuse-or-genuine']));
  });

  it('link attacks to rules that exist', () => {
    const rules = new Set(entries.filter(({ id }) => !id.startsWith('ATK-')).map(({ id }) => id));
    assert.deepEqual(
      attacks.flatMap(({ demonstrates = [] }) => demonstrates.filter((rule) => !rules.has(rule))),
      [],
    );
  });
});

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** Rows of a sheet whose first cell is an id: level in the second cell or, for attacks, in the expected outcome. */
function rowsOf(sheet: string, ids: RegExp): readonly Row[] {
  const lines = readFileSync(join(sheets, sheet), 'utf8').split('\n');
  return lines.map(cellsOf).flatMap(([id = '', second = '', third = '', fourth]): readonly Row[] => {
    if (!ids.test(id)) return [];
    if (id.startsWith('ATK-XSW')) return [{ id, level: 'MUST' }];
    const attackLevel = third.includes('SHOULD') ? 'SHOULD' : third.startsWith('record') ? 'MAY' : 'MUST';
    return [{ id, level: id.startsWith('ATK-') ? attackLevel : second, isInferred: (fourth ?? '').includes('**[I]**') }];
  });
}

describe('catalogues of accounts, mailbox and attacks: fact sheets', () => {
  const skip = existsSync(join(sheets, 'saml-attacks.md')) ? false : 'the fact sheets do not lie beside this checkout';

  it('agree with the sheets in ids, levels and what is inferred', { skip }, () => {
    const rows = [
      ...rowsOf('bundid.md', /^BID-[A-Z]+-\d+$/),
      ...rowsOf('unternehmenskonto.md', /^MUK-[A-Z]+-\d+$/),
      ...rowsOf('mailbox-zbp.md', /^(ZBP|MUK-PF)-\d+$/),
      ...rowsOf('saml-attacks.md', /^ATK-[A-Z]+-\d+$/),
    ].map((row) => ({ ...row, level: OTHER_LEVEL[row.id] ?? row.level }));
    const held = entries.map(({ id, level, basis }): Row => (id.startsWith('ATK-XSW') ? { id, level } : { id, level, isInferred: basis.includes('I') }));
    const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
    assert.deepEqual(held.sort(byId), rows.sort(byId));
  });
});

/**
 * Holds the catalogues of payment to the schema, to each other and to a list of ids written down here. Where the fact sheets they were written
 * from lie beside the checkout, ids, levels and basis are compared with them; elsewhere that comparison is skipped and says so.
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
  readonly actor: string;
  readonly text: Bilingual;
  readonly verification: { readonly method: string; readonly reason?: Bilingual };
  readonly examples: Readonly<Record<'conforming' | 'broken', Bilingual>>;
}

/** From first to last, both included. */
const range = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Family of each catalogue with its numbers, as the sheets have them. */
const FAMILIES: Readonly<Record<string, readonly [family: string, numbers: readonly number[]]>> = {
  'xbezahldienste/1.0.0': ['PAY', [...range(1, 17), ...range(20, 28), 30]],
  'epaybl/2026-11': ['EPBL', [...range(1, 10), ...range(20, 23)]],
  'pmpayment/2026-11': ['PMP', range(1, 9)],
  'girocheckout/v2': ['GIRO', range(1, 5)],
};

const MODALS: Readonly<Record<string, readonly [de: RegExp, en: RegExp]>> = {
  MUST: [/\b(muss|müssen)\b/i, /\bmust\b/],
  'MUST NOT': [/\b(darf|dürfen)\b.*\b(nicht|keine)\b/, /\bmust not\b/],
  SHOULD: [/\b(soll|sollen)\b/, /\bshould\b/],
  MAY: [/\b(darf|dürfen|kann|können)\b/, /\bmay\b/],
};

/** Who acts, by the word of the sheets. */
const ACTORS: Readonly<Record<string, string>> = {
  server: 'payment-service',
  client: 'online-service',
  both: 'online-service-and-payment-service',
  Fachverfahren: 'subscriber',
};

/** Basis by the mark of the sheets: source, and whether it is verified. A rule counts as inferred where a part of it is. */
const OFFICIAL = new Set(['S1', 'G1']);

const here = dirname(fileURLToPath(import.meta.url));
const sheets = join(here, '..', '..', 'shared', 'contracts');
const yamlIn = (folder: string, name: string): unknown => parse(readFileSync(join(here, folder, name), 'utf8'));

const catalogues = Object.entries(FAMILIES).map(([folder, [family, numbers]]) => {
  const specification = yamlIn(folder, 'specification.yaml') as { readonly id: string; readonly version: string; readonly sources: object };
  const files = readdirSync(join(here, folder)).filter((name) => name !== 'specification.yaml');
  return { folder, family, numbers, specification, files, entries: files.flatMap((name) => yamlIn(folder, name) as readonly Entry[]) };
});
const entries = catalogues.flatMap((catalogue) => catalogue.entries);

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
const schema = JSON.parse(readFileSync(join(here, 'requirements.schema.json'), 'utf8')) as { readonly $id: string };
ajv.addSchema(schema);

function assertValid(definition: string, value: unknown, label: string): void {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${definition}`);
  assert.ok(validate, `the schema has no definition ${definition}`);
  assert.ok(validate(value), `${label}: ${ajv.errorsText(validate.errors, { separator: '; ' })}`);
}

for (const { folder, family, numbers, specification, files, entries: list } of catalogues) {
  describe(`catalogue ${folder}`, () => {
    it('follows the schema and its folder', () => {
      assertValid('specification', specification, folder);
      assert.equal(`${specification.id}/${specification.version}`, folder);
      assert.deepEqual(files, [`${family.toLowerCase()}.yaml`]);
      for (const entry of list) assertValid('requirement', entry, entry.id);
    });

    it('holds every id of its family once, in order', () => {
      assert.deepEqual(
        list.map(({ id }) => id),
        numbers.map((number) => `${family}-${String(number).padStart(3, '0')}`),
      );
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

describe('catalogues of payment together', () => {
  it('let rules that are known from clients only, or inferred, warn', () => {
    const weak = entries.filter(({ basis }) => basis.includes('C') || basis.includes('I')).map(({ id }) => id);
    const known = entries.filter(({ id }) => id.startsWith('EPBL-') || id.startsWith('PMP-')).map(({ id }) => id);
    assert.deepEqual(weak.sort(), [...known, 'GIRO-005', 'PAY-012', 'PAY-024', 'PAY-025', 'PAY-026', 'PAY-027', 'PAY-030'].sort());
  });

  it('leave unverified only services that no profile judges, and say so', () => {
    const open = entries.filter(({ verification }) => verification.method === 'none');
    assert.deepEqual([...new Set(open.map(({ actor }) => actor))], ['payment-service']);
    assert.deepEqual([...new Set(open.map(({ id }) => id.replace(/-\d+$/, '')))].sort(), ['EPBL', 'GIRO', 'PMP']);
    assert.ok(open.every(({ verification }) => verification.reason?.en.includes('is judged')));
  });
});

interface Row {
  readonly id: string;
  readonly level: string;
  readonly actor: string;
  /** Whether the whole rule, or a part of it, is inferred. */
  readonly isInferred: boolean;
  /** Whether it is known from clients only. */
  readonly isPractice: boolean;
}

/** Rows of a sheet whose first cell is an id: level, rule, side, source. */
function rowsOf(sheet: string): readonly Row[] {
  return readFileSync(join(sheets, sheet), 'utf8')
    .split('\n')
    .flatMap((line): readonly Row[] => {
      const [id = '', level = '', rule = '', side = '', source = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (!/^(PAY|EPBL|PMP|GIRO)-\d+$/.test(id)) return [];
      const refs = source.match(/\b[SBPG]\d\b/g) ?? [];
      const isInferred = source.includes('[I');
      const actor = ACTORS[rule.startsWith('amount in integer') ? 'both' : side] ?? side;
      return [{ id, level, actor, isInferred, isPractice: !refs.some((ref) => OFFICIAL.has(ref) || ref === 'S3') && refs.length > 0 }];
    });
}

describe('catalogues of payment: fact sheets', () => {
  const skip = existsSync(join(sheets, 'payment-xbezahldienste.md')) ? false : 'the fact sheets do not lie beside this checkout';

  it('agree with the sheets in ids, levels, sides, what is inferred and what is practice only', { skip }, () => {
    const rows = [...rowsOf('payment-xbezahldienste.md'), ...rowsOf('payment-epaybl-pmpayment.md')];
    const held = entries.map(({ id, level, actor, basis }): Row => ({
      id,
      level,
      actor,
      isInferred: basis.includes('I'),
      isPractice: basis.includes('C'),
    }));
    const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
    assert.deepEqual(held.sort(byId), [...rows].sort(byId));
  });
});

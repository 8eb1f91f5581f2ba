/**
 * Catalogue, features, checks and messages have to know each other: no requirement without scenario and check, no tag
 * without requirement, no finding without sentences. Files are read as they are; nothing is run.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { MESSAGES_DE } from '../core/messages.de.ts';
import type { Profile, SpecificationName } from '../core/profile.ts';
import type { Requirement } from '../core/requirement.ts';
import type { Check } from './check.ts';
import type { AttackCase } from './portal/attack-case.ts';
import { rulesShown } from './portal/attack-rules.ts';
import { ATTACK_CASES } from './portal/attacks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = join(root, 'src/checks');

function filesBelow(path: string, ending: string): readonly string[] {
  const names = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => join(root, path, name))
    .sort();
}

const read = (file: string): string => readFileSync(file, 'utf8');

const requirementsOf = ({ id, version }: SpecificationName): readonly Requirement[] =>
  filesBelow(join('catalogue', id, version), '.yaml')
    .filter((file) => basename(file) !== 'specification.yaml')
    .flatMap((file) => parse(read(file)) as Requirement[]);

const catalogue = filesBelow('catalogue', 'specification.yaml').flatMap((file) => requirementsOf(parse(read(file)) as SpecificationName));
const ids = new Set(catalogue.map(({ id }) => id));

interface Selected {
  readonly profile: Profile;
  readonly own: readonly Requirement[];
  readonly selected: readonly Requirement[];
  readonly automated: readonly Requirement[];
}

const profiles: readonly Selected[] = filesBelow('profiles', '.profile.yaml').map((file) => {
  const profile = parse(read(file)) as Profile;
  const own = [profile.specification, ...(profile.also ?? [])].flatMap(requirementsOf);
  const selected = own.filter(({ id }) => profile.select.some((wanted) => (wanted.endsWith('-') ? id.startsWith(wanted) : id === wanted)));
  return { profile, own, selected, automated: selected.filter(({ verification }) => verification.method === 'automated') };
});

interface Tagged {
  readonly file: string;
  readonly requirement: string;
}

const tags: readonly Tagged[] = filesBelow('features', '.feature').flatMap((file) =>
  [...read(file).matchAll(/@req:(\S+)/g)].map(([, requirement = '']) => ({ file, requirement })),
);
const belongsTo = ({ features }: Profile, file: string): boolean => features.some((name) => file.startsWith(join(root, 'features', name)));

const FOLDERS = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const isSource = (name: string): boolean => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('sample-');

function isCheck(value: unknown): value is Check<never> {
  return typeof value === 'object' && value !== null && 'id' in value && 'requirement' in value && 'run' in value;
}

/** Sources of all folders with what they export; `name` without folder. */
const modules = await Promise.all(
  FOLDERS.flatMap((folder) =>
    readdirSync(join(here, folder))
      .filter(isSource)
      .map(async (name) => ({ folder, name, file: join(here, folder, name), exported: Object.values((await import(join(here, folder, name))) as object) })),
  ),
);
const sources = modules.map(({ file }) => file);
const checks = modules
  .filter(({ name }) => name !== 'index.ts')
  .flatMap(({ name, file, exported }) => exported.filter(isCheck).map((check) => ({ name, file, check })));

/** What checks judge: their own requirement, and for attacks the rules that a case shows. */
const judged = new Set([
  ...checks.map(({ check }) => check.requirement),
  ...Object.entries(ATTACK_CASES).flatMap(([id, attackCase]) => [id, ...rulesOfCase(attackCase)]),
]);

function rulesOfCase(attackCase: AttackCase): readonly string[] {
  const accounts = ['bundid', 'unternehmenskonto'] as const;
  return Object.keys(attackCase.variants).flatMap((variant) => accounts.flatMap((account) => rulesShown(attackCase, variant, account)));
}

const tried = (selected: readonly Requirement[]): ReadonlySet<string> =>
  new Set(selected.filter(({ verification: { method } }) => method === 'automated' || method === 'assisted').map(({ id }) => id));

for (const { profile, own, selected, automated } of profiles) {
  describe(`requirements of the profile ${profile.id}`, () => {
    it('are there, and every selection names some', () => {
      assert.ok(automated.length > 10, String(automated.length));
      for (const wanted of profile.select)
        assert.ok(
          own.some(({ id }) => id.startsWith(wanted)),
          wanted,
        );
    });

    it('have a scenario each, in the features the profile names, when they are verified automatically', () => {
      const tagged = new Set(tags.filter(({ file }) => belongsTo(profile, file)).map(({ requirement }) => requirement));
      assert.deepEqual(
        automated.filter(({ id }) => !tagged.has(id)).map(({ id }) => id),
        [],
      );
    });

    it('have a check each, when they are verified automatically', () => {
      assert.deepEqual(
        automated.filter(({ id }) => !judged.has(id)).map(({ id }) => id),
        [],
      );
    });

    it('say why, when they are not', () => {
      assert.deepEqual(
        selected.filter(({ verification }) => verification.method !== 'automated' && verification.reason === undefined).map(({ id }) => id),
        [],
      );
    });

    it('are what the tags of its features name: selected, by it or by another profile of the same folder, and not left to documents', () => {
      // What a product may do or leave is told, without a verdict.
      const told = selected.filter(({ level }) => level === 'MAY').map(({ id }) => id);
      const known = new Set([...tried(selected), ...told]);
      const isOthers = ({ requirement, file }: Tagged): boolean =>
        profiles.some((other) => other.profile !== profile && belongsTo(other.profile, file) && tried(other.selected).has(requirement));
      assert.deepEqual(
        tags.filter((tag) => belongsTo(profile, tag.file) && !known.has(tag.requirement) && !isOthers(tag)),
        [],
      );
    });
  });
}

describe('tags of the features', () => {
  it('name requirements that exist', () => {
    assert.deepEqual(
      tags.filter(({ requirement }) => !ids.has(requirement)),
      [],
    );
  });

  it('stand in folders that a profile names', () => {
    assert.deepEqual(
      tags.filter(({ file }) => !profiles.some(({ profile }) => belongsTo(profile, file))),
      [],
    );
  });

  it('stand above every scenario', () => {
    const untagged = filesBelow('features', '.feature').flatMap((file) => {
      const lines = read(file)
        .split('\n')
        .map((line) => line.trim());
      return lines
        .filter((line, index) => /^Szenario(grundriss)?:/.test(line) && !lines[index - 1]?.includes('@req:'))
        .map((line) => `${basename(file)}: ${line}`);
    });
    assert.deepEqual(untagged, []);
  });
});

describe('checks', () => {
  it('are one per file, with the name of the file as unique id', () => {
    assert.deepEqual(
      checks.filter(({ name, check }) => `${check.id}.ts` !== name).map(({ name }) => name),
      [],
    );
    assert.equal(new Set(checks.map(({ check }) => check.id)).size, checks.length);
  });

  it('judge requirements that exist', () => {
    assert.deepEqual(
      checks.filter(({ check }) => !ids.has(check.requirement)).map(({ check }) => check.id),
      [],
    );
  });

  it('can all be reached through the list', () => {
    const index = modules.filter(({ name }) => name === 'index.ts').flatMap(({ exported }): readonly unknown[] => exported);
    const listed = new Set(
      index
        .flatMap((value: unknown) => (value instanceof Map ? [...(value as ReadonlyMap<string, unknown>).values()] : [value]))
        .filter(isCheck)
        .map(({ id }) => id),
    );
    assert.deepEqual(
      checks.filter(({ check }) => !listed.has(check.id)).map(({ check }) => check.id),
      [],
    );
  });

  it('name their requirement in the docstring of the constant', () => {
    assert.deepEqual(
      checks.filter(({ file, check }) => !read(file).includes(`/** @requirement ${check.requirement} */`)).map(({ name }) => name),
      [],
    );
  });
});

/** Keys as the sources write them: as value of `messageKey`, as first words of `broken(…)`, or put together from a list of flaws. */
function keysIn(source: string): readonly string[] {
  const text = source.replaceAll(/\s+/g, ' ');
  const quoted = (expression: string): readonly string[] => [...expression.matchAll(/'([a-z0-9-]+)'/g)].map(([, key = '']) => key);
  const values = [...text.matchAll(/messageKey(?:: | = )([^,;}]*)/g)].flatMap(([, expression = '']) => quoted(expression));
  const viaBroken = [...text.matchAll(/\b(?:broken|cannotTell|note)\( ?(?:event, )?('[a-z0-9-]+')/g)].flatMap(([, key = '']) => quoted(key));
  const prefix = /messageKey: `([a-z-]+-)\$\{flaw\}`/.exec(text)?.[1];
  const composed =
    prefix === undefined ? [] : [...text.matchAll(/flaws(?:\.push\(|, )('[a-z-]+')/g)].flatMap(([, flaw = '']) => quoted(flaw)).map((flaw) => prefix + flaw);
  return [...new Set([...values, ...viaBroken, ...composed])];
}

describe('message keys of the findings', () => {
  const used = sources.flatMap((file) => keysIn(read(file)).map((key) => ({ file, key })));

  it('are found in every file that reports something', () => {
    const reports = (file: string): boolean => /messageKey: [^s]/.test(read(file));
    assert.deepEqual(
      sources.filter((file) => reports(file) && !used.some((one) => one.file === file)),
      [],
    );
    assert.ok(used.length > 60, String(used.length));
  });

  it('have sentences', () => {
    assert.deepEqual(
      used.filter(({ key }) => !(key in MESSAGES_DE)),
      [],
    );
  });
});

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
import type { Profile } from '../core/profile.ts';
import type { Requirement } from '../core/requirement.ts';
import type { Check } from './check.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'src/checks/fit-connect');

function filesBelow(path: string, ending: string): readonly string[] {
  const names = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => join(root, path, name))
    .sort();
}

const read = (file: string): string => readFileSync(file, 'utf8');

const profile = parse(read(join(root, 'profiles/fit-connect-fachverfahren.profile.yaml'))) as Profile;
const catalogue = filesBelow('catalogue/fit-connect/2026-09', '.yaml')
  .filter((file) => basename(file) !== 'specification.yaml')
  .flatMap((file) => parse(read(file)) as Requirement[]);
const ids = new Set(catalogue.map(({ id }) => id));
const selected = catalogue.filter(({ id }) => profile.select.some((wanted) => (wanted.endsWith('-') ? id.startsWith(wanted) : id === wanted)));
const automated = selected.filter(({ verification }) => verification.method === 'automated');

interface Tagged {
  readonly file: string;
  readonly requirement: string;
}

const tags: readonly Tagged[] = filesBelow('features', '.feature').flatMap((file) =>
  [...read(file).matchAll(/@req:(\S+)/g)].map(([, requirement = '']) => ({ file, requirement })),
);
const inProfile = (file: string): boolean => profile.features.some((name) => file.startsWith(join(root, 'features', name)));

const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

function isCheck(value: unknown): value is Check<never> {
  return typeof value === 'object' && value !== null && 'id' in value && 'requirement' in value && 'run' in value;
}

const modules = await Promise.all(sources.map(async (name) => ({ name, exported: Object.values((await import(join(folder, name))) as object) })));
const checks = modules.filter(({ name }) => name !== 'index.ts').flatMap(({ name, exported }) => exported.filter(isCheck).map((check) => ({ name, check })));

describe('requirements of the profile', () => {
  it('are there, and every selection names some', () => {
    assert.ok(automated.length > 40, String(automated.length));
    for (const wanted of profile.select)
      assert.ok(
        [...ids].some((id) => id.startsWith(wanted)),
        wanted,
      );
  });

  it('have a scenario each, in the features the profile names, when they are verified automatically', () => {
    const tagged = new Set(tags.filter(({ file }) => inProfile(file)).map(({ requirement }) => requirement));
    assert.deepEqual(
      automated.filter(({ id }) => !tagged.has(id)).map(({ id }) => id),
      [],
    );
  });

  it('have a check each, when they are verified automatically', () => {
    const judged = new Set(checks.map(({ check }) => check.requirement));
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
});

describe('tags of the features', () => {
  it('name requirements that exist and that are selected and verified automatically', () => {
    const known = new Set(automated.map(({ id }) => id));
    assert.deepEqual(
      tags.filter(({ requirement }) => !ids.has(requirement)),
      [],
    );
    assert.deepEqual(
      tags.filter(({ file, requirement }) => inProfile(file) && !known.has(requirement)),
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
    const index = modules.find(({ name }) => name === 'index.ts')?.exported ?? [];
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
      checks.filter(({ name, check }) => !read(join(folder, name)).includes(`/** @requirement ${check.requirement} */`)).map(({ name }) => name),
      [],
    );
  });
});

/** Keys as the sources write them: as value of `messageKey`, as first words of `broken(…)`, or put together from a list of flaws. */
function keysIn(source: string): readonly string[] {
  const text = source.replaceAll(/\s+/g, ' ');
  const quoted = (expression: string): readonly string[] => [...expression.matchAll(/'([a-z0-9-]+)'/g)].map(([, key = '']) => key);
  const values = [...text.matchAll(/messageKey(?:: | = )([^,;}]*)/g)].flatMap(([, expression = '']) => quoted(expression));
  const viaBroken = [...text.matchAll(/\bbroken\( ?(?:event, )?('[a-z0-9-]+')/g)].flatMap(([, key = '']) => quoted(key));
  const prefix = /messageKey: `([a-z-]+-)\$\{flaw\}`/.exec(text)?.[1];
  const composed =
    prefix === undefined ? [] : [...text.matchAll(/flaws(?:\.push\(|, )('[a-z-]+')/g)].flatMap(([, flaw = '']) => quoted(flaw)).map((flaw) => prefix + flaw);
  return [...new Set([...values, ...viaBroken, ...composed])];
}

describe('message keys of the findings', () => {
  const used = sources.filter((name) => name !== 'sample-observations.ts').flatMap((name) => keysIn(read(join(folder, name))).map((key) => ({ name, key })));

  it('are found in every file that reports something', () => {
    const silent = sources.filter((name) => read(join(folder, name)).includes('messageKey: ') && !used.some((one) => one.name === name));
    assert.deepEqual(silent, []);
    assert.ok(used.length > 60, String(used.length));
  });

  it('have sentences', () => {
    assert.deepEqual(
      used.filter(({ key }) => !(key in MESSAGES_DE)),
      [],
    );
  });
});

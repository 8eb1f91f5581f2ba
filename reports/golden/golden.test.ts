/** Golden files: the reports of the golden input are the committed ones, byte for byte, wherever and whenever made. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { REPORT_WRITERS } from '../index.ts';
import { readExample } from './example.ts';
import { renderGolden } from './render.ts';

const HOW = 'Where the change is wanted, run `node reports/golden/update.ts` and read the difference.';
const rendered = renderGolden(readExample());

function committed(): readonly string[] {
  return ['de', 'en'].flatMap((folder) => readdirSync(new URL(`${folder}/`, import.meta.url)).map((name) => `${folder}/${name}`));
}

test('the golden files are complete and none is left over', () => {
  deepStrictEqual([...committed()].sort(), [...rendered.keys()].sort(), HOW);
});

for (const [path, content] of rendered) {
  test(`${path} is as committed`, () => {
    const expected = readFileSync(new URL(path, import.meta.url), 'utf8');
    const lines = content.split('\n');
    const line = expected.split('\n').findIndex((each, index) => each !== lines[index]);
    ok(content === expected, `${path} differs from line ${line + 1} on. ${HOW}`);
  });
}

const PROGRAM = `
import { createHash } from 'node:crypto';
import { readExample } from ${JSON.stringify(new URL('example.ts', import.meta.url).href)};
import { renderGolden } from ${JSON.stringify(new URL('render.ts', import.meta.url).href)};
const hash = createHash('sha256');
for (const [path, content] of renderGolden(readExample())) hash.update(JSON.stringify([path, content]));
console.log(hash.digest('hex'), new Date(0).getHours(), Intl.DateTimeFormat().resolvedOptions().locale);
`;

function renderedUnder(environment: Readonly<Record<string, string>>): readonly string[] {
  const args = ['--input-type=module', '--eval', PROGRAM];
  return execFileSync(process.execPath, args, { env: { ...process.env, ...environment }, encoding: 'utf8' }).trim().split(' ');
}

test('time zone and locale of the environment change no byte', () => {
  const [utc, utcHour, german] = renderedUnder({ TZ: 'UTC', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' });
  const [kathmandu, kathmanduHour, turkish] = renderedUnder({ TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  ok(utcHour !== kathmanduHour && german !== turkish, 'the environments do not differ, so the test would show nothing');
  strictEqual(kathmandu, utc);
});

test('a writer leaves the result alone and answers twice alike', () => {
  const result = readExample();
  for (const writer of REPORT_WRITERS) {
    deepStrictEqual(writer.write(result, { language: 'de' }), writer.write(result, { language: 'de' }), writer.id);
  }
  deepStrictEqual(result, readExample());
});

test('ids of writers are unique, file names are plain and end with a line feed inside', () => {
  const ids = REPORT_WRITERS.map(({ id }) => id);
  deepStrictEqual(ids, [...new Set(ids)]);
  for (const { name, content } of REPORT_WRITERS.flatMap((writer) => writer.write(readExample(), { language: 'en' }))) {
    ok(/^[a-z.-]+$/u.test(name), name);
    ok(content.endsWith('\n') && !content.includes('\r'), name);
  }
});

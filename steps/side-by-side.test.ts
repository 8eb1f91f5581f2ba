import { deepStrictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { mayBegin } from './side-by-side.ts';

const tagged = (...names: readonly string[]) => ({ tags: names.map((name) => ({ name })) });
const ANY = tagged('@req:FC-SUB-001');
const ALONE = tagged('@allein');
const LAST = tagged('@zuletzt', '@konto:bundid');

test('what is alone or looks at the whole run begins when nothing runs, and nothing begins beside it', () => {
  for (const scenario of [ANY, ALONE, LAST]) deepStrictEqual(mayBegin(scenario, []), true);
  deepStrictEqual(
    [ANY, ALONE, LAST].map((candidate) => [ANY, ALONE, LAST].map((running) => mayBegin(candidate, [running]))),
    [
      [true, false, false],
      [false, false, false],
      [false, false, false],
    ],
  );
  deepStrictEqual(mayBegin(ANY, [ANY, LAST]), false);
});

/** docs/reference/errors.md lists every error code of src/core/errors.ts under its family, and no other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERROR_CODES } from '../src/core/errors.ts';
import { textOf } from './repository-files.ts';

interface Row {
  readonly family: string;
  readonly code: string;
  readonly meaning: string;
  readonly mend: string;
}

const ROWS: readonly Row[] = textOf('docs/reference/errors.md')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const family = section.split('\n', 1)[0] ?? '';
    return [...section.matchAll(/^\| `(ERR_[A-Z_]+)` \| (.+) \| (.+) \|$/gm)].map(([, code = '', meaning = '', mend = '']) => ({
      family,
      code,
      meaning,
      mend,
    }));
  });

test('every code is documented under the family that throws it', () => {
  const documented = Object.fromEntries(ROWS.map(({ code, family }) => [code, family]));
  assert.deepEqual(documented, { ...ERROR_CODES });
});

test('a code is documented once, with meaning and mend', () => {
  assert.equal(new Set(ROWS.map(({ code }) => code)).size, ROWS.length);
  for (const { code, meaning, mend } of ROWS) assert.ok(meaning.length > 20 && mend.length > 10, code);
});

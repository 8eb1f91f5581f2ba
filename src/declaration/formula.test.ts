/** Conditions: precedence, three values, bounds, and that whatever is written is read back as it was meant. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holds, itemsOf, parseFormula } from './formula.ts';
import type { Formula } from './formula.ts';

const A = 'ICS-A-1';
const B = 'ICS-B-1';
const C = 'ICS-C-1';

function valueOf(text: string, yes: readonly string[], unknown: readonly string[] = []): boolean | undefined {
  const { formula, problem } = parseFormula(text);
  equal(problem, undefined, text);
  ok(formula !== undefined);
  return holds(formula, (id) => (unknown.includes(id) ? undefined : yes.includes(id)));
}

test('not binds closest, then and, then or; parentheses win', () => {
  equal(valueOf(`${A} or ${B} and ${C}`, [A]), true);
  equal(valueOf(`(${A} or ${B}) and ${C}`, [A]), false);
  equal(valueOf(`not ${A} and ${B}`, [B]), true);
  equal(valueOf(`not (${A} and ${B})`, [B]), true);
  equal(valueOf(`not not ${A}`, [A]), true);
  equal(valueOf(`  (${A})  `, []), false);
});

test('what was not answered leaves open only what depends on it', () => {
  equal(valueOf(`${A} and ${B}`, [A], [B]), undefined);
  equal(valueOf(`${A} and ${B}`, [], [B]), false);
  equal(valueOf(`${A} or ${B}`, [A], [B]), true);
  equal(valueOf(`${A} or ${B}`, [], [B]), undefined);
  equal(valueOf(`not ${A}`, [], [A]), undefined);
});

const WRONG: readonly (readonly [text: string, said: RegExp])[] = [
  ['', /ends where/],
  ['   ', /ends where/],
  [`${A} and`, /ends where/],
  [`${A} ${B}`, /not expected/],
  [`(${A}`, /closing parenthesis/],
  [`${A})`, /not expected/],
  ['and', /no id/],
  [`${A} und ${B}`, /not expected/],
  ['ics-a-1', /no id/],
  [`${A} & ${B}`, /belongs to no formula, at 8/],
  [`${'('.repeat(50)}${A}${')'.repeat(50)}`, /nested/],
  [`${'not '.repeat(50)}${A}`, /nested/],
  [`${A} or `.repeat(200) + A, /longer/],
];

for (const [text, said] of WRONG) {
  test(`refused: ${text.slice(0, 40)}`, () => {
    const { formula, problem } = parseFormula(text);
    equal(formula, undefined);
    ok(said.test(problem ?? ''), problem);
  });
}

const { formula: anyFormula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(A, B, C).map((id): Formula => ({ kind: 'item', id })),
    tie('formula').map((of): Formula => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('formula'), { minLength: 2, maxLength: 3 }))
      .map(([kind, of]): Formula => ({ kind, of })),
  ),
}));

function written(formula: Formula): string {
  if (formula.kind === 'item') return formula.id;
  return formula.kind === 'not' ? `not (${written(formula.of)})` : `(${formula.of.map(written).join(` ${formula.kind} `)})`;
}

test('a written formula has the value it was meant to have', () => {
  fc.assert(
    fc.property(anyFormula, fc.subarray([A, B, C]), (formula, yes) => {
      const text = written(formula);
      const { formula: read, problem } = parseFormula(text);
      if (read === undefined) {
        ok(/nested|longer/.test(problem), `${text}: ${problem}`);
        return;
      }
      equal(
        holds(read, (id) => yes.includes(id)),
        holds(formula, (id) => yes.includes(id)),
      );
      deepStrictEqual([...itemsOf(read)].sort(), [...itemsOf(formula)].sort());
    }),
  );
});

test('any text is either a formula or has a problem; none throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom(A, B, 'and', 'or', 'not', '(', ')', ' '), { maxLength: 30 }).map((parts) => parts.join(' ')),
      ),
      (text) => {
        const { formula, problem } = parseFormula(text);
        equal(formula === undefined, problem !== undefined);
        if (formula !== undefined) equal(typeof holds(formula, () => true), 'boolean');
      },
    ),
  );
});

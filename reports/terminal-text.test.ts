/** Widths, wrapping and colour on the terminal. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clip, createPaint, displayWidth, padTo, wrap } from './terminal-text.ts';

test('umlauts count one column, composed or decomposed; wide characters two', () => {
  strictEqual(displayWidth('Größe'), 5);
  strictEqual(displayWidth('Gro\u0308ße'), 5);
  strictEqual(displayWidth('漢字'), 4);
  strictEqual(displayWidth('👩‍👧‍👦'), 2);
});

test('text is wrapped at spaces, long words are cut, no-break spaces hold', () => {
  deepStrictEqual(wrap('eins zwei drei', 9), ['eins zwei', 'drei']);
  deepStrictEqual(wrap('Übergrößenträger', 6), ['Übergr', 'ößentr', 'äger']);
  deepStrictEqual(wrap('1 erfüllt · 2\u00A0nicht\u00A0geprüft', 15), ['1 erfüllt ·', '2\u00A0nicht\u00A0geprüft']);
  deepStrictEqual(wrap('', 10), ['']);
});

test('any text: no line is wider than asked and no word is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ü', ' ', '漢', 'b'), maxLength: 60 }), fc.integer({ min: 2, max: 30 }), (text, width) => {
      const lines = wrap(text, width);
      ok(lines.every((line) => displayWidth(line) <= width));
      strictEqual(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }),
  );
});

test('what is clipped ends with an ellipsis and is not wider', () => {
  deepStrictEqual(clip(['ab', 'cd', 'ef'], 2), ['ab', 'c…']);
  deepStrictEqual(clip(['ab'], 2), ['ab']);
});

test('padding counts columns', () => {
  strictEqual(padTo('ü', 3), 'ü  ');
  strictEqual(padTo('abcd', 3), 'abcd');
});

test('no colour means no escape sequence', () => {
  strictEqual(createPaint(false)('bad', 'x'), 'x');
  strictEqual(createPaint(true)('bad', 'x'), '\u001B[31mx\u001B[0m');
});

/** Lines fit, and nothing is lost or added. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { breakLines } from './lines.ts';

/** Every character is one point wide. */
const measure = (text: string): number => text.length;
const texts = (text: string, width: number): readonly string[] => breakLines(text, width, measure).map((line) => line.text);

test('words part at spaces', () => {
  deepStrictEqual(texts('ein Satz aus Worten', 9), ['ein Satz', 'aus', 'Worten']);
});

test('a long word parts after a sign, else between letters, and begins on the line before', () => {
  deepStrictEqual(texts('/submissions/abc/def', 15), ['/submissions/', 'abc/def']);
  deepStrictEqual(texts('abcdefghijkl', 5), ['abcde', 'fghij', 'kl']);
  deepStrictEqual(texts('POST /submissions/abc/def', 18), ['POST /submissions/', 'abc/def']);
});

test('a word that goes on is told apart from one that ends', () => {
  deepStrictEqual(
    breakLines('abcdefg hi', 5, measure).map(({ endsWord }) => endsWord),
    [false, true],
  );
});

test('no line begins with a combining mark', () => {
  ok(texts(`abcd${'e\u0301'.repeat(6)}`, 5).every((line) => !/^\p{M}/u.test(line)));
});

test('line feeds are kept, empty lines and indentation too', () => {
  deepStrictEqual(texts('a\n\n  b', 9), ['a', '', '  b']);
});

test('any text: lines fit, and joined they are the text', () => {
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 60 }).filter((word) => /^\S+$/u.test(word)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 40 }), (parts, width) => {
      const lines = breakLines(parts.join(' '), width, measure);
      ok(lines.every(({ text }) => measure(text) <= width || /^.\p{M}+$/su.test(text)));
      strictEqual(
        lines
          .map(({ text, endsWord }) => (endsWord ? `${text} ` : text))
          .join('')
          .trimEnd(),
        parts.join(' '),
      );
    }),
  );
});

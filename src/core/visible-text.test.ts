/** What is shown is harmless, and nothing that was there vanishes. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visible, visibleLine } from './visible-text.ts';

const characters = fc.string({ unit: 'binary', maxLength: 40 });

test('control characters, direction marks and lone surrogates become marks', () => {
  strictEqual(visible('a\u0000b\u001B[31m\u202Ec\uD800'), 'a⟨U+0000⟩b⟨U+001B⟩[31m⟨U+202E⟩c⟨U+D800⟩');
  strictEqual(visible('Ki\u200Bta\u00AD\u2060\u3164\u{E0041} \u{1F600}'), 'Ki⟨U+200B⟩ta⟨U+00AD⟩⟨U+2060⟩⟨U+3164⟩⟨U+E0041⟩ \u{1F600}');
  strictEqual(visible('\u0085\u2028\u2066\uFEFF\uFFFE'), '⟨U+0085⟩⟨U+2028⟩⟨U+2066⟩⟨U+FEFF⟩⟨U+FFFE⟩');
});

test('umlauts, emoji with joiners, tab and line feed stay', () => {
  const text = 'Größe\tÖ\u0308\n👩‍👧‍👦';
  strictEqual(visible(text), text);
});

test('a line end of CR LF is a line end, a CR alone is not', () => {
  strictEqual(visible('a\r\nb\rc'), 'a\nb⟨U+000D⟩c');
});

test('one line has no line ends', () => {
  strictEqual(visibleLine(' a\n\t b\r\nc '), 'a b c');
  deepStrictEqual([visibleLine('ä😀b', 3), visibleLine('ä😀bc', 3)], ['ä😀b', 'ä😀…']);
});

test('any text: only characters that XML 1.0 allows are left, and shown text is shown as it is', () => {
  fc.assert(
    fc.property(characters, (text) => {
      const shown = visible(text);
      ok(/^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(shown));
      strictEqual(visible(shown), shown);
    }),
  );
});

test('what is passed over unseen is marked by nobody else either', () => {
  const plain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) => visible(character) === character);
  ok('äß–„ \n'.split('').every((character) => plain.includes(character)));
  deepStrictEqual(
    plain.filter((character) => /[\p{C}\p{Zl}\p{Zp}]/u.test(character)),
    ['\t', '\n', '\u200D'],
  );
});

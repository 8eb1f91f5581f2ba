/** What is marked stays readable as a code point; which characters, the caller says. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { marked, onOneLine } from './visible-text.ts';

test('marks the characters that the caller names, and no others', () => {
  strictEqual(marked('a\u0000\u202E\u{E0001}b', /[\p{Cc}\u{E0001}]/gu), 'a⟨U+0000⟩\u202E⟨U+E0001⟩b');
});

test('a lone half of a surrogate pair is marked, a pair is a character', () => {
  strictEqual(marked('\uD83D \u{1F600}', /\p{Cs}/gu), '⟨U+D83D⟩ \u{1F600}');
});

test('a line end of CR LF is a line end, and one line has none', () => {
  strictEqual(marked('a\r\nb\rc', /\r/gu), 'a\nb⟨U+000D⟩c');
  strictEqual(onOneLine(' a\n\t b '), 'a b');
});

test('what is never marked is visible, whoever asks', () => {
  const never = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) => marked(character, /[^]/gu) === character);
  ok(never.length > 500 && 'äß–„ \n'.split('').every((character) => never.includes(character)));
  deepStrictEqual(
    never.filter((character) => /[\p{C}\p{Zl}\p{Zp}]/u.test(character)),
    ['\n'],
  );
});

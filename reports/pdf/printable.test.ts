/** Text for the page and for the metadata. */
import { strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { bounded, LONGEST_TEXT, metadataText, printable } from './printable.ts';

const everything = (): boolean => true;

test('letters of DIN 91379 stay, combining marks too', () => {
  const text = 'Ößling Çelik Đorđe Łódź M̂ r̥̄ k͟h ẞ ‡ € ‹›';
  strictEqual(printable(text, everything), text);
});

test('what steers, hides or needs shaping becomes a mark', () => {
  strictEqual(printable('a\u202Eb\u0000c\u200Dd\u00ADe', everything), 'a‹U+202E›b‹U+0000›c‹U+200D›d‹U+00AD›e');
  strictEqual(printable('\u{1F600}שא\uE000\uD800', everything), '‹U+1F600›‹U+05E9›‹U+05D0›‹U+E000›‹U+D800›');
});

test('what the font lacks becomes a mark', () => {
  strictEqual(
    printable('a→b', (codePoint) => codePoint !== 0x2192),
    'a‹U+2192›b',
  );
});

test('line ends are line feeds, tabs are spaces', () => {
  strictEqual(printable('a\r\nb\rc\u2028d\te', everything), 'a\nb\nc\nd    e');
});

test('long texts are cut between characters and say so', () => {
  const cut = bounded(`${'x'.repeat(LONGEST_TEXT - 1)}\u{1F600}yy`, '({n} left out)');
  strictEqual(cut, `${'x'.repeat(LONGEST_TEXT - 1)}… (4 left out)`);
  strictEqual(bounded('short', '({n})'), 'short');
});

test('metadata holds no markup and no control characters', () => {
  strictEqual(metadataText(' Müller & Söhne <b>\u0007\u202E\nX</b> '), 'Müller + Söhne ‹b› X‹/b›');
});

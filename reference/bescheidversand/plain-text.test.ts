import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.ts';

for (const [text, plain] of [
  ['a < b > c, 3 <4', 'a < b > c, 3 <4'],
  ['<b onclick="x">Platz</b>', 'Platz'],
  ['<script>alert(1)</script >Platz', 'Platz'],
  ['<scr<b>ipt>x</scr</b>ipt>', 'ipt>xipt>'],
  ['<a href="http://x">Link</a>', 'Link'],
  ['siehe http://x und https://y', 'siehe x und https://y'],
] as const) {
  test(`${text} becomes ${plain}`, () => assert.equal(plainText(text), plain));
}

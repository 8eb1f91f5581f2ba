/** Values are made visible, then escaped; markup of one tag is markup for another. */
import { strictEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { markupTags, toText } from './markup.ts';

const { markup, joinMarkup } = markupTags((text) => text.replaceAll('\u0000', '<0>'));

test('what makes a text visible comes before the escaping', () => {
  strictEqual(toText(markup`<p title="${'\u0000"'}">${'\u0000'}</p>`), '<p title="&lt;0&gt;&quot;">&lt;0&gt;</p>');
  strictEqual(toText(joinMarkup(['<', undefined, 1], markup`<br />`)), '&lt;<br /><br />1');
});

test('markup of other tags is not escaped again, and what merely looks like markup is refused', () => {
  const other = markupTags((text) => text);
  strictEqual(toText(other.markup`<div>${markup`<b>${'&'}</b>`}</div>`), '<div><b>&amp;</b></div>');
  throws(() => markup`${{ markup: '<script>' } as unknown as string[]}`, TypeError);
});

/** Nothing that is put into markup becomes markup. */
import { strictEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { visible } from '../../src/core/visible-text.ts';
import { joinMarkup, markup, toText } from './markup.ts';

test('values are escaped in content and in attributes, markup is not escaped twice', () => {
  const inner = markup`<b title="${'"><script>'}">${'<i>&'}</b>`;
  strictEqual(toText(markup`<p>${inner}</p>`), '<p><b title="&quot;&gt;&lt;script&gt;">&lt;i&gt;&amp;</b></p>');
});

test('lists are joined, nothing is left of undefined and false', () => {
  strictEqual(toText(markup`${['a', undefined, false, 1, markup`<br />`]}`), 'a1<br />');
  strictEqual(toText(joinMarkup(['<', '>'], ', ')), '&lt;, &gt;');
});

test('an object that looks like markup is refused', () => {
  const forged = { content: '<script>' } as unknown as string[];
  throws(() => markup`${forged}`, TypeError);
});

test('any text comes back from a parser as it is shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const shown = visible(text).replaceAll(/[\t\n]/gu, ' ');
      const document = XmlDocument.fromString(toText(markup`<p title="${shown}">${shown}</p>`));
      try {
        strictEqual(document.eval('string(/p)'), shown);
        strictEqual(document.eval('string(/p/@title)'), shown);
      } finally {
        document.dispose();
      }
    }),
    { numRuns: 300 },
  );
});

/** XML built as text says exactly what was put in. */
import { strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { visible } from '../src/core/visible-text.ts';
import { element } from './xml.ts';

test('any text comes back from a parser, in content and in attributes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const document = XmlDocument.fromString(`<?xml version="1.0" encoding="UTF-8"?>\n${element('e', { a: text }, text)}`);
      try {
        strictEqual(document.eval('string(/e)'), visible(text));
        strictEqual(document.eval('string(/e/@a)'), visible(text));
      } finally {
        document.dispose();
      }
    }),
    { numRuns: 300 },
  );
});

test('an end of CDATA in content does no harm', () => {
  strictEqual(element('e', {}, 'a ]]> b'), '<e>a ]]&gt; b</e>');
});

/** Keywords of steps in scenarios, outlines, backgrounds and rules. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { AstBuilder, GherkinClassicTokenMatcher, Parser, compile } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import { keywordOf, keywordsIn } from './step-keywords.ts';

const FEATURE = `# language: de
Funktionalität: f
  Grundlage:
    Angenommen g
  Szenario: eins
    Wenn a
    Und b
  Regel: r
    Szenariogrundriss: zwei
      * <x>
      Dann c
      Beispiele:
        | x |
        | d |
`;

test('each compiled step has the keyword it was written with', () => {
  const newId = IdGenerator.incrementing();
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(FEATURE);
  const keywords = keywordsIn(document);
  deepStrictEqual(
    compile(document, 'f.feature', newId).map(({ steps }) => steps.map((step) => keywordOf(step, keywords) + step.text)),
    [
      ['Angenommen g', 'Wenn a', 'Und b'],
      ['Angenommen g', '* d', 'Dann c'],
    ],
  );
  equal(keywordOf({ id: '1', text: 'x', astNodeIds: ['unknown'] }, keywords), '');
});

/** The item as declared: what was not stated is not told as none. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewProblem, StaticReview } from '../../../src/core/declaration.ts';
import { selfTestHead } from '../../../src/core/report-head.ts';
import { readExample } from '../../golden/example.ts';
import { createReportContext } from '../context.ts';
import { paragraphsOf } from '../model.ts';
import type { Cell } from '../model.ts';
import { findingBlocks } from './findings.ts';
import { declarationBlocks, itemBlocks } from './subject.ts';

const textsOf = (cell: Cell): string =>
  paragraphsOf(cell)
    .map(({ text }) => text)
    .join();

test('what was not stated about the product is not told as none', () => {
  const example = readExample();
  const { declaration } = example;
  if (declaration === undefined) throw new TypeError('The example has a declaration.');
  const { modules: _, ...product } = declaration.product;
  const result = { ...example, declaration: { ...declaration, product: { ...product, thirdParty: [] } } };
  const context = createReportContext({ result, resultBytes: new Uint8Array(), language: 'en', head: selfTestHead(result) });
  const rows = itemBlocks(context).flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const { t } = context;
  deepEqual(
    [t.modules, t.thirdParty].map((name) => rows.find(([title = '']) => textsOf(title) === name)?.map(textsOf)[1]),
    ['not stated', 'none'],
  );
});

test('an error that belongs to no item is listed as those of items are, and the findings point there', () => {
  const example = readExample();
  const { declaration } = example;
  if (declaration === undefined) throw new TypeError('The example has a declaration.');
  const [first, ...others] = declaration.items;
  if (first === undefined) throw new TypeError('The declaration has items.');
  const problem = (en: string): ReviewProblem => ({ kind: 'answerMissing', text: { de: '', en } });
  const review: StaticReview = {
    ...declaration,
    errors: 2,
    problems: [problem('The product is another one.')],
    items: [{ ...first, problems: [problem('Missing.'), { ...problem('Inferred.'), isRemark: true }] }, ...others.map((item) => ({ ...item, problems: [] }))],
  };
  const context = createReportContext({ result: example, resultBytes: new Uint8Array(), language: 'en', head: selfTestHead(example), review });
  const lists = declarationBlocks(context, review).flatMap((block) => (block.kind === 'list' ? [block.items.map(({ text }) => text)] : []));
  deepEqual([lists[0], lists[1]?.[0]], [['The product is another one.', `${first.id}: Missing.`], `${first.id}: Inferred.`]);
  const [pointer] = findingBlocks(context);
  deepEqual(pointer?.kind === 'paragraph' && pointer.text, 'Besides these findings there are errors in the declaration (2): section "Vendor\'s declaration".');
});

/** The item as declared: what was not stated is not told as none. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { selfTestHead } from '../../../src/core/report-head.ts';
import { readExample } from '../../golden/example.ts';
import { createReportContext } from '../context.ts';
import { paragraphsOf } from '../model.ts';
import type { Cell } from '../model.ts';
import { itemBlocks } from './subject.ts';

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

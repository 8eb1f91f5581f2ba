/** Pages: what stays together, what parts, what is repeated. Drawn on a canvas that remembers. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { Canvas, Element, PlacedLine } from './canvas.ts';
import { compose, contentsOf } from './compose.ts';
import { heading, list, paragraph } from './model.ts';
import type { Block } from './model.ts';
import { CONTENT_BOTTOM, SHEET } from './sheet.ts';

interface Drawn {
  readonly page: number;
  readonly tag: string;
  readonly text: string;
  readonly y: number;
  readonly isRepeated: boolean;
}

function draw(blocks: readonly Block[]): { readonly drawn: readonly Drawn[]; readonly links: readonly string[]; readonly marks: readonly string[] } {
  const drawn: Drawn[] = [];
  const links: string[] = [];
  const marks: string[] = [];
  let page = 1;
  const remember = (tag: string, lines: readonly PlacedLine[], isRepeated: boolean): void => {
    for (const { text, y } of lines) drawn.push({ page, tag, text, y, isRepeated });
  };
  const canvas: Canvas = {
    root: { tag: 'Document' },
    get pageNumber() {
      return page;
    },
    printable: (text) => text,
    measure: (text, { size }) => text.length * size * 0.5,
    addPage: () => void (page += 1),
    element: (_parent, tag): Element => ({ tag }),
    put: ({ tag }, lines) => remember(tag, lines, false),
    repeat: (lines) => remember('', lines, true),
    decorate: () => undefined,
    link: (_element, _area, name) => void links.push(name),
    mark: (name) => void marks.push(name),
  };
  compose(canvas, blocks, contentsOf(blocks));
  return { drawn, links, marks };
}

const filler = (lines: number): Block => paragraph(Array.from({ length: lines }, (_, index) => `line ${index}`).join('\n'));
const pageOf = (drawn: readonly Drawn[], text: string): number | undefined => drawn.find((each) => each.text === text)?.page;
const tableOf = (rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  caption: 'caption',
  columns: [
    { title: 'left', share: 1 },
    { title: 'right', share: 1 },
  ],
  rows,
});

for (const lines of [40, 44, 46, 47, 48, 49, 50, 51, 52]) {
  test(`a heading stays with what follows, after ${lines} lines`, () => {
    const { drawn } = draw([filler(lines), heading(2, 'heading'), heading(3, 'below'), paragraph('lead'), tableOf([['first', 'row']])]);
    const pages = ['heading', 'below', 'lead', 'caption', 'left', 'first'].map((text) => pageOf(drawn, text));
    deepStrictEqual(new Set(pages).size, 1, pages.join(' '));
  });

  test(`no paragraph leaves one line alone, after ${lines} lines`, () => {
    const { drawn } = draw([filler(lines), paragraph(['one', 'two', 'three', 'four'].join('\n'))]);
    const pages = ['one', 'two', 'three', 'four'].map((text) => pageOf(drawn, text));
    strictEqual(pages[0], pages[1]);
    strictEqual(pages[2], pages[3]);
  });
}

test('nothing is drawn beyond the page', () => {
  const rows = Array.from({ length: 80 }, (_, index) => [`row ${index}`, 'word '.repeat(index * 7)]);
  const { drawn } = draw([heading(1, 'title'), filler(130), list(rows.map(([name = '']) => name)), tableOf(rows)]);
  ok(drawn.every(({ y }) => y >= SHEET.top && y <= CONTENT_BOTTOM));
  ok((drawn.at(-1)?.page ?? 0) > 5);
});

test('the head of a table is said once and repeated on every further page', () => {
  const { drawn } = draw([tableOf(Array.from({ length: 120 }, (_, index) => [`row ${index}`, 'value']))]);
  const heads = drawn.filter(({ text }) => text === 'left');
  deepStrictEqual(
    heads.map(({ page, tag, isRepeated }) => [page, tag, isRepeated]),
    [1, 2, 3, 4].slice(0, heads.length).map((page) => [page, page === 1 ? 'TH' : '', page > 1]),
  );
  strictEqual(heads.length, drawn.at(-1)?.page);
  ok(heads.length > 1);
});

test('a row stays whole, a row taller than a page goes on, and no word is lost', () => {
  const tall = Array.from({ length: 150 }, (_, index) => `tall ${index}`);
  const { drawn } = draw([
    filler(45),
    tableOf([
      ['short', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].join('\n')],
      ['long', tall.join('\n')],
    ]),
  ]);
  strictEqual(new Set(['short', 'a', 'h'].map((text) => pageOf(drawn, text))).size, 1);
  deepStrictEqual(
    drawn.filter(({ text }) => text.startsWith('tall')).map(({ text }) => text),
    tall,
  );
});

test('the contents link to the sections by names that sort as they are counted', () => {
  const { links, marks } = draw([heading(1, 'title'), { kind: 'contents', title: 'contents' }, heading(2, 'one'), heading(3, 'below'), heading(2, 'two')]);
  deepStrictEqual(links, ['h00001', 'h00003']);
  deepStrictEqual(marks, ['h00000', 'h00001', 'h00002', 'h00003']);
});

/** A canvas that draws nothing and remembers on which page each heading came to stand. */
import type { Canvas, Element } from './canvas.ts';
import type { Typeface } from './typeface.ts';

export interface CountingCanvas extends Canvas {
  /** Pages of headings by name. */
  readonly pages: ReadonlyMap<string, number>;
}

export function createCountingCanvas(typeface: Pick<Typeface, 'measure' | 'printable'>): CountingCanvas {
  const pages = new Map<string, number>();
  let pageNumber = 1;
  const root: Element = { tag: 'Document' };
  return {
    pages,
    root,
    get pageNumber() {
      return pageNumber;
    },
    printable: typeface.printable,
    measure: typeface.measure,
    addPage() {
      pageNumber += 1;
    },
    element: (_parent, tag) => ({ tag }),
    put: () => undefined,
    repeat: () => undefined,
    decorate: () => undefined,
    link: () => undefined,
    mark(name) {
      pages.set(name, pageNumber);
    },
  };
}

/**
 * The canvas that is a tagged PDF: every line of text belongs to a structure element, everything else is marked as an artifact
 * (ISO 32000-1, sections 14.7 and 14.8). Head and foot of the pages are artifacts too, since they repeat what the text says.
 */
import type PDFDocument from 'pdfkit';
import type { Canvas, Decoration, Element, PlacedLine, Tag, TagOptions, TextStyle } from './canvas.ts';
import { createLineDrawing } from './line-drawing.ts';
import { FOOT_Y, frameLines, HEAD_Y } from './page-frame.ts';
import type { PageFrame } from './page-frame.ts';
import { gatherPage } from './quick-output.ts';
import { COLORS, CONTENT_WIDTH, SHEET, TONES } from './sheet.ts';
import type { Typeface } from './typeface.ts';

type Pdf = InstanceType<typeof PDFDocument>;

interface StructElement extends Element {
  readonly struct: PDFKit.PDFStructureElement;
}

function structOf(element: Element): PDFKit.PDFStructureElement {
  return (element as StructElement).struct;
}

/** No-break spaces are for breaking lines; on the page they are spaces, so that searching finds them. */
function drawn({ text, endsWord }: PlacedLine): string {
  return `${text.replaceAll(/[\u00A0\u202F]/gu, ' ')}${endsWord ? ' ' : ''}`;
}

/** Writes lines. A colour that is set on a page stays until another one is. */
interface Pen {
  write(lines: readonly PlacedLine[]): void;
  /** Somebody else has set a colour. */
  forgetColor(): void;
}

function createPen(document: Pdf, typeface: Typeface): Pen {
  const drawLine = createLineDrawing(document);
  let color: string | undefined;
  // Font and size stay over pages, and nobody else sets them.
  let used: Pick<TextStyle, 'size' | 'isBold'> | undefined;
  return {
    write(lines) {
      for (const line of lines) {
        if (line.text === '') continue;
        if (used?.size !== line.style.size || used.isBold !== line.style.isBold) typeface.use(line.style);
        used = line.style;
        if (line.style.color !== color) document.fillColor(line.style.color);
        ({ color } = line.style);
        drawLine(drawn(line), line.x, line.y);
      }
    },
    forgetColor: () => void (color = undefined),
  };
}

export function createPdfCanvas(document: Pdf, typeface: Typeface, frame: PageFrame): Canvas {
  let pageNumber = 0;
  const pen = createPen(document, typeface);
  const rootStruct = document.struct('Document');
  document.addStructure(rootStruct);

  function artifact(type: 'Pagination' | 'Layout', draw: () => void): void {
    document.markContent('Artifact', { type });
    draw();
    document.endMarkedContent();
  }

  function drawFrame(): void {
    artifact('Pagination', () => pen.write(frameLines(typeface, frame, pageNumber)));
    canvas.decorate({ kind: 'rule', x: SHEET.left, y: HEAD_Y + 16, width: CONTENT_WIDTH, isStrong: false });
    canvas.decorate({ kind: 'rule', x: SHEET.left, y: FOOT_Y - 6, width: CONTENT_WIDTH, isStrong: false });
  }

  const canvas: Canvas = {
    root: { tag: 'Document', struct: rootStruct } as StructElement,
    get pageNumber() {
      return pageNumber;
    },
    printable: typeface.printable,
    measure: typeface.measure,
    addPage() {
      document.addPage();
      pen.forgetColor();
      gatherPage(document);
      pageNumber += 1;
      drawFrame();
    },
    element(parent, tag: Tag, { lang, scope }: TagOptions = {}) {
      const options = { ...(lang === undefined ? {} : { lang }), ...(scope === undefined ? {} : { scope }) };
      const struct = document.struct(tag, options);
      structOf(parent).add(struct);
      return { tag, struct } as StructElement;
    },
    put: (element, lines) => void structOf(element).add(() => pen.write(lines)),
    repeat: (lines) => artifact('Pagination', () => pen.write(lines)),
    decorate(decoration) {
      artifact('Layout', () => decorate(document, decoration));
      if (decoration.kind !== 'rule') pen.forgetColor();
    },
    link(element, { x, y, width, height }, name, told) {
      // The types know neither the parent in the structure nor that a string object is wanted here.
      const options = { structParent: structOf(element), Contents: new String(typeface.printable(told)) };
      document.goTo(x, y, width, height, name, options as object);
    },
    mark(name, text, level, y) {
      document.addNamedDestination(name, 'XYZ', 0, y, 0);
      if (level !== 2) return;
      // pdfkit counts `left` from the right edge.
      document.outline.addItem(typeface.printable(text), { fit: false, top: y, left: SHEET.width, zoom: 0 } as object);
    },
  };
  return canvas;
}

function decorate(document: Pdf, decoration: Decoration): void {
  const { x, y, width } = decoration;
  switch (decoration.kind) {
    case 'rule':
      document
        .lineWidth(decoration.isStrong ? 0.8 : 0.4)
        .strokeColor(decoration.isStrong ? COLORS.strongRule : COLORS.rule)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke();
      return;
    case 'band':
      document.rect(x, y, width, decoration.height).fill(COLORS.band);
      return;
    case 'bar':
      document.rect(x, y, width, decoration.height).fill(TONES[decoration.tone]);
  }
}

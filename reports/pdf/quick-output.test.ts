/** What is drawn and gathered quickly is what the library writes by itself: the same bytes. */
import { deepStrictEqual, ok, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import PDFDocument from 'pdfkit';
import { createLineDrawing } from './line-drawing.ts';
import { documentOptions } from './metadata.ts';
import { embedSource, gatherOutput, gatherPage } from './quick-output.ts';

type Pdf = InstanceType<typeof PDFDocument>;

const require = createRequire(import.meta.url);
const FILE = '400Regular/NotoSans_400Regular';
const FONT = readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${FILE}.ttf`));
const DATE = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
const CONTENT = Buffer.from('{"name":"Grüße"}\n', 'utf8');
const DESCRIPTION = 'Ergebnis, das zu diesem Bericht gehört';
/** Kerning inside, at the beginning and at the end of words and between them; marks beside letters; spaces alone. */
const LINES = [
  'Prüfung der Signatur',
  'AV To. AV Te',
  'T',
  'AV',
  ' ',
  '  a  b ',
  'x\u0301y J\u0308 z',
  'M\u0302f AV i',
  'Ωβ Жя',
  '8f5e-AVAT/0a ',
  'AVAV ToTo AVAV',
];

interface Drawing {
  readonly document: Pdf;
  readonly line: (text: string, x: number, y: number) => void;
  readonly page: () => void;
  readonly embed: () => void;
}

function opened(): Pdf {
  const told = { title: 'Titel', author: 'Prüfstand', subject: 'Thema', producer: 'test', language: 'de' as const, createdAt: DATE };
  const document = new PDFDocument(documentOptions(told));
  document.registerFont('it', FONT);
  return document;
}

/** Two pages with text in two sizes and colours, a rule, structure and the embedded file. */
function draw({ document, line, page, embed }: Drawing): void {
  const root = document.struct('Document');
  document.addStructure(root);
  for (const size of [9, 11.5]) {
    document.addPage();
    page();
    for (const [index, text] of LINES.entries()) {
      const element = document.struct('P');
      root.add(element);
      element.add(() => {
        document
          .font('it')
          .fontSize(size)
          .fillColor(index % 2 === 0 ? '#112233' : '#000000');
        line(text, 40 + index / 3, 60 + index * 17.123456789);
      });
    }
    document.lineWidth(0.4).strokeColor('#445566').moveTo(10, 20).lineTo(30, 20).stroke();
  }
  embed();
}

async function byLibrary(): Promise<Uint8Array> {
  const document = opened();
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  const file = { name: 'result.json', type: 'application/json', description: DESCRIPTION, creationDate: DATE, modifiedDate: DATE, relationship: 'Source' };
  draw({
    document,
    line: (text, x, y) => void document.text(text, x, y, { lineBreak: false }),
    page: () => undefined,
    embed: () => void document.file(CONTENT, file),
  });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function quickly(): Uint8Array {
  const document = opened();
  const end = gatherOutput(document);
  draw({
    document,
    line: createLineDrawing(document),
    page: () => gatherPage(document),
    embed: () => embedSource(document, { name: 'result.json', content: CONTENT, description: DESCRIPTION, date: DATE }),
  });
  return end();
}

test('lines, pages and the embedded file are the bytes that the library writes', async () => {
  const [own, library] = [Buffer.from(quickly()).toString('latin1'), Buffer.from(await byLibrary()).toString('latin1')];
  ok(library.includes('/EmbeddedFile') && library.includes('TJ'));
  deepStrictEqual(own.split('\n'), library.split('\n'));
});

test('what is no text is not drawn', () => {
  const document = opened();
  gatherOutput(document);
  document.addPage();
  gatherPage(document);
  const { content } = (document as unknown as { readonly page: { readonly content: { write(chunk: Uint8Array): void } } }).page;
  throws(() => content.write(new Uint8Array(2)), TypeError);
});

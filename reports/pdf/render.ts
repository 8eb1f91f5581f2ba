/**
 * The test report as PDF: the result with a head, in one language, the result file embedded. A pure function: same input, same
 * bytes on every machine; time and ids come from the input. The text is made in parts/, its pages in compose.ts.
 */
import PDFDocument from 'pdfkit';
import type { Certificate } from '../../src/core/certificate.ts';
import type { StaticReview } from '../../src/core/declaration.ts';
import type { Language } from '../../src/core/language.ts';
import type { ReportHead } from '../../src/core/report-head.ts';
import type { Result } from '../../src/core/result.ts';
import { fill } from '../texts.ts';
import { compose, contentsOf } from './compose.ts';
import { createReportContext } from './context.ts';
import type { ReportContext } from './context.ts';
import { createCountingCanvas } from './counting-canvas.ts';
import { documentOptions, PDF_UA_METADATA } from './metadata.ts';
import { reportBlocks } from './parts/report.ts';
import type { PageFrame } from './page-frame.ts';
import { createPdfCanvas } from './pdf-canvas.ts';
import { embedSource, gatherOutput } from './quick-output.ts';
import { createTypeface } from './typeface.ts';

export interface PdfInput {
  readonly result: Result;
  /** `result.json` as it is handed out; embedded unchanged. */
  readonly resultBytes: Uint8Array;
  readonly language: Language;
  readonly head: ReportHead;
  /** Of a report that a body hands out with a certificate. */
  readonly certificate?: Certificate;
  /** The vendor's declaration after its static review; where it is absent, that of the result counts. */
  readonly review?: StaticReview;
}

function frameOf({ t, head, result, kindWord, isDraft }: ReportContext, total: number): PageFrame {
  const { name, version } = result.target.product;
  const state = isDraft ? `${t.draft}. ` : '';
  return {
    headLeft: `${t.documentTitle} ${head.number}`,
    headRight: `${state}${kindWord}`,
    footLeft: `${name} ${version}`,
    footRight: (page) => fill(t.pageOf, { page, total }),
  };
}

/** The time the document is of: that of the head; the end of the run where the head's cannot be read. */
function dateOf({ head, result }: ReportContext): Date {
  const time = [head.issuedAt, result.run.finishedAt].map((text) => Date.parse(text)).find((each) => Number.isFinite(each)) ?? 0;
  return new Date(time);
}

/** @returns a PDF 1.7 file with structure, language and the embedded result */
export function renderPdf(input: PdfInput): Uint8Array {
  const context = createReportContext(input);
  const { t, result, language, head } = context;
  const date = dateOf(context);
  const { name, version } = result.target.product;
  const document = new PDFDocument(
    documentOptions({
      title: `${t.documentTitle} ${head.number}: ${name} ${version}`,
      author: head.laboratory.name,
      subject: `${result.profile.title[language]}, ${context.kindWord}`,
      producer: `pruefstand ${result.suite.version}, PDFKit`,
      language,
      createdAt: date,
    }),
  );
  const end = gatherOutput(document);
  const typeface = createTypeface(document, t.cutNote, result);
  const blocks = reportBlocks(context);
  const first = createCountingCanvas(typeface);
  compose(first, blocks, contentsOf(blocks));
  const contents = contentsOf(blocks).map((entry) => ({ ...entry, page: first.pages.get(entry.name) ?? 0 }));
  const canvas = createPdfCanvas(document, typeface, frameOf(context, first.pageNumber));
  canvas.addPage();
  compose(canvas, blocks, contents);
  embedSource(document, { name: 'result.json', content: input.resultBytes, description: t.embeddedDescription, date });
  document.appendXML(PDF_UA_METADATA);
  return end();
}

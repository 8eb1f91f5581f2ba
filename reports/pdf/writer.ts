/**
 * The report for people as a document to hand out: `report.pdf` of a self-test, and `renderPdf` for a body with its own head
 * and certificate. It is written when it is asked for and in bundles, not after every run; the library is loaded only then.
 */
import { selfTestHead } from '../../src/core/report-head.ts';
import type { DocumentWriter } from '../../src/core/report.ts';
import { resultFile } from '../json.ts';
import type { PdfInput } from './render.ts';

/** Loads what takes its time, for whoever will need it soon. */
export async function preparePdf(): Promise<void> {
  await import('./render.ts');
}

/** @returns a PDF 1.7 file with structure, language and the embedded result; same input, same bytes */
export async function renderPdf(input: PdfInput): Promise<Uint8Array> {
  const module = await import('./render.ts');
  return module.renderPdf(input);
}

export const pdfWriter: DocumentWriter = {
  id: 'pdf',
  async write(result, { language }) {
    const content = await renderPdf({ result, resultBytes: resultFile(result), language, head: selfTestHead(result) });
    return [{ name: 'report.pdf', mediaType: 'application/pdf', content }];
  },
};

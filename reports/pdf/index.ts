/** The report as a PDF: as a format of a self-test, and for a body with its own head and certificate. */
export { pdfWriter, preparePdf, renderPdf } from './writer.ts';
export type { PdfInput } from './render.ts';

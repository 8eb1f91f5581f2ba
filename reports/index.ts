/** Every report format. `--report` names them by id; the summary on the terminal is `console.ts`. */
import type { ReportWriter } from '../src/core/report.ts';
import { ctrfWriter } from './ctrf.ts';
import { earlWriter } from './earl.ts';
import { htmlWriter } from './html.ts';
import { jsonWriter } from './json.ts';
import { junitWriter } from './junit.ts';
import { sarifWriter } from './sarif.ts';

export { DOCUMENT_WRITERS } from './documents.ts';
export { renderPdf } from './pdf/index.ts';
export type { PdfInput } from './pdf/index.ts';
export { renderSummary } from './console.ts';
export { renderReview } from './console-declaration.ts';
export type { SummaryOptions } from './console.ts';

export const REPORT_WRITERS: readonly ReportWriter[] = [jsonWriter, htmlWriter, junitWriter, ctrfWriter, earlWriter, sarifWriter];

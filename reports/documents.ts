/** Formats that take their time: written only where they are named, while those of `index.ts` are written after every run. */
import type { DocumentWriter } from '../src/core/report.ts';
import { pdfWriter } from './pdf/index.ts';

export { preparePdf } from './pdf/index.ts';

/** Every document format; loaded without the reports, which a thread that writes documents does not need. */
export const DOCUMENT_WRITERS: readonly DocumentWriter[] = [pdfWriter];

/** Every report format. `--report` names them by id; the summary on the terminal is `console.ts`. */
import type { ReportWriter } from '../src/core/report.ts';
import { ctrfWriter } from './ctrf.ts';
import { earlWriter } from './earl.ts';
import { htmlWriter } from './html.ts';
import { jsonWriter } from './json.ts';
import { junitWriter } from './junit.ts';

export { renderSummary } from './console.ts';
export type { SummaryOptions } from './console.ts';

export const REPORT_WRITERS: readonly ReportWriter[] = [jsonWriter, htmlWriter, junitWriter, ctrfWriter, earlWriter];

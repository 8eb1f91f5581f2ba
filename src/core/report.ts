/** A report writer: a pure function from result to files. Same input, same bytes; no clock, no environment. */
import type { Language } from './language.ts';
import type { Result } from './result.ts';

export interface ReportOptions {
  readonly language: Language;
}

export interface ReportFile {
  /** Name inside the output folder, no separators. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

export interface ReportWriter {
  /** `html`, `junit`, … as `--report` names it. */
  readonly id: string;
  write(result: Result, options: ReportOptions): readonly ReportFile[];
}

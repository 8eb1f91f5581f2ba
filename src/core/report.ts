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

/** A file that is not text. */
export interface DocumentFile extends Omit<ReportFile, 'content'> {
  readonly content: Uint8Array;
}

/** A writer of documents that take their time; they are written only where they are named. */
export interface DocumentWriter {
  readonly id: string;
  write(result: Result, options: ReportOptions): Promise<readonly DocumentFile[]>;
}

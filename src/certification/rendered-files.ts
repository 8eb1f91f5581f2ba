/** Everything in a bundle that is a pure function of the result, so that a verifier can write it again. */
import { resultFile } from '../../reports/json.ts';
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip-writing.ts';
import { renderedDocuments } from './rendered-documents.ts';
import { renderedReports } from './rendered-reports.ts';

/** The result in its own form, its reports, and documents. @param documents paths of those that are wanted; they take their time */
export async function renderedFiles(result: Result, documents: readonly string[]): Promise<readonly ZipContent[]> {
  const form = { path: BUNDLE_FILES.result, content: resultFile(result) };
  return [form, ...renderedReports(result), ...(await renderedDocuments(result, documents))];
}

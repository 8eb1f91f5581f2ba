/** The reports of a result as a bundle carries them: pure functions of the result, so that a verifier can write them again. */
import { REPORT_WRITERS } from '../../reports/index.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip.ts';

/** Every report but the result itself and the documents. Of formats for machines there is one file, the German one. */
export function renderedReports(result: Result): readonly ZipContent[] {
  const writers = REPORT_WRITERS.filter(({ id }) => id !== 'json');
  return writers
    .flatMap(({ write }) => write(result, { language: 'de' }))
    .map(({ name, content }) => ({ path: `reports/${name}`, content: Buffer.from(content, 'utf8') }));
}

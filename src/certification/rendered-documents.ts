/** The documents of a result as a bundle may carry them: pure functions of the result, so that a verifier can write them again. */
import { DOCUMENT_WRITERS } from '../../reports/documents.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip-writing.ts';

const LANGUAGES = ['de', 'en'] as const;

/** Paths of the documents that a bundle may carry, in both languages. */
export const DOCUMENT_PATHS: readonly string[] = LANGUAGES.flatMap((language) => DOCUMENT_WRITERS.map(({ id }) => pathOf(language, id)));

/** Documents of a result. @param paths which to write; they take their time */
export async function renderedDocuments(result: Result, paths: readonly string[]): Promise<readonly ZipContent[]> {
  const documents: ZipContent[] = [];
  for (const language of LANGUAGES)
    for (const { id, write } of DOCUMENT_WRITERS.filter((writer) => paths.includes(pathOf(language, writer.id))))
      for (const { content } of await write(result, { language })) documents.push({ path: pathOf(language, id), content });
  return documents;
}

/** Documents are named by their format. */
function pathOf(language: string, id: string): string {
  return `reports/report.${language}.${id}`;
}

/** The reports of a result as a bundle carries them: pure functions of the result, so that a verifier can write them again. */
import { DOCUMENT_WRITERS, REPORT_WRITERS } from '../../reports/index.ts';
import type { Result } from '../core/result.ts';
import type { ZipContent } from '../formats/zip.ts';

const LANGUAGES = ['de', 'en'] as const;

/**
 * Every report but the result itself. Of formats for machines there is one file, the German one; documents are in both
 * languages.
 * @param wants which documents to write; they take their time
 */
export async function rendered(result: Result, wants: (path: string) => boolean = () => true): Promise<readonly ZipContent[]> {
  const files = new Map<string, Uint8Array>();
  const add = (name: string, content: string | Uint8Array): void => {
    const path = `reports/${name}`;
    if (!files.has(path)) files.set(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
  };
  for (const language of LANGUAGES) {
    for (const { id, write } of REPORT_WRITERS) if (id !== 'json') for (const { name, content } of write(result, { language })) add(name, content);
    for (const { id, write } of DOCUMENT_WRITERS.filter((writer) => wants(`reports/report.${language}.${writer.id}`)))
      for (const { name, content } of await write(result, { language })) add(inLanguage(name, language, id), content);
  }
  return [...files].map(([path, content]) => ({ path, content }));
}

/** `report.de.pdf` for `report.pdf`: documents are named by their format. */
function inLanguage(name: string, language: string, id: string): string {
  return name.replace(new RegExp(`(?=\\.${id}$)`), `.${language}`);
}

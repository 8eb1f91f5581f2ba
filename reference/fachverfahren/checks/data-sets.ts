/**
 * Hashes of the data sets inside the metadata (version 2). Only text content is compared: the specification does not say
 * how a JSON object becomes bytes, so a difference there would prove nothing.
 */
import { problem } from '../problems.ts';
import type { Problem } from '../problems.ts';
import type { CheckContext } from './context.ts';
import { sha512 } from './data.ts';
import type { MetadataView } from './metadata.ts';

/** Checks the hash of every data set with text content. */
export function checkDataSets(view: MetadataView, context: CheckContext): readonly Problem[] {
  if (context.faults.has('dataset-hash-unchecked')) return [];
  const wrong = view.dataSets.filter(({ content, hash }) => {
    const expected = (hash as { content?: unknown } | null | undefined)?.content;
    return typeof content === 'string' && typeof expected === 'string' && sha512(Buffer.from(content, 'utf8')) !== expected;
  });
  if (wrong.length === 0) return [];
  return [problem('hash-mismatch', 'metadata', `Der Hashwert von ${wrong.length} Datensätzen (dataSets) stimmt nicht.`)];
}

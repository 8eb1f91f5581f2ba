/**
 * Writes `metadata-mutations.json`: which of the mutated documents our schemas accept. Run it after a deliberate change of
 * schema or documents and read the difference; `metadata.test.ts` compares the same documents with the published schemas
 * where these lie beside the checkout.
 */
import { writeFileSync } from 'node:fs';
import { compileFile } from '../compile.ts';
import { mutationsOf } from './metadata-documents.ts';
import type { MetadataVersion } from './metadata-documents.ts';

function verdictsOf(version: MetadataVersion): { readonly total: number; readonly accepted: readonly string[] } {
  const validate = compileFile(new URL(`metadata-${version}.schema.json`, import.meta.url));
  const mutations = mutationsOf(version);
  return { total: mutations.length, accepted: mutations.filter((mutation) => validate(mutation.document)).map((mutation) => mutation.name) };
}

const verdicts = { '1.0': verdictsOf('1.0'), '2.1': verdictsOf('2.1') };
writeFileSync(new URL('metadata-mutations.json', import.meta.url), `${JSON.stringify(verdicts, null, 2)}\n`, 'utf8');

/**
 * The body's review of a bundle, as it writes it down before it issues: who tested and who decided, what documents showed,
 * conditions, validity. A YAML file whose members are those of the certificate they become.
 */
import certificateSchema from '../../schemas/certificate/certificate-1.schema.json' with { type: 'json' };
import type { Certificate } from '../core/certificate.ts';
import type { DeclaredProduct } from '../core/declaration.ts';
import type { Bilingual } from '../core/language.ts';
import type { ToldProblem } from '../core/told-problem.ts';
import type { JsonObject } from '../formats/json.ts';
import { tellShapeProblems } from '../formats/shape-words.ts';
import { parseYamlSource } from '../formats/yaml-source.ts';

type Taken = 'number' | 'level' | 'issuer' | 'scheme' | 'customer' | 'attestations' | 'tester' | 'decider' | 'complaints';
type Optional =
  | 'conditions'
  | 'standards'
  | 'errata'
  | 'statusList'
  | 'replaces'
  | 'validFrom'
  | 'validUntil'
  | 'performedBy'
  | 'laboratory'
  | 'itemReceivedAt'
  | 'publication';

/** What the body states itself; everything else follows from the bundle. */
export type Review = Pick<Certificate, Taken> &
  Partial<Pick<Certificate, Optional>> & {
    readonly format: 'pruefstand-review';
    readonly formatVersion: 1;
    /** Needed when the bundle carries no declaration. */
    readonly product?: DeclaredProduct;
  };

export type ReviewReading = { readonly review: Review } | { readonly problem: ToldProblem };

const TAKEN: readonly Taken[] = ['number', 'level', 'issuer', 'scheme', 'customer', 'attestations', 'tester', 'decider', 'complaints'];
const OPTIONAL: readonly (Optional | 'product')[] = [
  'conditions',
  'standards',
  'errata',
  'statusList',
  'replaces',
  'validFrom',
  'validUntil',
  'performedBy',
  'laboratory',
  'itemReceivedAt',
  'publication',
  'product',
];

/** The schema of reviews: members of the certificate's, so that what is written here is valid there. */
export function reviewSchema(): object {
  const { $schema, properties, $defs } = certificateSchema as { $schema: string; properties: Readonly<Record<string, object>>; $defs: object };
  const picked = Object.fromEntries([...TAKEN, ...OPTIONAL].map((name) => [name, properties[name] ?? {}]));
  return {
    $schema,
    $id: 'urn:pruefstand:schema:review:1',
    type: 'object',
    required: ['format', 'formatVersion', ...TAKEN],
    additionalProperties: false,
    properties: { format: { const: 'pruefstand-review' }, formatVersion: { const: 1 }, ...picked },
    $defs,
  };
}

const NAME: Bilingual = { de: 'Die Begutachtung', en: 'The review' };
const MEND: Bilingual = { de: 'Die Angaben stehen in docs/reference/certificates.md.', en: 'The members are in docs/reference/certificates.md.' };

/** @param file path as the user gave it */
export function readReview(bytes: Uint8Array, file: string): ReviewReading {
  const reading = parseYamlSource(bytes, file, NAME);
  if (reading.problem !== undefined) return { problem: reading.problem };
  const { source } = reading;
  const [problem] = tellShapeProblems(source, { schema: reviewSchema() as JsonObject, name: NAME });
  if (problem === undefined) return { review: source.value as Review };
  const { de, en } = problem.mend;
  // The schema of certificates describes its members in English alone.
  return { problem: de === en ? { ...problem, mend: MEND } : problem };
}

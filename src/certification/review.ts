/**
 * The body's review of a bundle, as it writes it down before it issues: who tested and who decided, what documents showed,
 * conditions, validity. A YAML file whose members are those of the certificate they become.
 */
import certificateSchema from '../../schemas/certificate/certificate-1.schema.json' with { type: 'json' };
import type { Certificate } from '../core/certificate.ts';
import type { DeclaredProduct } from '../core/declaration.ts';
import type { Bilingual } from '../core/language.ts';
import type { ToldProblem } from '../core/told-problem.ts';
import { compileSchema } from '../formats/json-schema.ts';
import type { SchemaProblem } from '../formats/json-schema.ts';
import { parseYamlSource } from '../formats/yaml-source.ts';
import type { YamlSource } from '../formats/yaml-source.ts';

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

/** @param file path as the user gave it */
export function readReview(bytes: Uint8Array, file: string): ReviewReading {
  const reading = parseYamlSource(bytes, file, { de: 'Die Begutachtung', en: 'The review' });
  if (reading.problem !== undefined) return { problem: reading.problem };
  const { source } = reading;
  const [problem] = compileSchema(reviewSchema())(source.value);
  if (problem === undefined) return { review: source.value as Review };
  return { problem: toldOf(problem, source) };
}

function toldOf({ pointer, message, member }: SchemaProblem, source: YamlSource): ToldProblem {
  const where = member === undefined ? pointer : `${pointer}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const flaw: Bilingual =
    member === undefined
      ? { de: `${where || '/'} (${message})`, en: `${where || '/'} (${message})` }
      : { de: `${where} ist unbekannt`, en: `${where} is unknown` };
  return {
    code: 'ERR_CONFIG_INVALID',
    text: { de: `Die Begutachtung ist unvollständig oder falsch: ${flaw.de}.`, en: `The review is incomplete or wrong: ${flaw.en}.` },
    mend: { de: 'Die Angaben stehen in docs/reference/certificates.md.', en: 'The members are in docs/reference/certificates.md.' },
    place: member === undefined ? source.placeOf(pointer) : source.placeOfName(where),
  };
}

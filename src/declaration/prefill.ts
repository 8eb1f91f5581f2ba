/** What a target file already knows about answers: capabilities become yes or no, facts become values. Suggestions only. */
import type { DeclaredAnswer, Proforma, ProformaItem, TargetFact } from '../core/declaration.ts';
import type { FitConnectTarget } from '../core/target.ts';

/** What is suggested for an item. */
export type Suggestion = Partial<Pick<DeclaredAnswer, 'support' | 'value'>>;

/** The members of a target, and of its samples, that suggestions rest on. */
export interface KnownTarget {
  readonly target: Pick<FitConnectTarget, 'capabilities' | 'pollingSeconds' | 'deadlineSeconds' | 'destination'>;
  readonly maxAttachmentBytes: number;
}

/** Suggestions by item; an item of which the target knows nothing is not among them. */
export function suggestionsFrom(proforma: Proforma, known: KnownTarget): ReadonlyMap<string, Suggestion> {
  return new Map(
    proforma.items.flatMap((item) => {
      const suggestion = suggestionFor(item, known);
      return Object.keys(suggestion).length === 0 ? [] : [[item.id, suggestion] as const];
    }),
  );
}

function suggestionFor({ capability, value }: ProformaItem, known: KnownTarget): Suggestion {
  const fact = value?.target === undefined ? undefined : factOf(value.target, known);
  const isEmpty = fact === undefined || (typeof fact === 'object' && fact.length === 0) || fact === 0;
  const isOffered = capability === undefined ? undefined : known.target.capabilities.has(capability);
  return {
    ...(isOffered === undefined ? {} : { support: isOffered ? 'yes' : 'no' }),
    ...(isEmpty || isOffered === false ? {} : { value: fact }),
  };
}

function factOf(fact: TargetFact, { target: { destination, pollingSeconds, deadlineSeconds }, maxAttachmentBytes }: KnownTarget): number | readonly string[] {
  const schemas = (mimeType: string): readonly string[] => [
    ...new Set(destination.services.flatMap((service) => service.schemas.filter((schema) => schema.mimeType === mimeType).map(({ schemaUri }) => schemaUri))),
  ];
  const metadata = (series: string): readonly string[] => destination.metadataVersions.filter((version) => version.startsWith(series));
  const facts: Readonly<Record<TargetFact, () => number | readonly string[]>> = {
    pollingSeconds: () => pollingSeconds,
    deadlineSeconds: () => deadlineSeconds,
    metadata1: () => metadata('1.'),
    metadata2: () => metadata('2.'),
    jsonSchemas: () => schemas('application/json'),
    xmlSchemas: () => schemas('application/xml'),
    maxAttachmentBytes: () => maxAttachmentBytes,
    replyChannels: () => destination.replyChannels,
  };
  return facts[fact]();
}

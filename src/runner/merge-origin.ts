/** Which results belong together: same suite, catalogue, profile, target and declaration, and shards that fit into each other. */
import { MOST_PARTS } from '../core/bundle.ts';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import { TranslatedError } from '../core/translated-error.ts';

export interface MergePart {
  /** Path as given, for messages. */
  readonly file: string;
  readonly result: Result;
}

interface Trait {
  readonly name: Bilingual;
  readonly of: (result: Result) => string;
  /** The value for people, where the compared one is a digest. */
  readonly shown?: (result: Result) => string;
}

const TRAITS: readonly Trait[] = [
  { name: { de: 'die Version des Prüfstands', en: 'the version of the suite' }, of: ({ suite }) => `${suite.version} ${suite.commit ?? ''}`.trim() },
  {
    name: { de: 'der Anforderungskatalog', en: 'the catalogue' },
    of: ({ specification }) => `${specification.id} ${specification.version} ${specification.sha256}`,
    shown: ({ specification }) => `${specification.id} ${specification.version} (${specification.sha256.slice(0, 12)})`,
  },
  {
    name: { de: 'das Profil', en: 'the profile' },
    of: ({ profile }) => `${profile.id} ${profile.version} ${profile.sha256}`,
    shown: ({ profile }) => `${profile.id} ${profile.version} (${profile.sha256.slice(0, 12)})`,
  },
  {
    name: { de: 'das Ziel', en: 'the target' },
    of: ({ target }) => target.sha256,
    shown: ({ target }) => `${target.product.name} ${target.product.version} (${target.sha256.slice(0, 12)})`,
  },
  {
    name: { de: 'die Erklärung des Herstellers', en: "the vendor's declaration" },
    of: ({ declaration }) => declaration?.declarationSha256 ?? '',
    shown: ({ declaration }) =>
      declaration === undefined ? '–' : `${declaration.product.name} ${declaration.product.version} (${declaration.declarationSha256.slice(0, 12)})`,
  },
  {
    name: { de: 'die Art der Teilung', en: 'the kind of division' },
    of: ({ run }) => String(run.shard?.total ?? 0),
    shown: ({ run }) => (run.shard === undefined ? 'whole' : `n = ${run.shard.total}`),
  },
];

function mismatch(text: Bilingual, place: string, mend: Bilingual): TranslatedError {
  return new TranslatedError('ERR_CONFIG_MERGE_MISMATCH', text, { place, mend });
}

/** @throws ERR_CONFIG_MERGE_MISMATCH naming the first trait in which two parts differ, or a run that is given twice */
export function requireSameOrigin(parts: readonly MergePart[]): void {
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0)
    throw mismatch({ de: 'Zum Zusammenführen gehören mindestens zwei Ergebnisse.', en: 'At least two results are needed to merge.' }, first?.file ?? '', {
      de: 'Alle Teile nennen: merge teil-1/result.json teil-2/result.json.',
      en: 'Name all parts: merge part-1/result.json part-2/result.json.',
    });
  for (const other of others) {
    const trait = TRAITS.find(({ of }) => of(first.result) !== of(other.result));
    if (trait === undefined) continue;
    const show = trait.shown ?? trait.of;
    throw mismatch(
      {
        de: `Die Ergebnisse gehören nicht zusammen: verschieden ist ${trait.name.de} (${show(first.result)} und ${show(other.result)}).`,
        en: `The results do not belong together: ${trait.name.en} differs (${show(first.result)} and ${show(other.result)}).`,
      },
      other.file,
      {
        de: `Nur Läufe mit gleichem Prüfstand, Katalog, Profil, Ziel und gleicher Erklärung zusammenführen; verglichen wurde mit ${first.file}.`,
        en: `Merge only runs of the same suite, catalogue, profile, target and declaration; it was compared with ${first.file}.`,
      },
    );
  }
  refuseTooMany(parts);
  refuseTwice(parts);
  refuseUneven(parts);
}

function refuseTooMany(parts: readonly MergePart[]): void {
  let count = 0;
  for (const { file, result } of parts) {
    count += result.run.parts?.length ?? 1;
    if (count > MOST_PARTS)
      throw mismatch({ de: `Das sind mehr als ${MOST_PARTS} Läufe.`, en: `These are more than ${MOST_PARTS} runs.` }, file, {
        de: 'Weniger Läufe zusammenführen; die Nachweise aller würde niemand mehr nachprüfen.',
        en: 'Merge fewer runs; nobody would verify the evidence of all.',
      });
  }
}

function refuseTwice(parts: readonly MergePart[]): void {
  for (const [index, part] of parts.entries()) {
    const before = parts.slice(0, index);
    const sameRun = before.find(({ result }) => result.run.id === part.result.run.id);
    if (sameRun !== undefined)
      throw mismatch({ de: 'Derselbe Lauf ist zweimal angegeben.', en: 'The same run is given twice.' }, part.file, {
        de: `Eines von beiden weglassen: ${sameRun.file}.`,
        en: `Leave one of the two out: ${sameRun.file}.`,
      });
    const { shard } = part.result.run;
    const sameShard = shard === undefined ? undefined : before.find(({ result }) => result.run.shard?.index === shard.index);
    if (sameShard !== undefined)
      throw mismatch(
        { de: `Der Teil ${shard?.index}/${shard?.total} ist zweimal angegeben.`, en: `Shard ${shard?.index}/${shard?.total} is given twice.` },
        part.file,
        { de: `Eines von beiden weglassen: ${sameShard.file}.`, en: `Leave one of the two out: ${sameShard.file}.` },
      );
  }
}

/** Of a whole run every case was tried as often as every other; of shards that ended early it is not known how often they would have. */
function refuseUneven(parts: readonly MergePart[]): void {
  const [first, ...others] = parts.filter(({ result: { run } }) => run.shard !== undefined && run.isComplete);
  const other = others.find(({ result }) => result.run.attempts !== first?.result.run.attempts);
  if (first === undefined || other === undefined) return;
  const [wanted, seen] = [first.result.run.attempts, other.result.run.attempts];
  throw mismatch(
    {
      de: `Die Teile wurden verschieden oft wiederholt (${wanted}-mal und ${seen}-mal).`,
      en: `The shards were repeated a different number of times (${wanted} and ${seen}).`,
    },
    other.file,
    {
      de: `Jeden Teil mit demselben --repeat prüfen; verglichen wurde mit ${first.file}.`,
      en: `Run every shard with the same --repeat; it was compared with ${first.file}.`,
    },
  );
}

/** Shards by number, repeats by time: the order in which they are given does not matter. */
export function sortParts(parts: readonly MergePart[]): readonly MergePart[] {
  const key = ({ result: { run } }: MergePart): string => `${String(run.shard?.index ?? 0).padStart(6, '0')} ${run.startedAt} ${run.id}`;
  return [...parts].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

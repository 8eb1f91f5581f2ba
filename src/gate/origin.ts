/**
 * Whether two results may be compared: same specification, profile and product. Other versions are allowed and said; then
 * requirements that only one of the two knows are listed and never count as regressions.
 */
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';

interface Trait {
  readonly name: Bilingual;
  readonly of: (result: Result) => string;
}

const IDENTITIES: readonly Trait[] = [
  { name: { de: 'die Spezifikation', en: 'the specification' }, of: ({ specification }) => specification.id },
  { name: { de: 'das Profil', en: 'the profile' }, of: ({ profile }) => profile.id },
  { name: { de: 'das Produkt', en: 'the product' }, of: ({ target: { product } }) => `${product.name} (${product.vendor})` },
];

/** What differs between two results so that they cannot be compared. */
export interface Misfit {
  readonly name: Bilingual;
  readonly baseline: string;
  readonly current: string;
}

/** @returns empty when the results may be compared */
export function misfitsOf(baseline: Result, current: Result): readonly Misfit[] {
  return IDENTITIES.filter(({ of }) => of(baseline) !== of(current)).map(({ name, of }) => ({ name, baseline: of(baseline), current: of(current) }));
}

export type DifferenceKind = 'product' | 'suite' | 'specification' | 'profile' | 'targetKind' | 'options';

/** A difference that leaves results comparable, and what it means for the comparison. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly baseline: string;
  readonly current: string;
  readonly meaning: Bilingual;
}

interface Version extends Trait {
  readonly kind: DifferenceKind;
  readonly meaning: Bilingual;
}

/** `2026-09 (8f2e0d9a4fd3)`: version and start of the digest. */
function dated({ version, sha256 }: { readonly version: string; readonly sha256: string }): string {
  return `${version} (${sha256.slice(0, 12)})`;
}

const VERSIONS: readonly Version[] = [
  {
    kind: 'product',
    name: { de: 'die Version des Produkts', en: 'the version of the product' },
    of: ({ target }) => target.product.version,
    meaning: { de: 'Verglichen werden zwei Versionen des Produkts.', en: 'Two versions of the product are compared.' },
  },
  {
    kind: 'suite',
    name: { de: 'die Version des Prüfstands', en: 'the version of the suite' },
    of: ({ suite }) => `${suite.version}${suite.commit === undefined ? '' : ` (${suite.commit.slice(0, 12)})`}`,
    meaning: {
      de: 'Prüfungen können genauer geworden sein: Ein neuer Befund kann von einer neuen Prüfung kommen statt von einem Rückschritt des Produkts.',
      en: 'Checks may have become stricter: a new finding may come from a new check rather than from a step back of the product.',
    },
  },
  {
    kind: 'specification',
    name: { de: 'der Anforderungskatalog', en: 'the catalogue' },
    of: ({ specification }) => dated(specification),
    meaning: {
      de: 'Neue und entfallene Anforderungen sind aufgeführt und zählen nicht als Rückschritt; der Wortlaut gebliebener kann sich geändert haben.',
      en: 'Added and removed requirements are listed and do not count as regressions; the text of those that stayed may have changed.',
    },
  },
  {
    kind: 'profile',
    name: { de: 'das Profil', en: 'the profile' },
    of: ({ profile }) => dated(profile),
    meaning: {
      de: 'Auswahl und Entscheidungsregel können sich geändert haben: Was ein Hinweis war, kann ein Fehler sein und umgekehrt.',
      en: 'Selection and decision rule may have changed: what was a remark may be a failure and the other way round.',
    },
  },
  {
    kind: 'targetKind',
    name: { de: 'die Art des Ziels', en: 'the kind of target' },
    of: ({ target }) => target.kind,
    meaning: { de: 'Das Produkt lief anders als im Vergleichslauf.', en: 'The product ran in another way than in the baseline.' },
  },
  {
    kind: 'options',
    name: { de: 'die Angaben zum Ziel', en: 'the declared options' },
    of: ({ target }) => optionsOf(target.declared),
    meaning: {
      de: 'Mit anderen Angaben zum Ziel werden andere Fälle geprüft; was dadurch wegfällt, gilt als neu ungeprüft.',
      en: 'With other declared options other cases are tried; what falls away by that counts as newly untested.',
    },
  },
];

/** Declared options by name, as one text. */
function optionsOf(declared: Result['target']['declared']): string {
  return Object.entries(declared)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? [...(value as readonly string[])].sort().join('+') : String(value)}`)
    .sort()
    .join(' ');
}

/** The options that differ, so that the reader need not search for them. */
function onlyDiffering(mine: string, theirs: string): string {
  const other = new Set(theirs.split(' '));
  return mine
    .split(' ')
    .filter((entry) => !other.has(entry))
    .join(' ');
}

/** Differences that leave the results comparable, in a fixed order. */
export function differencesOf(baseline: Result, current: Result): readonly Difference[] {
  return VERSIONS.filter(({ of }) => of(baseline) !== of(current)).map(({ kind, of, meaning }) => {
    const [before, after] = [of(baseline), of(current)];
    const isOptions = kind === 'options';
    return { kind, baseline: isOptions ? onlyDiffering(before, after) : before, current: isOptions ? onlyDiffering(after, before) : after, meaning };
  });
}

/** Whether suite, catalogue and profile are the same, so that every requirement and case must be there again. */
export function haveSameBasis(baseline: Result, current: Result): boolean {
  const basis = ({ suite, specification, profile }: Result): string => [suite.version, suite.commit ?? '', specification.sha256, profile.sha256].join(' ');
  return basis(baseline) === basis(current);
}

/**
 * Whether subjects may fairly be laid side by side: the same rules, tried with the same suite on the same options. What
 * differs is said before anything else; it is never put into a number.
 */
import type { Bilingual } from '../core/language.ts';
import type { ComparedSubject } from './subject.ts';

export type FairnessKind =
  | 'specification'
  | 'profile'
  | 'suite'
  | 'options'
  | 'capabilities'
  | 'declaration'
  | 'incomplete'
  | 'part'
  | 'evidence'
  | 'targetKind'
  | 'repeats'
  | 'sameRun';

/** One way in which the subjects are unequal. */
export interface FairnessPoint {
  readonly kind: FairnessKind;
  readonly text: Bilingual;
  /** What each subject has, in the order of the subjects. */
  readonly values: readonly string[];
}

interface Aspect {
  readonly kind: FairnessKind;
  readonly text: Bilingual;
  readonly of: (subject: ComparedSubject) => string;
  /** Unfair as soon as one has it, even when all have. */
  readonly isBadIn?: (subject: ComparedSubject) => boolean;
}

function dated({ id, version, sha256 }: { readonly id: string; readonly version: string; readonly sha256: string }): string {
  return `${id} ${version} (${sha256.slice(0, 12)})`;
}

/** Declared options besides capabilities, by name. */
function optionsOf({ result }: ComparedSubject): string {
  const { capabilities: _, ...options } = result.target.declared;
  return Object.entries(options)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? [...(value as readonly string[])].sort().join('+') : String(value)}`)
    .sort()
    .join(', ');
}

function capabilitiesOf({ result }: ComparedSubject): string {
  const { capabilities } = result.target.declared;
  return Array.isArray(capabilities) ? [...(capabilities as readonly string[])].sort().join(', ') : '–';
}

/** Items that a vendor declared not to support, or that there is no declaration. */
function declaredOf({ declaration }: ComparedSubject): string {
  if (declaration === undefined) return '–';
  const not = declaration.answers.filter(({ support }) => support !== 'yes').map(({ item, support }) => `${item}=${support}`);
  return `${declaration.answers.length}: ${not.sort().join(', ')}`;
}

/** Names that both languages understand: values are not translated. */
const EVIDENCE_NAMES: Readonly<Record<ComparedSubject['kind'], string>> = {
  result: 'result.json',
  selfTest: 'Selbsttest / self-test',
  certificate: 'Zertifikat / certificate',
};

const ASPECTS: readonly Aspect[] = [
  {
    kind: 'specification',
    text: { de: 'Geprüft wurde gegen verschiedene Anforderungskataloge.', en: 'They were tested against different catalogues.' },
    of: ({ result }) => dated(result.specification),
  },
  {
    kind: 'profile',
    text: {
      de: 'Die Profile sind verschieden: andere Auswahl oder andere Entscheidungsregel.',
      en: 'The profiles differ: another selection or another decision rule.',
    },
    of: ({ result }) => dated(result.profile),
  },
  {
    kind: 'suite',
    text: { de: 'Geprüft wurde mit verschiedenen Versionen des Prüfstands.', en: 'They were tested with different versions of the suite.' },
    of: ({ result: { suite } }) => `${suite.version}${suite.commit === undefined ? '' : ` (${suite.commit.slice(0, 12)})`}`,
  },
  {
    kind: 'options',
    text: { de: 'Die erklärten Optionen sind verschieden, etwa die API-Version.', en: 'The declared options differ, such as the API version.' },
    of: optionsOf,
  },
  {
    kind: 'capabilities',
    text: {
      de: 'Die Fähigkeiten sind verschieden: Was ein Produkt nicht kann, wird an ihm nicht geprüft.',
      en: 'The capabilities differ: what a product cannot do is not tested on it.',
    },
    of: capabilitiesOf,
  },
  {
    kind: 'declaration',
    text: {
      de: 'Die Erklärungen der Hersteller sind verschieden: Was als nicht unterstützt erklärt ist, wurde nicht geprüft.',
      en: "The vendors' declarations differ: what is declared as not supported was not tested.",
    },
    of: declaredOf,
  },
  {
    kind: 'incomplete',
    text: { de: 'Nicht jeder Lauf ist vollständig.', en: 'Not every run is complete.' },
    of: ({ result: { run } }) => (run.isComplete ? '✓' : (run.interrupted ?? '✗')),
    isBadIn: ({ result }) => !result.run.isComplete,
  },
  {
    kind: 'part',
    text: { de: 'Nicht jedes Ergebnis ist ein ganzer Lauf.', en: 'Not every result is a whole run.' },
    of: ({ result: { run } }) => (run.shard === undefined ? '1/1' : `${run.shard.index}/${run.shard.total}`),
    isBadIn: ({ result }) => result.run.shard !== undefined,
  },
  {
    kind: 'evidence',
    text: {
      de: 'Die Nachweise sind von verschiedener Art: Ein Selbsttest ist kein Zertifikat, eine result.json allein ist unsigniert.',
      en: 'The evidence is of different kinds: a self-test is no certificate, a result.json alone is unsigned.',
    },
    of: ({ kind, certificate }) => `${EVIDENCE_NAMES[kind]}${certificate === undefined ? '' : ` ${certificate.level}`}`,
  },
  {
    kind: 'targetKind',
    text: { de: 'Die Produkte liefen auf verschiedene Weise.', en: 'The products ran in different ways.' },
    of: ({ result }) => result.target.kind,
  },
  {
    kind: 'repeats',
    text: { de: 'Die Läufe wurden verschieden oft wiederholt.', en: 'The runs were repeated a different number of times.' },
    of: ({ result }) => String(result.run.attempts),
  },
];

/** Everything that makes the comparison unfair, in a fixed order; empty when nothing does. */
export function fairnessOf(subjects: readonly ComparedSubject[]): readonly FairnessPoint[] {
  const points = ASPECTS.flatMap(({ kind, text, of, isBadIn }): readonly FairnessPoint[] => {
    const values = subjects.map(of);
    const isUnequal = new Set(values).size > 1 || subjects.some((subject) => isBadIn?.(subject) === true);
    return isUnequal ? [{ kind, text, values }] : [];
  });
  const runs = subjects.map(({ result }) => result.run.id);
  const isTwice = new Set(runs).size < runs.length;
  const twice: FairnessPoint = {
    kind: 'sameRun',
    text: { de: 'Derselbe Lauf ist mehrmals angegeben.', en: 'The same run is given more than once.' },
    values: runs,
  };
  return isTwice ? [...points, twice] : points;
}

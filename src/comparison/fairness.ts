/**
 * Whether subjects may fairly be laid side by side: the same rules, tried with the same suite on the same options. What
 * differs is said before anything else; it is never put into a number.
 */
import { earlyEndText } from '../core/early-end.ts';
import type { Bilingual } from '../core/language.ts';
import type { ComparedSubject } from './subject.ts';

export type FairnessKind =
  | 'verification'
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
  readonly values: readonly (string | Bilingual)[];
}

interface Aspect {
  readonly kind: FairnessKind;
  readonly text: Bilingual;
  readonly of: (subject: ComparedSubject) => string | Bilingual;
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
function declaredOf({ result: { declaration } }: ComparedSubject): string {
  if (declaration === undefined) return '–';
  const not = declaration.items.filter(({ support }) => support !== 'yes').map(({ id, support }) => `${id}=${support}`);
  return `${declaration.items.length}: ${not.sort().join(', ')}`;
}

const EVIDENCE_NAMES: Readonly<Record<ComparedSubject['kind'], Bilingual>> = {
  result: { de: 'result.json', en: 'result.json' },
  selfTest: { de: 'Selbsttest', en: 'self-test' },
  certificate: { de: 'Zertifikat', en: 'certificate' },
};

function evidenceOf({ kind, certificate }: ComparedSubject): Bilingual {
  const { de, en } = EVIDENCE_NAMES[kind];
  const level = certificate === undefined ? '' : ` ${certificate.level}`;
  return { de: `${de}${level}`, en: `${en}${level}` };
}

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
    of: ({ result: { run } }) => (run.isComplete ? '✓' : run.interrupted === undefined ? '✗' : earlyEndText(run.interrupted)),
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
    of: evidenceOf,
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

/** Names of what is wrong that are shown; `verify` tells them all. */
const MAX_WRONG = 6;

/** Evidence that is not what it says is no evidence, whatever it would show. */
function verificationOf(subjects: readonly ComparedSubject[]): readonly FairnessPoint[] {
  if (subjects.every(({ checked }) => checked === undefined || checked.wrong.length === 0)) return [];
  const values = subjects.map(({ checked }) => {
    if (checked === undefined) return '–';
    const { wrong } = checked;
    return wrong.length === 0 ? '✓' : `✗ ${wrong.slice(0, MAX_WRONG).join(', ')}${wrong.length > MAX_WRONG ? ' …' : ''}`;
  });
  const text = {
    de: 'Nicht jeder Nachweis hält, was er sagt: Signatur, Inhalt oder Urteile stimmen nicht (Näheres: pruefstand verify).',
    en: 'Not every piece of evidence is what it says: signature, content or verdicts are wrong (for more: pruefstand verify).',
  };
  return [{ kind: 'verification', text, values }];
}

/** Everything that makes the comparison unfair, in a fixed order; empty when nothing does. */
export function fairnessOf(subjects: readonly ComparedSubject[]): readonly FairnessPoint[] {
  const points = ASPECTS.flatMap(({ kind, text, of, isBadIn }): readonly FairnessPoint[] => {
    const values = subjects.map(of);
    const isUnequal = new Set(values.map((value) => JSON.stringify(value))).size > 1 || subjects.some((subject) => isBadIn?.(subject) === true);
    return isUnequal ? [{ kind, text, values }] : [];
  });
  const runs = subjects.map(({ result }) => result.run.id);
  const isTwice = new Set(runs).size < runs.length;
  const twice: FairnessPoint = {
    kind: 'sameRun',
    text: { de: 'Derselbe Lauf ist mehrmals angegeben.', en: 'The same run is given more than once.' },
    values: runs,
  };
  return [...verificationOf(subjects), ...points, ...(isTwice ? [twice] : [])];
}

/** `explain`: everything the catalogue and the profiles know about one requirement. */
import type { Bilingual } from '../../core/language.ts';
import { severityOf } from '../../core/policy.ts';
import type { Profile } from '../../core/profile.ts';
import type { Catalogue, Example, ExpectedOutcome, Requirement, Variant } from '../../core/requirement.ts';
import { severityReason, basisLabel } from '../../../reports/policy-text.ts';
import { LEVEL_WORDS, METHOD_WORDS, SEVERITY_WORDS } from '../../../reports/texts.ts';
import { catalogueNames, catalogueOf, loadCatalogue, loadProfile, profileIds, selectRequirements } from '../../runner/catalogue.ts';
import { readScenarios } from '../../runner/scenarios.ts';
import { TranslatedError } from '../../core/translated-error.ts';
import { meantAmong } from '../arguments.ts';
import type { CliCommand } from '../command.ts';
import type { Session } from '../session.ts';
import { paintFor, widthOf, wrapped } from '../terminal.ts';

export const explainCommand: CliCommand = {
  usage: 'explain <id>',
  summary: { de: 'eine Anforderung erklären: Regel, Quellen, Beispiele, Folgen', en: 'explain a requirement: rule, sources, examples, consequences' },
  description: {
    de: 'Zeigt zu einer Anforderung Wortlaut, Verbindlichkeit, Quellen, wie sie geprüft wird, was ein Verstoß bedeutet, Beispiele und Abhilfe.',
    en: 'Shows the text of a requirement, its level, its sources, how it is verified, what a break means, examples and mend.',
  },
  examples: ['explain FC-SUB-012', 'explain fc-cbk-002 --lang en'],
  configure(command, { say }) {
    command.argument('<id>', say('Kennung der Anforderung', 'id of the requirement'));
  },
  async run([id = ''], _, session) {
    const { catalogue, requirement } = find(id);
    session.print(...explain(requirement, catalogue, session));
    return Promise.resolve(0);
  },
};

interface Found {
  readonly catalogue: Catalogue;
  readonly requirement: Requirement;
}

/** @throws ERR_CONFIG_REQUIREMENT_UNKNOWN with the nearest ids */
function find(id: string): Found {
  const catalogues = catalogueNames().map(({ id: name, version }) => loadCatalogue(name, version));
  const all = catalogues.flatMap((catalogue) => catalogue.requirements.map((requirement): Found => ({ catalogue, requirement })));
  const found = all.find(({ requirement }) => requirement.id === id.toUpperCase());
  if (found !== undefined) return found;
  const ids = all.map(({ requirement }) => requirement.id);
  const areas = [...new Set(ids.map((known) => known.replace(/\d+$/, '')))];
  throw new TranslatedError(
    'ERR_CONFIG_REQUIREMENT_UNKNOWN',
    { de: `Eine Anforderung „${id}“ gibt es nicht.`, en: `There is no requirement "${id}".` },
    {
      mend: meantAmong(id, ids, {
        de: `Kennungen beginnen mit ${areas.join(', ')} und enden mit einer Nummer.`,
        en: `Ids start with ${areas.join(', ')} and end with a number.`,
      }),
    },
  );
}

function explain(requirement: Requirement, catalogue: Catalogue, session: Session): readonly string[] {
  const { say, tell, language, stdout, env } = session;
  const paint = paintFor(stdout, env);
  const width = Math.min(widthOf(stdout), 100);
  const section = (title: string, ...texts: readonly string[]): readonly string[] => [
    '',
    paint('strong', title),
    ...texts.flatMap((text) => wrapped(text, width, '  ')),
  ];
  const reading =
    requirement.levelOrigin === 'reading'
      ? say(' (unsere Lesart; die Quelle nennt kein Modalverb)', ' (our reading; the source prints no modal verb)')
      : say(' (wie gedruckt)', ' (as printed)');
  const { conforming, broken } = requirement.examples;
  return [
    `${paint('strong', requirement.id)}  ${LEVEL_WORDS[requirement.level][language]}${reading}`,
    ...wrapped(tell(requirement.text), width, '  '),
    ...(requirement.condition === undefined ? [] : section(say('Gilt, wenn', 'Holds when'), tell(requirement.condition))),
    ...section(say('Fundstelle', 'Clause'), tell(requirement.clause)),
    ...section(
      say('Quellen', 'Sources'),
      ...sourceTexts(requirement, catalogue),
      `${say('Grundlage', 'Basis')}: ${requirement.basis.map((basis) => basisLabel(basis, language)).join(', ')}`,
    ),
    ...section(say('Prüfung', 'Verification'), verificationText(requirement, session)),
    ...(requirement.variants === undefined
      ? []
      : section(say('Formen des Falls', 'Forms of the case'), ...requirement.variants.map((variant) => variantText(variant, session)))),
    ...(requirement.demonstrates === undefined ? [] : section(say('Belegt auch', 'Also shows'), requirement.demonstrates.join(', '))),
    ...section(say('Folge eines Verstoßes', 'Consequence of a break'), ...consequences(requirement, session)),
    ...exampleLines(say('So ist es richtig', 'Conforming'), conforming, session, section),
    ...exampleLines(say('So nicht', 'Not conforming'), broken, session, section),
    ...section(say('Abhilfe', 'Mend'), tell(requirement.mend)),
    ...(requirement.notes === undefined ? [] : section(say('Anmerkung', 'Note'), tell(requirement.notes))),
    ...section(say('Szenarien', 'Scenarios'), ...scenarioTexts(requirement, session)),
  ];
}

function sourceTexts({ sources }: Requirement, catalogue: Catalogue): readonly string[] {
  return sources.map(({ ref, place, fact }) => {
    const known = catalogue.sources[ref];
    const title = known === undefined ? ref : [known.title, known.version].filter((part) => part !== undefined).join(' ');
    return [`[${ref}] ${title}`, place, fact, known?.url].filter((part) => part !== undefined).join(', ');
  });
}

function verificationText({ verification }: Requirement, { tell, language, say }: Session): string {
  const needs = verification.needs === undefined || verification.needs.length === 0 ? '' : `; ${say('nötig', 'needed')}: ${verification.needs.join(', ')}`;
  const reason: Bilingual | undefined = verification.reason;
  return `${METHOD_WORDS[verification.method][language]}${needs}${reason === undefined ? '' : `. ${tell(reason)}`}`;
}

const OUTCOMES: Readonly<Record<ExpectedOutcome, Bilingual>> = {
  refuse: { de: 'ablehnen', en: 'refuse' },
  'refuse-or-genuine': { de: 'ablehnen, jedenfalls nie die untergeschobene Person anmelden', en: 'refuse, and never log the planted person in' },
  'refuse-or-unchanged': { de: 'ablehnen oder den Wert unverändert verwenden', en: 'refuse, or use the value unchanged' },
  'refuse-or-lower': { de: 'ablehnen oder das niedrigere Niveau gelten lassen', en: 'refuse, or take the lower level' },
  accept: { de: 'annehmen', en: 'accept' },
  'no-effect': { de: 'ohne Wirkung bleiben', en: 'have no effect' },
  'no-crash': { de: 'nicht abstürzen', en: 'not crash' },
  record: { de: 'festhalten, ohne Urteil', en: 'record, without verdict' },
};

function variantText({ id, expected, change }: Variant, { tell }: Session): string {
  return `${id}: ${tell(OUTCOMES[expected])}${change === undefined ? '' : ` (${tell(change)})`}`;
}

/** Profiles that select the requirement, with what each makes of a break. */
function profilesOf(requirement: Requirement): readonly Profile[] {
  return profileIds()
    .map(loadProfile)
    .filter((profile) => selectRequirements(catalogueOf(profile), profile).some(({ id }) => id === requirement.id));
}

function consequences(requirement: Requirement, { say, language }: Session): readonly string[] {
  const profiles = profilesOf(requirement);
  if (profiles.length === 0)
    return [
      say('Kein Profil wählt diese Anforderung; sie wird an keinem Produkt geprüft.', 'No profile selects this requirement; it is tested on no product.'),
    ];
  return profiles.map(
    ({ id, policy }) => `${id}: ${SEVERITY_WORDS[severityOf(policy, requirement)][language]}. ${severityReason(policy, requirement, undefined, language)}`,
  );
}

type Section = (title: string, ...texts: readonly string[]) => readonly string[];

function exampleLines(title: string, example: Example, { tell }: Session, section: Section): readonly string[] {
  return [
    ...section(title, tell(example)),
    ...(example.wire === undefined
      ? []
      : example.wire
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`.trimEnd())),
  ];
}

function scenarioTexts(requirement: Requirement, { say }: Session): readonly string[] {
  const scenarios = profilesOf(requirement).flatMap((profile) => {
    const requirements = selectRequirements(catalogueOf(profile), profile);
    return readScenarios(profile, requirements).filter((scenario) => scenario.requirements.includes(requirement.id));
  });
  const outlines = new Map<string, Map<number, string>>();
  for (const { feature, line, name, example } of scenarios) {
    const title = `${feature.path}\n${example === undefined ? name : name.slice(0, -(example.length + 3))}`;
    outlines.set(title, (outlines.get(title) ?? new Map<number, string>()).set(line, name));
  }
  const texts = [...outlines].map(([title, examples]) => outlineText(title.split('\n'), [...examples], say));
  return texts.length > 0 ? texts : [say('keine', 'none')];
}

/** A scenario, or an outline with the number of its examples. */
function outlineText([path = '', title = '']: readonly string[], examples: readonly (readonly [number, string])[], say: Session['say']): string {
  const [[line, name] = [0, title]] = examples;
  return examples.length === 1 ? `${path}:${line}  ${name}` : `${path}:${line}  ${title} (${examples.length} ${say('Beispiele', 'examples')})`;
}

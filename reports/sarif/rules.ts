/** Requirements as SARIF rules, in the language of the call, and once more as a translation component (section 3.19.18). */
import type { Language } from '../../src/core/language.ts';
import type { Requirement } from '../../src/core/requirement.ts';
import type { RequirementResult, Result } from '../../src/core/result.ts';
import { SARIF_MAPPING } from '../../src/core/verdict.ts';
import { LEVEL_WORDS, SHARED_TEXTS } from '../texts.ts';
import { visible } from '../../src/core/visible-text.ts';
import { SARIF_LANGUAGES, SARIF_TEXTS, short } from './texts.ts';

/** Names the tool in logs; the translation refers to it. */
const COMPONENT = 'Prüfstand';

/** The first public address among the sources, if the catalogue names one. */
function helpUri({ sources }: Requirement): string | undefined {
  return sources
    .flatMap(({ place, fact }) => [place, fact])
    .map((text) => /https?:\/\/[^\s<>"]+[^\s<>".,;)]/u.exec(text ?? '')?.[0])
    .find((address) => address !== undefined && URL.canParse(address));
}

function helpText(requirement: Requirement, language: Language): string {
  const { mend, examples, clause } = requirement;
  const example = ({ wire, ...text }: Requirement['examples']['conforming']): string => `${text[language]}${wire === undefined ? '' : `\n${wire.trimEnd()}`}`;
  return visible(
    [
      `${SHARED_TEXTS.mend[language]}: ${mend[language]}`,
      `${SARIF_TEXTS.conforming[language]}: ${example(examples.conforming)}`,
      `${SARIF_TEXTS.broken[language]}: ${example(examples.broken)}`,
      `${SARIF_TEXTS.clause[language]}: ${clause[language]}`,
    ].join('\n\n'),
  );
}

function descriptions(requirement: Requirement, language: Language): object {
  const { text, condition, level } = requirement;
  const full = condition === undefined ? text[language] : `${text[language]} ${SARIF_TEXTS.condition[language]}: ${condition[language]}`;
  return {
    shortDescription: { text: short(`${LEVEL_WORDS[level][language]}: ${text[language]}`) },
    fullDescription: { text: visible(full) },
    help: { text: helpText(requirement, language) },
  };
}

function ruleOf({ requirement, whenBroken, verdict, isApart }: RequirementResult, language: Language): object {
  const uri = helpUri(requirement);
  const { level, levelOrigin, basis, verification } = requirement;
  return {
    id: requirement.id,
    ...descriptions(requirement, language),
    ...(uri === undefined ? {} : { helpUri: uri }),
    defaultConfiguration: { level: SARIF_MAPPING[whenBroken].level },
    properties: { level, origin: levelOrigin, basis, verification: verification.method, isApart, verdict, tags: ['conformance', requirement.actor] },
  };
}

/** The tool with all requirements of the profile as rules. */
export function sarifDriver(result: Result, language: Language): object {
  const { version, commit } = result.suite;
  return {
    name: COMPONENT,
    fullName: `${COMPONENT} ${version}`,
    version,
    shortDescription: { text: SARIF_TEXTS.toolShort[language] },
    language: SARIF_LANGUAGES[language],
    rules: result.requirements.map((entry) => ruleOf(entry, language)),
    ...(commit === undefined ? {} : { properties: { commit } }),
  };
}

/** The texts of the rules in the other language. */
export function sarifTranslation(result: Result, language: Language): object {
  return {
    name: `${COMPONENT} (${language})`,
    version: result.suite.version,
    language: SARIF_LANGUAGES[language],
    contents: ['localizedData'],
    isComprehensive: true,
    translationMetadata: { name: `${COMPONENT} (${language})` },
    associatedComponent: { name: COMPONENT },
    shortDescription: { text: SARIF_TEXTS.toolShort[language] },
    rules: result.requirements.map(({ requirement }) => ({ id: requirement.id, ...descriptions(requirement, language) })),
  };
}

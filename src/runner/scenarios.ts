/**
 * Reads the features before they run: which scenarios there are, which submissions they need, and in which order. Those that are
 * chosen (`scenario-choice.ts`) are exactly the lines that cucumber then runs.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser, compile } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import type { Profile } from '../core/profile.ts';
import { CAPABILITIES } from '../core/requirement.ts';
import type { Capability, Requirement } from '../core/requirement.ts';
import { SUBMISSION_STEP } from '../core/submission.ts';
import { CASES } from '../drivers/fit-connect/cases/index.ts';
import { isSelected } from './catalogue.ts';
import { packageRoot } from './environment.ts';
import type { Scenario } from './scenario-choice.ts';
import { keywordOf, keywordsIn } from './step-keywords.ts';

/** Key under which a scenario's own submissions are shared within a run. */
export function scenarioKey(path: string, line: number): string {
  return `${path}:${line}`;
}

/**
 * All scenarios of a profile in the order in which they run: single items, then what runs alone, then the whole run. In folders
 * that several profiles name, a scenario belongs to those that select one of its requirements; `@konto:<specification>` says
 * that it is about one account only.
 */
export function readScenarios(profile: Profile, requirements: readonly Requirement[]): readonly Scenario[] {
  const root = packageRoot();
  const needs = new Map(requirements.map(({ id, verification }) => [id, verification.needs ?? []]));
  const files = profile.features.flatMap((folder) => featureFiles(join(root, 'features', folder)));
  const scenarios = files.flatMap((file) => readFeature(root, file, needs)).flatMap((scenario) => asOf(profile, scenario));
  const rank = ({ tags }: Scenario): number => (tags.includes('@zuletzt') ? 2 : tags.includes('@allein') ? 1 : 0);
  return scenarios
    .map((scenario, index) => ({ scenario, index }))
    .sort((a, b) => rank(a.scenario) - rank(b.scenario) || a.index - b.index)
    .map(({ scenario }) => scenario);
}

const ACCOUNT_TAG = '@konto:';

/** The scenario with the requirements that this profile selects; none when it is not the profile's. */
function asOf(profile: Profile, scenario: Scenario): readonly Scenario[] {
  const accounts = scenario.tags.filter((tag) => tag.startsWith(ACCOUNT_TAG));
  const isOther = accounts.length > 0 && !accounts.includes(ACCOUNT_TAG + profile.specification.id);
  const requirements = scenario.requirements.filter((id) => isSelected(profile, id));
  return isOther || requirements.length === 0 ? [] : [{ ...scenario, requirements }];
}

function featureFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.feature'))
    .sort()
    .map((name) => join(folder, name));
}

function readFeature(root: string, file: string, needs: ReadonlyMap<string, readonly Capability[]>): readonly Scenario[] {
  const path = relative(root, file).split(sep).join('/');
  const newId = IdGenerator.incrementing();
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(readFileSync(file, 'utf8'));
  const feature = document.feature;
  if (feature === undefined) return [];
  const rows = rowTexts(document);
  const written = keywordsIn(document);
  return compile(document, path, newId).map((pickle) => {
    const line = pickle.location?.line ?? feature.location.line;
    const row = rows.get(line);
    const tags = pickle.tags.map(({ name }) => name);
    const requirements = tags.flatMap((tag) => (tag.startsWith('@req:') ? [tag.slice(5)] : []));
    const steps = pickle.steps.map(({ text }) => text);
    return {
      id: `${path.replace(/^features\//, '').replace(/\.feature$/, '')}:${pickle.name}${row === undefined ? '' : ` (${row})`}`,
      name: row === undefined ? pickle.name : `${pickle.name} (${row})`,
      ...(row === undefined ? {} : { example: row }),
      feature: { path, name: feature.name, line },
      line,
      tags,
      requirements,
      steps,
      keywords: pickle.steps.map((step) => keywordOf(step, written)),
      needs: needsOf(
        tags,
        steps,
        requirements.flatMap((id) => needs.get(id) ?? []),
      ),
    };
  });
}

function rowTexts(document: ReturnType<Parser<ReturnType<AstBuilder['getResult']>>['parse']>): ReadonlyMap<number, string> {
  const rows = new Map<number, string>();
  for (const child of document.feature?.children ?? []) {
    for (const { tableBody } of child.scenario?.examples ?? []) {
      for (const { location, cells } of tableBody) rows.set(location.line, cells.map(({ value }) => value).join(', '));
    }
  }
  return rows;
}

function needsOf(tags: readonly string[], steps: readonly string[], byRequirement: readonly Capability[]): readonly Capability[] {
  const byTag = tags.flatMap((tag) => CAPABILITIES.filter((capability) => tag === `@braucht:${capability}`));
  const byCase = steps.flatMap((step) => {
    const definition = CASES.get(SUBMISSION_STEP.exec(step)?.[1] ?? '');
    return [...(definition?.needs ?? []), ...(definition?.control === undefined ? [] : (CASES.get(definition.control)?.needs ?? []))];
  });
  return [...new Set([...byTag, ...byCase, ...byRequirement])];
}

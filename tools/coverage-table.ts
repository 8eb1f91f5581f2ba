/**
 * Writes the generated tables of docs/reference from catalogue, profiles, features and steps. `--check` writes nothing and
 * fails when a committed table is stale. In both modes gaps fail: see
 * tools/coverage-documents.ts and tools/step-words.ts.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CASES } from '../src/drivers/fit-connect/cases/index.ts';
import { catalogueOf, loadProfile, profileIds, selectRequirements } from '../src/runner/catalogue.ts';
import { readScenarios } from '../src/runner/scenarios.ts';
import { coverageDocument, gapsOf, stepsDocument, untestedDocument } from './coverage-documents.ts';
import type { CoveredProfile } from './coverage-documents.ts';
import { readStepWords } from './step-words.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = 'docs/reference';

function coveredProfile(id: string): CoveredProfile {
  const profile = loadProfile(id);
  const catalogue = catalogueOf(profile);
  const selected = selectRequirements(catalogue, profile);
  const scenarios = readScenarios(profile, catalogue.requirements).map((scenario) => ({
    id: scenario.id,
    path: scenario.feature.path,
    requirements: scenario.requirements,
  }));
  return { id, catalogue, selected, scenarios };
}

/** Says what is stale or writes it. @returns the paths that are not as they should be */
function settle(documents: ReadonlyMap<string, string>, isCheck: boolean): readonly string[] {
  const stale = [...documents].filter(([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text);
  if (isCheck) return stale.map(([path]) => `${path} is stale; run "npm run coverage:table".`);
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  for (const [path, text] of stale) writeFileSync(join(ROOT, path), text);
  return [];
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const profiles = profileIds().map(coveredProfile);
const words = await readStepWords(ROOT);
const documents = new Map([
  [`${FOLDER}/coverage.md`, coverageDocument(profiles)],
  [`${FOLDER}/untested.md`, untestedDocument(profiles)],
  [`${FOLDER}/steps.md`, stepsDocument(words.steps, [...CASES.values()])],
]);
const problems = [...gapsOf(profiles), ...words.problems, ...settle(documents, values.check)];
for (const problem of problems) console.error(problem);
console.log(`${profiles.length} profile(s), ${profiles.flatMap(({ scenarios }) => scenarios).length} scenarios, ${problems.length} problem(s).`);
process.exitCode = problems.length === 0 ? 0 : 1;

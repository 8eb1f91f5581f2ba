/** Reads profile, catalogue, scenarios and questions of this version of the suite from its files. */
import type { Proforma } from '../core/declaration.ts';
import type { Profile } from '../core/profile.ts';
import type { Catalogue } from '../core/requirement.ts';
import { catalogueOf, loadProfile, selectRequirements } from '../runner/catalogue.ts';
import { loadProforma } from '../runner/declaration.ts';
import { readScenarios } from '../runner/scenarios.ts';
import type { Scenario } from '../runner/scenario-choice.ts';

/** What follows from the suite's own files alone. */
export interface WrittenRules {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly scenarios: readonly Scenario[];
  /** Absent for a profile without questions. */
  readonly proforma?: Proforma;
}

/** @param id of a profile that there is */
export function readWrittenRules(id: string): WrittenRules {
  const profile = loadProfile(id);
  const catalogue = catalogueOf(profile);
  const proforma = loadProforma(id);
  const scenarios = readScenarios(profile, selectRequirements(catalogue, profile));
  return { profile, catalogue, scenarios, ...(proforma === undefined ? {} : { proforma }) };
}

/** Profile, catalogue, requirements and scenarios as this version of the suite has them; its own files are read once per process. */
import type { Profile } from '../core/profile.ts';
import type { Catalogue, Requirement } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import { suiteDigest } from '../runner/basis.ts';
import { loadCatalogue, loadProfile, profileIds, selectRequirements } from '../runner/catalogue.ts';
import { suiteVersion } from '../runner/environment.ts';
import { readScenarios } from '../runner/scenarios.ts';
import type { Scenario } from '../runner/scenarios.ts';

export interface OwnRules {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly requirements: readonly Requirement[];
  readonly scenarios: readonly Scenario[];
}

const known = new Map<string, OwnRules>();

/** @returns undefined for a profile that this version of the suite does not have */
export function ownRulesFor({ profile: { id } }: Result): OwnRules | undefined {
  if (!profileIds().includes(id)) return undefined;
  const rules = known.get(id) ?? readRules(id);
  known.set(id, rules);
  return rules;
}

function readRules(id: string): OwnRules {
  const profile = loadProfile(id);
  const catalogue = loadCatalogue(profile.specification.id, profile.specification.version);
  const requirements = selectRequirements(catalogue, profile);
  return { profile, catalogue, requirements, scenarios: readScenarios(profile, requirements) };
}

/** A version of the suite. */
export interface Suite {
  readonly version: string;
  readonly sha256: string;
}

let own: Suite | undefined;

/** The version of the suite that verifies; what another one wrote it judges with reserve. */
export function thisSuite(): Suite {
  return (own ??= { version: suiteVersion(), sha256: suiteDigest() });
}

/** Profile, catalogue, requirements and scenarios as this version of the suite has them; its own files are read once per process. */
import type { Proforma } from '../core/declaration.ts';
import { severityOf } from '../core/policy.ts';
import type { Profile } from '../core/profile.ts';
import type { Catalogue, Requirement } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import type { Severity } from '../core/verdict.ts';
import { basisOf, suiteDigest } from '../runner/basis.ts';
import { loadProforma } from '../runner/declaration.ts';
import { catalogueOf, loadProfile, profileIds, selectRequirements } from '../runner/catalogue.ts';
import { suiteVersion } from '../runner/environment.ts';
import { readScenarios } from '../runner/scenarios.ts';
import type { Scenario } from '../runner/scenarios.ts';

export interface OwnRules {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly requirements: readonly Requirement[];
  readonly scenarios: readonly Scenario[];
  /** Absent for a profile without questions. */
  readonly proforma?: Proforma;
  /** What a broken requirement means. */
  readonly whenBroken: (requirement: string) => Severity;
  /** Documents, schemas and tools as this installation has them. */
  readonly basis: ReturnType<typeof basisOf>;
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
  const catalogue = catalogueOf(profile);
  const requirements = selectRequirements(catalogue, profile);
  const proforma = loadProforma(id);
  const severities = new Map(requirements.map((requirement) => [requirement.id, severityOf(profile.policy, requirement)]));
  return {
    profile,
    catalogue,
    requirements,
    scenarios: readScenarios(profile, requirements),
    ...(proforma === undefined ? {} : { proforma }),
    whenBroken: (requirement) => severities.get(requirement) ?? 'observation',
    basis: basisOf(catalogue),
  };
}

/** A version of the suite. */
export interface Suite {
  readonly version: string;
  readonly sha256: string;
}

/** Whether a result was made with that very version. */
export function isSuiteOf({ suite }: Pick<Result, 'suite'>, { version, sha256 }: Suite): boolean {
  return suite.version === version && suite.sha256 === sha256;
}

let own: Suite | undefined;

/** The version of the suite that verifies; what another one wrote it judges with reserve. */
export function thisSuite(): Suite {
  return (own ??= { version: suiteVersion(), sha256: suiteDigest() });
}

/**
 * Profile, catalogue, requirements and scenarios as this version of the suite has them. Reading YAML and features takes longer than
 * judging some thousand exchanges, so that what was read is kept; the digest over all files of the suite is part of its key.
 */
import { severityOf } from '../core/policy.ts';
import type { Requirement } from '../core/requirement.ts';
import type { Result } from '../core/result.ts';
import type { Severity } from '../core/verdict.ts';
import { basisOf, suiteDigest, versionOf } from '../runner/basis.ts';
import { profileIds, selectRequirements } from '../runner/catalogue.ts';
import { cacheFolder, suiteVersion } from '../runner/environment.ts';
import { keep, readKept } from '../runner/kept.ts';
import type { WrittenRules } from './own-rules-reading.ts';

export interface OwnRules extends WrittenRules {
  readonly requirements: readonly Requirement[];
  /** What a broken requirement means. */
  readonly whenBroken: (requirement: string) => Severity;
  /** Documents, schemas and tools as this installation has them. */
  readonly basis: ReturnType<typeof basisOf>;
}

const known = new Map<string, OwnRules>();

/** @returns undefined for a profile that this version of the suite does not have */
export async function ownRulesFor({ profile: { id } }: Result): Promise<OwnRules | undefined> {
  if (!profileIds().includes(id)) return undefined;
  const rules = known.get(id) ?? completed(await writtenRules(id));
  known.set(id, rules);
  return rules;
}

/** Libraries that read what is kept. */
const READERS = ['yaml', '@cucumber/gherkin'];

async function writtenRules(id: string): Promise<WrittenRules> {
  const key = [thisSuite().sha256, ...READERS.map((name) => `${name} ${versionOf(name)}`)].join(', ');
  const as = { name: `rules-${id}`, key };
  const before = readKept(cacheFolder(), as) as WrittenRules | undefined;
  if (before !== undefined) return before;
  const { readWrittenRules } = await import('./own-rules-reading.ts');
  return keep(cacheFolder(), as, readWrittenRules(id));
}

function completed(written: WrittenRules): OwnRules {
  const { profile, catalogue } = written;
  const requirements = selectRequirements(catalogue, profile);
  const severities = new Map(requirements.map((requirement) => [requirement.id, severityOf(profile.policy, requirement)]));
  return { ...written, requirements, whenBroken: (requirement) => severities.get(requirement) ?? 'observation', basis: basisOf(catalogue) };
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

/** What can be said of a result that another version of the suite made. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import type { Severity } from '../core/verdict.ts';
import { findingOf } from './findings.ts';
import type { OwnRules, Suite } from './own-rules.ts';

/** The version that verifies. */
export interface Here {
  readonly suite: Suite;
  /** Undefined where it does not have the profile. */
  readonly own: OwnRules | undefined;
}

/**
 * Another version of the suite may judge and write otherwise: a difference proves nothing, and what had to be tested only it knows.
 * @param computed what would be wrong had this version made it
 */
export function otherSuite(result: Result, here: Here, computed: readonly VerificationFinding[]): readonly VerificationFinding[] {
  const detail = `${nameOf(result.suite)} ≠ ${nameOf(here.suite)}`;
  const milder = milderIn(result, here.own);
  return [
    findingOf('suite-other', 'note', BUNDLE_FILES.result, { detail }),
    findingOf('suite-other', 'open', 'features', { detail }),
    ...(milder.length === 0 ? [] : [findingOf('profile-milder', 'open', BUNDLE_FILES.result, { detail: milder.slice(0, 10).join(', ') })]),
    ...computed.map((finding): VerificationFinding => ({ ...finding, grade: 'open' })),
  ];
}

const GRAVITY = ['observation', 'warning', 'failure'] as const satisfies readonly Severity[];

/** Requirements whose break counted for less than it does here: in an older version, or in one that never was. */
function milderIn({ requirements }: Result, own: OwnRules | undefined): readonly string[] {
  if (own === undefined) return [];
  const known = new Set(own.requirements.map(({ id }) => id));
  const isMilder = (id: string, whenBroken: Severity): boolean => known.has(id) && GRAVITY.indexOf(whenBroken) < GRAVITY.indexOf(own.whenBroken(id));
  return requirements.filter(({ requirement: { id }, whenBroken }) => isMilder(id, whenBroken)).map(({ requirement: { id } }) => id);
}

/** Two checkouts may have the same version and other files: with the beginning of the digest. */
function nameOf({ version, sha256 = '–' }: Partial<Suite> & Pick<Suite, 'version'>): string {
  return `${version} (${sha256.slice(0, 8)})`;
}

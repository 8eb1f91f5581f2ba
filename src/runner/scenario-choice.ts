/** Which scenarios a target can be tried with, and which of them a shard runs; by data alone, so that no feature need be read. */
import type { Bilingual } from '../core/language.ts';
import type { Profile } from '../core/profile.ts';
import type { Capability } from '../core/requirement.ts';
import { SUBMISSION_STEP } from '../core/submission.ts';
import { reasonAgainst } from '../declaration/index.ts';
import type { Selection } from '../declaration/index.ts';

export interface Scenario {
  /** Feature path without folder `features/` and ending, `:`, name, and the example row where there is one. */
  readonly id: string;
  readonly name: string;
  /** Cells of the example row, where the scenario is an outline. */
  readonly example?: string;
  readonly feature: { readonly path: string; readonly name: string; readonly line: number };
  readonly line: number;
  readonly tags: readonly string[];
  readonly requirements: readonly string[];
  readonly steps: readonly string[];
  /** Of the steps, in the same order, with the blank after them. */
  readonly keywords: readonly string[];
  readonly needs: readonly Capability[];
}

/** A scenario that this target cannot be tried with, and why. */
export interface LeftOut {
  readonly scenario: Scenario;
  readonly verdict: 'inapplicable' | 'untested';
  readonly reason: Bilingual;
}

/**
 * Divides scenarios into those the target can be tried with and those it cannot, each with its reason.
 * @param selection what the vendor's declaration leaves out; it speaks before the target does
 */
export function chooseScenarios(
  scenarios: readonly Scenario[],
  profile: Profile,
  offered: ReadonlySet<Capability>,
  selection?: Selection,
): { readonly chosen: readonly Scenario[]; readonly leftOut: readonly LeftOut[] } {
  const chosen: Scenario[] = [];
  const leftOut: LeftOut[] = [];
  for (const scenario of scenarios) {
    const declined = selection === undefined ? undefined : reasonAgainst(scenario, selection);
    const rules = scenario.needs.filter((capability) => !offered.has(capability)).flatMap((capability) => profile.capabilities[capability] ?? []);
    const rule = rules.find(({ whenMissing }) => whenMissing === 'inapplicable') ?? rules[0];
    if (declined !== undefined) leftOut.push({ scenario, verdict: 'inapplicable', reason: declined });
    else if (rule === undefined) chosen.push(scenario);
    else leftOut.push({ scenario, verdict: rule.whenMissing, reason: rule.reason });
  }
  return { chosen, leftOut };
}

/** The part of the scenarios that shard `index` of `total` runs; what judges the whole run is in every shard. */
export function shardOf(scenarios: readonly Scenario[], shard: { readonly index: number; readonly total: number }): readonly Scenario[] {
  let position = 0;
  return scenarios.filter((scenario) => judgesWholeRun(scenario) || position++ % shard.total === shard.index - 1);
}

/** Whether a scenario judges all that was seen, not one submission. */
export function judgesWholeRun({ tags, steps }: Pick<Scenario, 'tags' | 'steps'>): boolean {
  return tags.includes('@zuletzt') && !steps.some((step) => SUBMISSION_STEP.test(step));
}

/** Whether the cases of a result are those that profile, declaration and the target's capabilities demand. */
import { byPlace } from '../core/case-order.ts';
import type { Bilingual } from '../core/language.ts';
import type { CaseResult, Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { selectionOf } from '../declaration/index.ts';
import type { Selection } from '../declaration/index.ts';
import { chooseScenarios, shardOf } from '../runner/scenario-choice.ts';
import type { Scenario } from '../runner/scenario-choice.ts';
import { capabilitiesOf } from './compare-basis.ts';
import { findingOf } from './findings.ts';
import { isSameJson } from './hostile-json.ts';
import type { OwnRules } from './own-rules.ts';
import { isSteppedAsWritten } from './verify-steps.ts';

/** Meaningful only with the very version of the suite that ran: features are its own. */
export function verifySelection(result: Result, own: OwnRules | undefined): readonly VerificationFinding[] {
  if (own === undefined) return [findingOf('profile-other', 'wrong', result.profile.id)];
  const { profile, catalogue, requirements, scenarios: all } = own;
  const { chosen: whole, leftOut } = chooseScenarios(all, profile, capabilitiesOf(result), selectionIn(result, own));
  const { isComplete, shard } = result.run;
  const chosen = shard === undefined ? whole : shardOf(whole, shard);
  const expected = new Map<string, string>([
    ...chosen.map(({ id }) => [id, 'run'] as const),
    ...leftOut.map(({ scenario, verdict }) => [scenario.id, verdict] as const),
  ]);
  const seen = new Map(result.cases.map(({ id, attempts, verdict }) => [id, attempts.length > 0 ? 'run' : verdict]));
  const scenarios = new Map([...chosen, ...leftOut.map(({ scenario }) => scenario)].map((scenario) => [scenario.id, scenario]));
  const reasons = new Map(leftOut.map(({ scenario, reason }) => [scenario.id, reason]));
  const described = result.cases.filter((entry) => !isAsWritten(entry, scenarios.get(entry.id), reasons.get(entry.id)));
  const differing = [...expected].filter(([id, how]) => seen.get(id) !== how && !(!isComplete && how === 'run'));
  const added = [...seen.keys()].filter((id) => !expected.has(id));
  const isSameRules = isSameJson(
    requirements.map(({ id }) => id),
    result.requirements.map(({ requirement }) => requirement.id),
  );
  return [
    ...(isSameRules ? [] : [findingOf('selection-differs', 'wrong', 'result.json/requirements')]),
    ...differing.map(([id, how]) => findingOf('selection-differs', 'wrong', id, { detail: `${how} ≠ ${seen.get(id) ?? '–'}` })),
    ...added.map((id) => findingOf('selection-differs', 'wrong', id)),
    ...described.filter(({ id }) => expected.has(id)).map(({ id }) => findingOf('selection-differs', 'wrong', id, { detail: 'features' })),
    ...(isNamed(catalogue, result.specification) ? [] : [findingOf('catalogue-other', 'wrong', catalogue.id)]),
    ...(isNamed(profile, result.profile) ? [] : [findingOf('profile-other', 'wrong', profile.id)]),
    ...(isInPlace(result.cases) ? [] : [findingOf('selection-differs', 'wrong', 'result.json/cases')]),
  ];
}

function selectionIn({ declaration }: Result, { proforma }: OwnRules): Selection | undefined {
  return declaration === undefined || proforma === undefined ? undefined : selectionOf(declaration, proforma);
}

type Named = Pick<Result['specification'], 'id' | 'version' | 'title' | 'sha256'>;

/** The digest is over the files; what people read are number and title. */
function isNamed({ id, version, title, sha256 }: Named, { id: toldId, version: told, title: toldTitle, sha256: toldSha256 }: Named): boolean {
  return isSameJson({ id, version, title, sha256 }, { id: toldId, version: told, title: toldTitle, sha256: toldSha256 });
}

/** By feature and line, each once. */
function isInPlace(cases: readonly CaseResult[]): boolean {
  return cases.every((entry, index) => {
    const before = cases[index - 1];
    return before === undefined || byPlace(before, entry) < 0;
  });
}

/** Name, place, requirements and tags of a case are those of the feature; the reason why it was left out is the profile's or the declaration's. */
function isAsWritten(entry: CaseResult, scenario: Scenario | undefined, reason: Bilingual | undefined): boolean {
  if (scenario === undefined) return true;
  const { name, feature, requirements, tags } = scenario;
  const isStepped = entry.attempts.every((attempt) => isSteppedAsWritten(attempt, scenario));
  const isReasoned = entry.attempts.length > 0 || isSameJson(entry.reason, reason);
  const { name: ownName, feature: ownFeature, requirements: ownRequirements, tags: ownTags } = entry;
  const own = { name: ownName, feature: ownFeature, requirements: ownRequirements, tags: ownTags };
  return isReasoned && isStepped && isSameJson(own, { name, feature, requirements, tags });
}

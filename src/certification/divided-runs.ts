/** Which parts of a merged result are one run: shards make an attempt together, repeats make one after another. */
import { posix } from 'node:path';
import type { CaseResult } from '../core/result.ts';
import { judgesWholeRun } from '../runner/scenario-choice.ts';
import type { EvidencePart } from './evidence.ts';

/** A run that was not divided, alone; or the shards of one that was, in their order. */
export type RunParts = readonly EvidencePart[];

/**
 * Runs in the order in which their attempts count. What one merge joined lies side by side; of that, shards share only what judges
 * the whole run, and repeats every case.
 */
export function runsOf(parts: readonly EvidencePart[], cases: readonly CaseResult[]): readonly RunParts[] {
  const ofWholeRun = new Set(
    cases.filter(({ tags, attempts: [first] }) => judgesWholeRun({ tags, steps: first?.steps.map(({ text }) => text) ?? [] })).map(({ id }) => id),
  );
  const siblings = Map.groupBy(parts, ({ path }) => posix.dirname(path));
  const areBeside = (group: RunParts): boolean => {
    const [first] = group;
    const from = first === undefined ? 0 : parts.indexOf(first);
    return group.every((part, index) => part === parts[from + index]);
  };
  const divided = new Set([...siblings.values()].filter((group) => areBeside(group) && areDisjoint(group, ofWholeRun)));
  return parts.flatMap((part) => {
    const group = siblings.get(posix.dirname(part.path));
    if (group === undefined || !divided.has(group)) return [[part]];
    return group[0] === part ? [group] : [];
  });
}

/** Whether no case was judged in two parts, but for those that may be. Where there are only such, nothing was divided. */
function areDisjoint(parts: readonly EvidencePart[], shared: ReadonlySet<string>): boolean {
  const own = parts.flatMap(({ judgements }) => [...new Set(judgements.map((judgement) => judgement.case))]).filter((id) => !shared.has(id));
  return own.length > 0 && new Set(own).size === own.length;
}

/**
 * Why something was not tried: the reason that stands in the result, else what follows from the run itself. The latter excuses
 * nothing, so it is no reason in the result: what an early end or another part left untried keeps the conclusion open.
 */
import { earlyEndText } from './early-end.ts';
import type { Bilingual } from './language.ts';
import type { CaseResult, RequirementResult, Result } from './result.ts';

function ofIncomplete({ isComplete, interrupted }: Result['run']): Bilingual | undefined {
  if (isComplete) return undefined;
  if (interrupted === undefined) return { de: 'Der Lauf ist unvollständig.', en: 'The run is incomplete.' };
  const { de, en } = earlyEndText(interrupted);
  return { de: `Der Lauf ist unvollständig: ${de}.`, en: `The run is incomplete: ${en}.` };
}

/** Why a case was not run; undefined where nothing says why. */
export function caseReason({ run }: Pick<Result, 'run'>, { reason }: Pick<CaseResult, 'reason'>): Bilingual | undefined {
  return reason ?? ofIncomplete(run);
}

/** Why a requirement was not tested; undefined where nothing says why. */
export function requirementReason(
  { run, cases }: Pick<Result, 'run' | 'cases'>,
  { requirement, verdict, reason, isApart }: Pick<RequirementResult, 'requirement' | 'verdict' | 'reason' | 'isApart'>,
): Bilingual | undefined {
  if (reason !== undefined || isApart) return reason ?? requirement.verification.reason;
  if (verdict !== 'untested') return undefined;
  const isHere = cases.some(({ requirements }) => requirements.includes(requirement.id));
  if (run.shard === undefined || isHere) return ofIncomplete(run);
  const { index, total } = run.shard;
  return {
    de: `Ihre Testfälle gehören zu anderen Teilen des geteilten Laufs; dies ist Teil ${index} von ${total}.`,
    en: `Its test cases belong to other parts of the divided run; this is part ${index} of ${total}.`,
  };
}

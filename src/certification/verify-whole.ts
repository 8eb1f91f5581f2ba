/** Whether a run is the whole one. Nothing was removed from one that ended early or was divided, and still nobody can say it is complete. */
import { BUNDLE_FILES } from '../core/bundle.ts';
import { earlyEndText } from '../core/early-end.ts';
import type { Bilingual } from '../core/language.ts';
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';

/** @returns empty for a whole run */
export function verifyWhole({ run, cases }: Result): readonly VerificationFinding[] {
  const { isComplete, interrupted, shard, attempts } = run;
  const early = isComplete
    ? []
    : [
        endedEarly(
          cases.filter(({ reason }) => reason === undefined),
          attempts,
          interrupted,
        ),
      ];
  const part = shard === undefined || shard.total === 1 ? [] : [partOf(shard)];
  return [...early, ...part].map((text) => ({ kind: 'run-incomplete', grade: 'open', place: BUNDLE_FILES.result, text }));
}

/** @param cases those that had to be tried */
function endedEarly(cases: Result['cases'], attempts: number, interrupted: string | undefined): Bilingual {
  const why = interrupted === undefined ? { de: '', en: '' } : inBrackets(earlyEndText(interrupted));
  const missing = cases.filter((entry) => entry.attempts.length < attempts).length;
  const often: Bilingual = attempts > 1 ? { de: ' oder nicht oft genug', en: ' or not often enough' } : { de: '', en: '' };
  if (missing === 0) return { de: `Der Lauf ist unvollständig${why.de}.`, en: `The run is incomplete${why.en}.` };
  return {
    de: `Der Lauf endete vorzeitig${why.de}: ${missing} von ${cases.length} Fällen sind nicht${often.de} versucht.`,
    en: `The run ended early${why.en}: ${missing} of ${cases.length} cases were not tried${often.en}.`,
  };
}

function inBrackets({ de, en }: Bilingual): Bilingual {
  return { de: ` (${de})`, en: ` (${en})` };
}

function partOf({ index, total }: NonNullable<Result['run']['shard']>): Bilingual {
  return {
    de: `Das ist Teil ${index} von ${total} eines geteilten Laufs; die Fälle der anderen Teile sind nicht darin.`,
    en: `This is part ${index} of ${total} of a divided run; the cases of the other parts are not in it.`,
  };
}

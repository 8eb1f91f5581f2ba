/**
 * The verdict of a result in one sentence, with the numbers that explain it. Numbers count requirements, not findings:
 * one broken rule seen in forty cases is one broken rule.
 */
import type { Language } from '../src/core/language.ts';
import type { RequirementResult, Result } from '../src/core/result.ts';
import { declarationDetail } from './declaration.ts';
import { countingRequirements, tallyRequirements } from './tally.ts';
import type { Standing } from './tally.ts';
import { CONCLUSION_SENTENCES, counted, DECISIVE_PLURALS, fill, PLURALS, SHARED_TEXTS } from './texts.ts';

/** What keeps the verdict open (src/core/judging.ts): rules whose breach would be a failure, undecided or untested without a reason. */
function isOpen({ verdict, whenBroken, reason }: RequirementResult): boolean {
  return whenBroken === 'failure' && (verdict === 'cantTell' || (verdict === 'untested' && reason === undefined));
}

/** The standings that explain a conclusion. */
const EXPLAINS: Readonly<Record<Exclude<Result['conclusion'], 'undetermined'>, readonly Exclude<Standing, 'passed' | 'inapplicable'>[]>> = {
  conformant: [],
  conformantWithRemarks: ['remarked', 'cantTell', 'untested'],
  notConformant: ['failed'],
};

/** How many requirements explain the conclusion. Where others stand alike beside them, the words say which are counted. */
function countedRequirements(result: Result, language: Language): readonly string[] {
  const counting = countingRequirements(result);
  const all = tallyRequirements(counting);
  if (result.conclusion !== 'undetermined')
    return EXPLAINS[result.conclusion].filter((standing) => all[standing] > 0).map((standing) => counted(all[standing], PLURALS[standing], language));
  const open = tallyRequirements(counting.filter(isOpen));
  // What a run that is not whole left untested explains nothing: that it is not whole does.
  const standings = isWhole(result) ? (['cantTell', 'untested'] as const) : (['cantTell'] as const);
  return standings
    .filter((standing) => open[standing] > 0)
    .map((standing) => counted(open[standing], (open[standing] === all[standing] ? PLURALS : DECISIVE_PLURALS)[standing], language));
}

function isWhole({ run: { isComplete, shard } }: Result): boolean {
  return isComplete && shard === undefined;
}

function detailOf(result: Result, language: Language): string {
  const { run, conclusion } = result;
  const limit = run.isComplete ? SHARED_TEXTS.becausePart : SHARED_TEXTS.becauseIncomplete;
  const declared = declarationDetail(result, language);
  const told = [
    ...(isWhole(result) || conclusion !== 'undetermined' ? [] : [limit[language]]),
    ...countedRequirements(result, language),
    ...(declared === undefined ? [] : [declared]),
  ];
  return told.length > 0 ? told.join(', ') : SHARED_TEXTS.seeFindings[language];
}

/**
 * One sentence: product, verdict and why; a second one where the run is not whole.
 * @param sentences those of a self-test, unless the report is of another kind
 */
export function conclusionSentence(result: Result, language: Language, sentences: typeof CONCLUSION_SENTENCES = CONCLUSION_SENTENCES): string {
  const { name, version } = result.target.product;
  const detail = detailOf(result, language);
  const sentence = fill(sentences[result.conclusion][language], { product: `${name} ${version}`, detail });
  const isSaid = isWhole(result) || result.conclusion === 'undetermined';
  return isSaid ? sentence : `${sentence} ${(result.run.isComplete ? SHARED_TEXTS.part : SHARED_TEXTS.incomplete)[language]}`;
}

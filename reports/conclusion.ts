/**
 * The verdict of a result in one sentence, with the numbers that explain it. Numbers count requirements, not findings:
 * one broken rule seen in forty cases is one broken rule.
 */
import type { Language } from '../src/core/language.ts';
import type { RequirementResult, Result } from '../src/core/result.ts';
import { declarationDetail } from './declaration.ts';
import { countingRequirements, tallyRequirements } from './tally.ts';
import type { Standing } from './tally.ts';
import { CONCLUSION_SENTENCES, counted, fill, PLURALS, SHARED_TEXTS } from './texts.ts';

/** What keeps the verdict open (src/core/judging.ts): rules whose breach would be a failure, undecided or untested without a reason. */
function isOpen({ verdict, whenBroken, reason }: RequirementResult): boolean {
  return whenBroken === 'failure' && (verdict === 'cantTell' || (verdict === 'untested' && reason === undefined));
}

/** The standings that explain a conclusion. */
const EXPLAINS: Readonly<Record<Result['conclusion'], readonly Exclude<Standing, 'passed' | 'inapplicable'>[]>> = {
  conformant: [],
  conformantWithRemarks: ['remarked', 'cantTell', 'untested'],
  notConformant: ['failed'],
  undetermined: ['cantTell', 'untested'],
};

function detailOf(result: Result, language: Language): string {
  const counting = countingRequirements(result);
  const tally = tallyRequirements(result.conclusion === 'undetermined' ? counting.filter(isOpen) : counting);
  const told = EXPLAINS[result.conclusion].filter((standing) => tally[standing] > 0).map((standing) => counted(tally[standing], PLURALS[standing], language));
  const declared = declarationDetail(result, language);
  if (told.length > 0 || declared !== undefined) return [...told, ...(declared === undefined ? [] : [declared])].join(', ');
  const { isComplete, shard } = result.run;
  if (!isComplete) return SHARED_TEXTS.becauseIncomplete[language];
  return shard === undefined ? SHARED_TEXTS.seeFindings[language] : SHARED_TEXTS.becausePart[language];
}

/**
 * One sentence: product, verdict and why; a second one where the run is incomplete.
 * @param sentences those of a self-test, unless the report is of another kind
 */
export function conclusionSentence(result: Result, language: Language, sentences: typeof CONCLUSION_SENTENCES = CONCLUSION_SENTENCES): string {
  const { name, version } = result.target.product;
  const detail = detailOf(result, language);
  const sentence = fill(sentences[result.conclusion][language], { product: `${name} ${version}`, detail });
  const isSaid = result.run.isComplete || detail === SHARED_TEXTS.becauseIncomplete[language];
  return isSaid ? sentence : `${sentence} ${SHARED_TEXTS.incomplete[language]}`;
}

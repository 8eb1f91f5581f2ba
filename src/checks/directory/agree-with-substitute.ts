/** The substitute server answers the same entries; technical ids and orders do not count. Clause: FITKO, DVDV, frequent questions. */
import { isJsonObject } from '../../formats/json.ts';
import type { Check } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import { jsonOf, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';
import type { AnswersSubject } from './subject.ts';

/** @requirement DVDV-DIR-065 */
export const agreeWithSubstitute: Check<AnswersSubject> = answerRule(
  'DVDV-DIR-065',
  'agree-with-substitute',
  (answer, { answers }) => {
    const other = answers.find(({ server, function: asked }) => server === 'first' && asked === answer.function);
    if (other === undefined || statusOf(other) !== 200)
      return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status: statusOf(other ?? answer) } })];
    if (statusOf(answer) !== 200) return [broken('servers-disagree', { params: { function: answer.function }, at: 'response/status' })];
    const [mine, theirs] = [jsonOf(answer), jsonOf(other)];
    if (mine === undefined || theirs === undefined) return [cannotTell('directory-answer-unreadable', { params: { function: answer.function } })];
    return gist(mine.value) === gist(theirs.value) ? [] : [broken('servers-disagree', { params: { function: answer.function }, at: 'response/body' })];
  },
  { takes: ({ server }) => server === 'second' },
);

const TECHNICAL = new Set(['id', 'serviceElementId', 'providerId', 'dvdv1Id', 'dvdv1Uuid']);

/** What an entry says, as text that can be compared. */
function gist(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(gist).sort().join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).filter(([name, member]) => !TECHNICAL.has(name) && member !== null);
  return `{${members
    .map(([name, member]) => `${name}:${gist(member)}`)
    .sort()
    .join(',')}}`;
}

/** An answer with status 200 is application/json. Clause: DVDV2 API 2.15.0, responses, content. */
import { broken, cannotTell } from '../flaw.ts';
import { mediaTypeOf, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-004 */
export const nameJsonMediaType = answerRule('DVDV-DIR-004', 'name-json-media-type', (answer) => {
  const status = statusOf(answer);
  if (status !== 200) return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status } })];
  const seen = mediaTypeOf(answer);
  return seen === 'application/json' ? [] : [broken('answer-media-type', { params: { wanted: 'application/json', seen }, at: 'response/header/Content-Type' })];
});

/** An error with content is application/problem+json. Clause: DVDV2 API 2.15.0, Problem. */
import { broken } from '../flaw.ts';
import { hasContent, mediaTypeOf, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-006 */
export const nameProblemMediaType = answerRule(
  'DVDV-DIR-006',
  'name-problem-media-type',
  (answer) => {
    const seen = mediaTypeOf(answer);
    return seen === 'application/problem+json'
      ? []
      : [broken('answer-media-type', { params: { wanted: 'application/problem+json', seen }, at: 'response/header/Content-Type' })];
  },
  { takes: (answer) => statusOf(answer) >= 400 && hasContent(answer) },
);

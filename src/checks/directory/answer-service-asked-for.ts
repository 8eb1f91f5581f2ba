/** The service answered has the URI asked for. Clause: DVDV2 API 2.15.0, findservicedescription. */
import { broken, cannotTell } from '../flaw.ts';
import { askedFor, textAt } from './answer-reading.ts';
import { contentRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-059 */
export const answerServiceAskedFor = contentRule('DVDV-DIR-059', 'answer-service-asked-for', 'findservicedescription', (value, answer) => {
  const seen = textAt(value, 'serviceSpecificationUri');
  const wanted = askedFor(answer, 'serviceSpecificationUri') ?? '';
  if (seen === undefined) return [cannotTell('directory-answer-unreadable', { params: { function: answer.function } })];
  return seen === wanted ? [] : [broken('other-service', { params: { wanted, seen }, at: 'response/body/serviceSpecificationUri' })];
});

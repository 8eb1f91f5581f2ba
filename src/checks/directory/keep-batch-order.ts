/** A batch has as many results as requests, in their order. Known from one client. */
import { isJsonObject } from '../../formats/json.ts';
import { broken, cannotTell } from '../flaw.ts';
import { jsonOf, statusOf, textAt } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-064 */
export const keepBatchOrder = answerRule(
  'DVDV-DIR-064',
  'keep-batch-order',
  (answer, { entries }) => {
    const results = jsonOf(answer)?.value;
    const requests: readonly unknown[] = Array.isArray(answer.request) ? answer.request : [];
    if (statusOf(answer) !== 200 || !Array.isArray(results))
      return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status: statusOf(answer) } })];
    if (results.length !== requests.length)
      return [broken('batch-count', { params: { requests: requests.length, results: results.length }, at: 'response/body' })];
    const wanted = entries.known?.serviceSpecificationUri;
    const isHit = (index: number): boolean => textAt(requests[index], 'serviceSpecificationUri') === wanted;
    const places = requests.map((_, index) => index);
    if (!places.some((index) => isJsonObject(results[index])))
      return [cannotTell('directory-entry-not-answered', { params: { function: answer.function, status: 200 } })];
    return places.every((index) => isJsonObject(results[index]) === isHit(index)) ? [] : [broken('batch-order', { at: 'response/body' })];
  },
  { takes: ({ kind, function: asked }) => kind === 'batch' && asked === 'findservicedescription' },
);

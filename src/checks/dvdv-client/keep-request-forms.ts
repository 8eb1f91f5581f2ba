/**
 * Whatever a product asks by itself has the form of a single request or of a batch. Clause: DVDV2 API 2.15.0, functions and batch
 * functions. Which of the two it uses is its own choice.
 */
import { isSingle, judgeSingle } from './encode-single-requests.ts';
import { judgeBatch } from './limit-batches.ts';
import { functionOf } from './printed-functions.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject } from './subject.ts';

/** @requirement DVDV-011 */
export const keepRequestForms = callRule<Pick<LookUpsSubject, 'calls'>>('DVDV-011', 'keep-request-forms', {
  calls: ({ calls }) => calls.filter(({ exchange }) => functionOf(exchange.request.target) !== undefined),
  judge: (call) => [...(isSingle(call) ? judgeSingle(call) : []), ...judgeBatch(call)],
});

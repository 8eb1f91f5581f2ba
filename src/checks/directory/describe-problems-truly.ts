/** A problem document has members as described, and its status is that of the answer. Clause: DVDV2 API 2.15.0, Problem. */
import { broken } from '../flaw.ts';
import { hasContent, objectOf, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-007 */
export const describeProblemsTruly = answerRule(
  'DVDV-DIR-007',
  'describe-problems-truly',
  (answer) => {
    const document = objectOf(answer);
    if (document === undefined) return [broken('problem-member', { params: { member: 'type' }, at: 'response/body', basis: 'I' })];
    const { type, status } = document;
    const wrong = TEXTS.filter((name) => document[name] !== undefined && document[name] !== null && typeof document[name] !== 'string');
    return [
      ...wrong.map((member) => broken('problem-member', { params: { member }, at: `response/body/${member}` })),
      ...(type === undefined || type === null ? [broken('problem-member', { params: { member: 'type' }, at: 'response/body', basis: 'I' })] : []),
      ...(status !== undefined && status !== statusOf(answer)
        ? [broken('problem-status', { params: { wanted: statusOf(answer), seen: JSON.stringify(status) }, at: 'response/body/status' })]
        : []),
    ];
  },
  { takes: (answer) => statusOf(answer) >= 400 && hasContent(answer) },
);

const TEXTS = ['type', 'title', 'detail', 'instance'];

/**
 * From the problems found to the decision: none means accept. Whole-product faults, which decide without regard to the
 * examination, and faults about the text of problems sit here.
 */
import type { Examination } from './examination.ts';
import type { Faults } from './faults.ts';
import { kindOf, problem } from './problems.ts';
import type { Problem } from './problems.ts';

/** The problems to reject with; empty means accept. */
export function decide(examination: Examination, faults: Faults): readonly Problem[] {
  if (faults.has('accepts-everything')) return [];
  if (faults.has('rejects-everything')) return [problem('technical-error', 'other', 'Die Einreichung kann nicht verarbeitet werden.')];
  if (examination.problems.length > 0 && faults.has('rejects-wrong-reason')) return [wrongReason(examination.problems)];
  if (faults.has('detail-with-data')) return examination.problems.map((entry) => withContent(entry, examination));
  return examination.problems;
}

/** A reason of the catalogue that none of the problems has. */
function wrongReason(problems: readonly Problem[]): Problem {
  const isUsed = problems.some((entry) => kindOf(entry) === 'unsupported-reply-channel');
  return isUsed
    ? problem('missing-data', 'submission', 'Die Einreichung enthält keine Fachdaten.')
    : problem('unsupported-reply-channel', 'metadata', 'Der gewünschte Rückkanal wird nicht unterstützt.');
}

function withContent(entry: Problem, examination: Examination): Problem {
  const content = examination.data.length > 0 ? examination.data : examination.metadata;
  return { ...entry, detail: `${entry.detail} Empfangen wurde: ${content.toString('utf8', 0, 2000)}` };
}

/**
 * Whether facts and judgements have the members that this version writes, and no others: what no judge reads could say anything to
 * whoever opens the file.
 */
import type { WrittenCall, WrittenFacts, WrittenJudgement } from '../core/judgement.ts';
import type { HiddenSubmission } from '../core/submission.ts';
import type { VerificationFinding } from '../core/verification.ts';
import type { EvidencePart } from './evidence.ts';
import { findingOf } from './findings.ts';

/** Every member of a form, by name, so that one which is added is not forgotten here. */
type Members<Form> = Readonly<Record<keyof Form, true>>;

const FACTS: Members<WrittenFacts> = { signingKeys: true, callbackHmacKey: true, assertionKeys: true, submissions: true };
const JUDGEMENT: Members<WrittenJudgement> = { case: true, attempt: true, calls: true, error: true };
const CALL: Members<WrittenCall> = { checks: true, subject: true, findings: true };
const SUBMISSION: Members<HiddenSubmission> = {
  phrase: true,
  text: true,
  submissionId: true,
  caseId: true,
  destinationId: true,
  apiVersion: true,
  expectation: true,
  control: true,
  basis: true,
  tags: true,
  contentKeys: true,
  attachmentIds: true,
  dataSha512: true,
  transactionReference: true,
  canaries: true,
  problems: true,
  flaws: true,
  sentAt: true,
  hidingFault: true,
};

/** Meaningful only with the very version of the suite that ran: another one may write more. */
export function verifyMembers({ path, facts, judgements }: EvidencePart): readonly VerificationFinding[] {
  const ofFacts = [...unknownIn(facts, FACTS), ...facts.submissions.flatMap((sent) => unknownIn(sent, SUBMISSION))];
  return [
    ...ofFacts.map((name) => findingOf('judgement-invalid', 'wrong', `${path}/facts.json`, { detail: name })),
    ...judgements.flatMap((judgement) =>
      [...unknownIn(judgement, JUDGEMENT), ...judgement.calls.flatMap((call) => unknownIn(call, CALL))].map((name) =>
        findingOf('judgement-invalid', 'wrong', `${path}/judgements.ndjson, ${judgement.case}`, { detail: name }),
      ),
    ),
  ];
}

function unknownIn(value: object, known: object): readonly string[] {
  return Object.keys(value).filter((name) => !Object.hasOwn(known, name));
}

/** Submissions that are handed out differently from how they were handed in: other attachments, service or metadata. */
import { textOf } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { stringParam, stringsParam } from './definition.ts';
import type { FaultDefinition } from './definition.ts';

const FETCH = ['get-submission'];

/** Changes the JSON object of a successful answer; the same answer when there is nothing to change. */
function changeObject(answer: Answer, change: (value: Record<string, unknown>) => Record<string, unknown> | undefined): Answer {
  const text = textOf(answer);
  if (answer.status !== 200 || text === undefined) return answer;
  const changed = change(JSON.parse(text) as Record<string, unknown>);
  return changed === undefined ? answer : { ...answer, body: JSON.stringify(changed) };
}

function serviceMemberOf(call: Call): string {
  return call.version?.serviceMember ?? 'publicService';
}

export const SUBMISSION_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'submission-announces-more',
    text: 'The list of attachments of a fetched submission has ids added or removed.',
    violates: 'Submission API 1.1.3, schema SubmissionReduced',
    operations: FETCH,
    params: {
      add: { kind: 'strings', text: 'Ids to add; fetching them answers 404' },
      remove: { kind: 'strings', text: 'Ids to leave out' },
    },
    after: (call, answer, armed) =>
      changeObject(answer, (value) => {
        const remove = stringsParam(armed, 'remove');
        const given = armed.params['add'] !== undefined || armed.params['remove'] !== undefined;
        const add = given ? stringsParam(armed, 'add') : [inventedId(armed.memory, call)];
        const present = Array.isArray(value['attachments']) ? (value['attachments'] as string[]) : [];
        return { ...value, attachments: [...present.filter((id) => !remove.includes(id)), ...add] };
      }),
  },
  {
    name: 'submission-service',
    text: 'A fetched submission names another service than the one it was announced for.',
    violates: 'Submission API 1.1.3, schema SubmissionReduced',
    operations: FETCH,
    params: { identifier: { kind: 'string', isRequired: true, text: 'Identifier of the service to show' } },
    after: (call, answer, armed) =>
      changeObject(answer, (value) => {
        const member = serviceMemberOf(call);
        return { ...value, [member]: { ...(value[member] as object | undefined), identifier: stringParam(armed, 'identifier') } };
      }),
  },
  {
    name: 'submission-not-a-jwe',
    text: 'The encrypted metadata of a fetched submission are replaced by something that is no JWE.',
    violates: 'Submission API 1.1.3, schema Submission',
    operations: FETCH,
    after: (_call, answer) => changeObject(answer, (value) => ({ ...value, encryptedMetadata: 'this-is-not-a-JWE' })),
  },
];

function inventedId(memory: Map<string, unknown>, call: Call): string {
  const known = memory.get('id');
  if (typeof known === 'string') return known;
  const made = call.tenant.service.ids();
  memory.set('id', made);
  return made;
}

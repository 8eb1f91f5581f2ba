/** Faults of the REST interface: refusals on command, and answers of success that cannot be used. */
import { isJsonObject, parseJsonObject } from '../../../src/formats/json.ts';
import { textOf } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { problem } from '../problems.ts';
import { textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const MESSAGES = ['put-message'];
const REST = ['put-message', 'post-application-state'];
const OTHER_UUID = '00000000-0000-4000-8000-000000000000';

export const REST_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'mailbox-deleted',
    text: 'The mailbox is answered as not there, as after the deletion of the account.',
    violates: 'ZBP-12',
    operations: MESSAGES,
    before: () => problem('mailbox-not-found'),
  },
  { name: 'token-refused', text: 'The token is refused as expired.', violates: 'ZBP-02', operations: REST, before: () => problem('token-expired') },
  {
    name: 'certificate-refused',
    text: 'The client certificate is refused as not registered.',
    violates: 'ZBP-01',
    operations: REST,
    before: () => problem('certificate-unknown'),
  },
  { name: 'virus-found', text: 'The attachments are refused as harmful.', violates: 'ZBP-12', operations: MESSAGES, before: () => problem('virus-found') },
  {
    name: 'malformed-answer',
    text: 'What was sent is stored, and the answer of success cannot be used.',
    violates: 'ZBP-11',
    operations: REST,
    params: {
      as: {
        kind: 'string',
        default: 'not-json',
        oneOf: ['not-json', 'html', 'empty', 'without-message-uuid', 'other-types'],
        text: 'text that breaks off, a page, nothing, no messageUuid, or members of other types',
      },
    },
    after: (answer, _, armed) => (answer.status === 200 ? malformed(answer, textParam(armed, 'as')) : answer),
  },
  {
    name: 'other-mailbox-answered',
    text: 'What was sent is stored, and the answer names another mailbox.',
    violates: 'ZBP-05',
    operations: MESSAGES,
    after: (answer) => withMember(answer, 'mailboxHandle', OTHER_UUID),
  },
  {
    name: 'repeated-message-uuid',
    text: 'The answer names a messageUuid that other messages have been given too.',
    violates: 'ZBP-11',
    operations: MESSAGES,
    after: (answer) => withMember(answer, 'messageUuid', OTHER_UUID),
  },
];

function malformed(answer: Answer, as: string): Answer {
  const { messageUuid: _, ...rest } = parseJsonObject(textOf(answer)) ?? {};
  if (as === 'without-message-uuid') return { ...answer, body: JSON.stringify(rest) };
  if (as === 'other-types') return { ...answer, body: JSON.stringify({ mailboxHandle: 1, messageId: 'x', messageUuid: null }) };
  if (as === 'empty') return { ...answer, body: null };
  if (as === 'html') return { ...answer, headers: [['Content-Type', 'text/html']], body: '<!doctype html><title>Anmeldung</title>' };
  return { ...answer, body: '{"mailboxHandle":' };
}

function withMember(answer: Answer, name: string, value: string): Answer {
  const known = answer.status === 200 ? parseJsonObject(textOf(answer)) : undefined;
  return isJsonObject(known) ? { ...answer, body: JSON.stringify({ ...known, [name]: value }) } : answer;
}

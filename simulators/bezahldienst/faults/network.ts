/** Faults of the service as a whole and of the network under it. */
import { plainText } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { numberParam, textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

/** Nothing was carried out, and nothing is answered. */
const NO_ANSWER: Answer = { status: 503, headers: [], body: null, wire: { kind: 'reset' }, refusal: 'armed' };

export const NETWORK_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'maintenance',
    text: 'The service answers 503 with Retry-After; nothing is carried out.',
    violates: 'PAY-026',
    params: { retryAfterSeconds: { kind: 'number', default: 120, text: 'value of Retry-After, seconds' } },
    before: (_, armed) => plainText(503, 'Maintenance.', [['Retry-After', String(numberParam(armed, 'retryAfterSeconds'))]]),
  },
  {
    name: 'answer-status',
    text: 'The service answers with that status; nothing is carried out.',
    violates: 'PAY-026',
    params: { status: { kind: 'number', default: 500, text: 'HTTP status' } },
    before: (_, armed) => plainText(numberParam(armed, 'status'), `Answer ${numberParam(armed, 'status')} on command.`),
  },
  {
    name: 'redirect',
    text: 'The service answers 307 and names another address; credentials are not to follow.',
    violates: 'PAY-026',
    params: { location: { kind: 'string', text: 'value of Location' } },
    before: (_, armed) => ({ ...plainText(307, 'Elsewhere.', [['Location', textParam(armed, 'location')]]) }),
  },
  { name: 'reset', text: 'The connection ends without an answer, and nothing was carried out.', violates: 'network', before: () => NO_ANSWER },
  {
    name: 'lost-answer',
    text: 'What was asked for is carried out, and the connection ends without an answer.',
    violates: 'network',
    after: (answer) => ({ ...answer, wire: { kind: 'lost-answer' } }),
  },
  {
    name: 'slow',
    text: 'The answer leaves late.',
    violates: 'network',
    params: { milliseconds: { kind: 'number', default: 10_000, text: 'delay, milliseconds' } },
    after: (answer, _, armed) => ({ ...answer, wire: { kind: 'delay', delayMs: numberParam(armed, 'milliseconds') } }),
  },
  {
    name: 'truncated-answer',
    text: 'The body of the answer ends before its stated length.',
    violates: 'network',
    params: { afterBytes: { kind: 'number', default: 10, text: 'how much is sent, bytes' } },
    after: (answer, _, armed) => ({ ...answer, wire: { kind: 'truncate', afterBytes: numberParam(armed, 'afterBytes') } }),
  },
];

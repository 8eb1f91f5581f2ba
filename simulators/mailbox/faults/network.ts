/** Faults of the service as a whole and of the network under it. */
import type { Answer } from '../answer.ts';
import { problem, problemOfStatus } from '../problems.ts';
import { numberParam, textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

/** Nothing was carried out, and nothing is answered. */
const NO_ANSWER: Answer = { status: 503, headers: [], body: null, wire: { kind: 'reset' }, refusal: 'armed' };

export const NETWORK_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'maintenance',
    text: 'The service answers 503 with Retry-After; nothing is stored.',
    violates: 'ZBP-13',
    params: { retryAfterSeconds: { kind: 'number', default: 120, text: 'value of Retry-After, seconds' } },
    before: (_, armed) => problem('maintenance', undefined, [['Retry-After', String(numberParam(armed, 'retryAfterSeconds'))]]),
  },
  { name: 'internal-error', text: 'The service answers 500; nothing is stored.', violates: 'ZBP-13', before: () => problemOfStatus(500) },
  {
    name: 'answer-status',
    text: 'The service answers with that status; nothing is stored.',
    violates: 'ZBP-12',
    params: { status: { kind: 'number', text: 'HTTP status' }, retryAfter: { kind: 'string', default: '', text: 'value of Retry-After, left out when empty' } },
    before(_, armed) {
      const retryAfter = textParam(armed, 'retryAfter');
      return problemOfStatus(numberParam(armed, 'status'), retryAfter === '' ? [] : [['Retry-After', retryAfter]]);
    },
  },
  {
    name: 'redirect',
    text: 'The service answers 307 and names another address; token and content are not to follow.',
    violates: 'ZBP-03',
    params: { location: { kind: 'string', text: 'value of Location' } },
    before: (_, armed) => ({ status: 307, headers: [['Location', textParam(armed, 'location')]], body: null, refusal: 'armed' }),
  },
  {
    name: 'reset',
    text: 'The connection ends without an answer, and nothing was stored.',
    violates: 'network',
    before: () => NO_ANSWER,
  },
  {
    name: 'lost-answer',
    text: 'What was sent is stored, and the connection ends without an answer.',
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

/** Faults of a server as a whole and of the network under it. */
import type { RawHeader } from '../../../src/core/exchange.ts';
import type { Answer } from '../answer.ts';
import { problemOfStatus } from '../problems.ts';
import { numberParam, textParam } from '../../fault-definition.ts';
import type { Armed, ParamSpec } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

/** Nothing was looked up, and nothing is answered. */
const NO_ANSWER: Answer = { status: 503, headers: [], body: null, wire: { kind: 'reset' }, refusal: 'armed' };
const RETRY_AFTER: ParamSpec = { kind: 'string', default: '', text: 'value of Retry-After, seconds or a date; left out when empty' };

function retryAfter(armed: Armed): readonly RawHeader[] {
  const value = textParam(armed, 'retryAfter');
  return value === '' ? [] : [['Retry-After', value]];
}

export const NETWORK_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'server-error',
    text: 'The server answers with a status of 500 or above; nothing is looked up.',
    violates: 'DVDV-031',
    params: { status: { kind: 'number', default: 500, oneOf: [500, 502, 503, 504], text: 'HTTP status' }, retryAfter: RETRY_AFTER },
    before: (_, armed) => problemOfStatus(numberParam(armed, 'status'), retryAfter(armed)),
  },
  {
    name: 'too-many-requests',
    text: 'The server answers 429; nothing is looked up.',
    violates: 'DVDV-031',
    params: { retryAfter: RETRY_AFTER },
    before: (_, armed) => problemOfStatus(429, retryAfter(armed)),
  },
  {
    name: 'redirect',
    text: 'The server answers 307 and names another address; the token is not to follow.',
    violates: 'DVDV-024',
    params: { location: { kind: 'string', text: 'value of Location' } },
    before: (_, armed) => ({ status: 307, headers: [['Location', textParam(armed, 'location')]], body: null, refusal: 'armed' }),
  },
  { name: 'reset', text: 'The connection ends without an answer; nothing is looked up.', violates: 'network', before: () => NO_ANSWER },
  {
    name: 'slow',
    text: 'The answer leaves late; with a long delay the server is silent.',
    violates: 'network',
    params: { milliseconds: { kind: 'number', default: 10_000, text: 'delay, milliseconds' } },
    after: (answer, _, armed) => ({ ...answer, wire: { kind: 'delay', delayMs: numberParam(armed, 'milliseconds') } }),
  },
  {
    name: 'half-answer',
    text: 'The connection ends in the middle of the body, before its stated length.',
    violates: 'network',
    after: (answer) => (answer.body === null ? answer : { ...answer, wire: { kind: 'truncate', afterBytes: Math.floor(Buffer.byteLength(answer.body) / 2) } }),
  },
  {
    name: 'malformed-json',
    text: 'The body is complete by its length and breaks off in the middle of its JSON, or is none.',
    violates: 'network',
    params: { as: { kind: 'string', default: 'cut', oneOf: ['cut', 'html', 'empty'], text: 'JSON that breaks off, a page, or nothing' } },
    after: (answer, _, armed) => (answer.status === 200 && answer.body !== null ? malformed(answer, answer.body, textParam(armed, 'as')) : answer),
  },
];

function malformed(answer: Answer, body: string, as: string): Answer {
  if (as === 'empty') return { ...answer, body: null };
  if (as === 'html') return { ...answer, headers: [['Content-Type', 'text/html']], body: '<!doctype html><title>Wartung</title>' };
  return { ...answer, body: body.slice(0, Math.max(1, Math.floor(body.length / 2))) };
}

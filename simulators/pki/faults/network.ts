/** Faults of the service as a whole and of the network under it. */
import { textAnswer } from '../answer.ts';
import { numberParam, textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

export const NETWORK_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'no-answer',
    text: 'The connection ends without an answer.',
    violates: 'network',
    before: () => ({ status: 503, headers: [], body: null, wire: { kind: 'reset' } }),
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
  {
    name: 'answer-status',
    text: 'The service answers with that status.',
    violates: 'network',
    params: { status: { kind: 'number', default: 503, text: 'HTTP status' } },
    before: (_, armed) => textAnswer(numberParam(armed, 'status'), 'An answer on command.'),
  },
  {
    name: 'page-instead',
    text: 'A page of HTML with status 200 stands where DER should be.',
    violates: 'RFC 2585, 4',
    before: () => ({ status: 200, headers: [['Content-Type', 'text/html']], body: '<!doctype html><title>Anmeldung</title>' }),
  },
  {
    name: 'redirect',
    text: 'The service answers 307 and names another address.',
    violates: 'network',
    params: { location: { kind: 'string', text: 'value of Location' } },
    before: (_, armed) => textAnswer(307, 'Elsewhere.', [['Location', textParam(armed, 'location')]]),
  },
];

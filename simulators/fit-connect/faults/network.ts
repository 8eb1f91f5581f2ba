/** Answers that fail, come late, cut, changed or not at all. They act on any operation and depart from no clause but reliability. */
import type { RawHeader } from '../../../src/core/exchange.ts';
import { textOf } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { problemOfStatus } from '../problems.ts';
import { numberParam, stringParam } from './definition.ts';
import type { Armed, FaultDefinition } from './definition.ts';

const HTML = '<!doctype html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>';
const GARBAGE = '\u0000\u0001 not what was asked for \ufffd';

function headersOf(armed: Armed, type?: string): readonly RawHeader[] {
  const { retryAfter, rateLimitReset } = armed.params;
  return [
    ...(type === undefined ? [] : [['Content-Type', type] as const]),
    ...(retryAfter === undefined ? [] : [['Retry-After', String(retryAfter)] as const]),
    ...(rateLimitReset === undefined
      ? []
      : ([
          ['RateLimit-Limit', '1'],
          ['RateLimit-Remaining', '0'],
          ['RateLimit-Reset', String(rateLimitReset)],
        ] as const)),
  ];
}

function statusAnswer(armed: Armed): Answer {
  const status = numberParam(armed, 'status');
  switch (stringParam(armed, 'body')) {
    case 'empty':
      return { status, headers: headersOf(armed), body: null };
    case 'html':
      return { status, headers: headersOf(armed, 'text/html; charset=utf-8'), body: HTML };
    case 'garbage':
      return { status, headers: headersOf(armed, 'application/octet-stream'), body: GARBAGE };
    default:
      return problemOfStatus(status, headersOf(armed));
  }
}

/** A JSON object with members that no description names; other answers stay as they are. */
function withUnknownMembers(answer: Answer): Answer {
  const isJson = answer.headers.some(([name, value]) => name === 'Content-Type' && value.endsWith('json'));
  const text = isJson ? textOf(answer) : undefined;
  if (text?.startsWith('{') !== true) return answer;
  const members = '"pruefstandUnknown":{"nested":[1,2,3]},"x-unknown":"value"';
  const rest = text.slice(1);
  return { ...answer, body: rest === '}' ? `{${members}}` : `{${members},${rest}` };
}

export const NETWORK_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'answer-status',
    text: 'The request is not carried out and answered with a status.',
    violates: 'network',
    params: {
      status: { kind: 'number', isRequired: true, text: 'HTTP status' },
      body: { kind: 'string', default: 'problem', oneOf: ['problem', 'empty', 'garbage', 'html'], text: 'What stands in the body' },
      retryAfter: { kind: 'number', text: 'Value of Retry-After, seconds' },
      rateLimitReset: { kind: 'number', text: 'Value of RateLimit-Reset, seconds' },
    },
    before: (_call, armed) => statusAnswer(armed),
  },
  {
    name: 'answer-slow',
    text: 'The answer comes late.',
    violates: 'network',
    params: { delayMs: { kind: 'number', isRequired: true, text: 'Delay in milliseconds' } },
    after: (_call, answer, armed) => ({ ...answer, wire: { kind: 'delay', delayMs: numberParam(armed, 'delayMs') } }),
  },
  {
    name: 'answer-truncated',
    text: 'The answer announces its full length and ends before.',
    violates: 'network',
    params: { afterBytes: { kind: 'number', default: 10, text: 'Bytes of the body that are sent' } },
    after: (_call, answer, armed) => ({ ...answer, wire: { kind: 'truncate', afterBytes: numberParam(armed, 'afterBytes') } }),
  },
  {
    name: 'connection-reset',
    text: 'The request is not carried out and the connection ends without an answer.',
    violates: 'network',
    before: () => ({ status: 503, headers: [], body: null, wire: { kind: 'reset' } }),
  },
  {
    name: 'answer-lost',
    text: 'The request is carried out and the connection ends without an answer.',
    violates: 'network',
    after: (_call, answer) => ({ ...answer, wire: { kind: 'lost-answer' } }),
  },
  {
    name: 'answer-invalid-json',
    text: 'The body says it is JSON and cannot be parsed.',
    violates: 'network',
    after: (_call, answer) => ({ ...answer, body: '{"this is": not JSON' }),
  },
  {
    name: 'answer-unknown-members',
    text: 'JSON objects carry members that no description names.',
    violates: 'nothing: receivers have to tolerate it',
    after: (_call, answer) => withUnknownMembers(answer),
  },
];

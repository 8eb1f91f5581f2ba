/**
 * Faults of a directory that does its own part wrong: functions that are missing, logins and look-ups that are not checked, answers
 * that depart from their description in one point. They show that the profile `dvdv-server` can fail a directory.
 */
import { isJsonObject, parseJson } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import { empty, json } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { certificateView } from '../directory/views.ts';
import { problem } from '../problems.ts';
import { issueToken } from '../tokens.ts';
import { changed, rewritten } from './answers.ts';
import { numberParam, textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const TOKEN = ['token'];
const YEAR_MS = 365 * 86_400_000;

const ACCESS_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'function-missing',
    text: 'There is no such function at this address. Arm it with an operation in its match.',
    violates: 'DVDV-DIR-001',
    before: () => problem('path-not-found'),
  },
  {
    name: 'assertion-unchecked',
    text: 'A token is issued without one of the checks of the assertion.',
    violates: 'DVDV-DIR-012',
    operations: TOKEN,
    params: { check: { kind: 'string', oneOf: ['certificate', 'signature', 'times'], text: 'what is not checked' } },
    after: (answer, call, armed) => (answer.status === 401 && uncheckedIn(call) === textParam(armed, 'check') ? issueUnchecked(answer, call) : answer),
  },
  {
    name: 'token-answer',
    text: 'The answer to a token request lacks the token, or states its life as text.',
    violates: 'DVDV-DIR-010',
    operations: TOKEN,
    params: { as: { kind: 'string', oneOf: ['without-token', 'text-times'], text: 'what is wrong' } },
    after: (answer, _, armed) => changed(answer, textParam(armed, 'as') === 'text-times' ? withTextTimes : withoutToken),
  },
  {
    name: 'look-ups-unchecked',
    text: 'Look-ups are answered without a token, or with a token behind the word Bearer.',
    violates: 'DVDV-DIR-014',
    params: { as: { kind: 'string', oneOf: ['any', 'bearer'], text: 'whoever asks, or good tokens behind the wrong word' } },
    before(call, armed, carryOut) {
      const { authorization } = call.notes;
      if (call.operation === 'token' || (textParam(armed, 'as') === 'bearer' && authorization?.token !== 'valid')) return undefined;
      if (authorization?.scheme === 'EmbeddedBearer' && authorization.token === 'valid') return undefined;
      call.notes.authorization = { scheme: 'EmbeddedBearer', token: 'valid' };
      const answer = carryOut();
      if (authorization === undefined) delete call.notes.authorization;
      else call.notes.authorization = authorization;
      return answer;
    },
  },
  {
    name: 'small-batches',
    text: 'Batches with fewer than 200 requests are refused already.',
    violates: 'DVDV-DIR-022',
    params: { most: { kind: 'number', default: 100, text: 'requests that are taken' } },
    before: ({ notes, operation }, armed) =>
      operation.startsWith('batch-') && (notes.requests?.length ?? 0) > numberParam(armed, 'most')
        ? problem('request-incomplete', 'Zu viele Anfragen.')
        : undefined,
  },
];

const PROBLEM_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'problem-as-json',
    text: 'Problem documents have the media type application/json.',
    violates: 'DVDV-DIR-006',
    after: (answer) => (isProblem(answer) ? { ...answer, headers: [['Content-Type', 'application/json']] } : answer),
  },
  {
    name: 'problem-status',
    text: 'Problem documents name another status than that of the answer.',
    violates: 'DVDV-DIR-007',
    after: (answer) => inProblem(answer, (document) => ({ ...document, status: 500 })),
  },
  {
    name: 'problem-type',
    text: 'Problem documents of one status have another type.',
    violates: 'DVDV-DIR-020',
    params: {
      of: { kind: 'string', text: 'end of the type that is replaced' },
      type: { kind: 'string', default: 'problems/type/GENERAL', text: 'sent instead; nothing when empty' },
    },
    after: (answer, _, armed) =>
      inProblem(answer, ({ type, ...document }) => {
        if (!String(type).endsWith(textParam(armed, 'of'))) return { type, ...document };
        const other = textParam(armed, 'type');
        return other === '' ? document : { type: other, ...document };
      }),
  },
];

const CONTENT_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'wrapped-answer',
    text: 'The content stands in a list of one entry.',
    violates: 'DVDV-DIR-037',
    after: (answer) => rewritten(answer, (value) => [value]),
  },
  {
    name: 'category-twice',
    text: 'The name of a category stands in the tree twice.',
    violates: 'DVDV-DIR-031',
    operations: ['categories'],
    after: (answer) => rewritten(answer, (tree) => (Array.isArray(tree) ? [...(tree as unknown[]), tree.at(-1)] : tree)),
  },
  {
    name: 'miss-as',
    text: 'What is not found is answered in another form: an empty object, or 404 where an empty list is due.',
    violates: 'DVDV-DIR-050',
    params: { as: { kind: 'string', oneOf: ['empty-object', 'not-found'], text: 'the form' } },
    after(answer, _, armed) {
      if (textParam(armed, 'as') === 'empty-object') return answer.status === 404 || answer.status === 204 ? json({}) : answer;
      return answer.status === 200 && answer.body === '[]' ? problem('not-found', '5009: Nichts gefunden.') : answer;
    },
  },
  {
    name: 'empty-list',
    text: 'Lists that have entries are answered as empty.',
    violates: 'DVDV-DIR-063',
    after: (answer) => rewritten(answer, (value) => (Array.isArray(value) ? [] : value)),
  },
  {
    name: 'any-certificate',
    text: 'Where there is no certificate with the fingerprint another one is answered.',
    violates: 'DVDV-DIR-054',
    operations: ['find-certificate-by-fingerprint'],
    after: (answer, call) => (answer.status === 404 ? anyCertificate(answer, call) : answer),
  },
  {
    name: 'certificate-details',
    text: 'Certificates are said to be valid for a year longer than they are.',
    violates: 'DVDV-DIR-055',
    after: (answer) =>
      changed(answer, (object) =>
        Object.hasOwn(object, 'content') && typeof object['validTo'] === 'string'
          ? { ...object, validTo: new Date(Date.parse(object['validTo']) + YEAR_MS).toISOString() }
          : object,
      ),
  },
  {
    name: 'other-entry',
    text: 'What is found belongs to another key, or another service description.',
    violates: 'DVDV-DIR-057',
    after: (answer) =>
      changed(answer, (object) => ({
        ...object,
        ...(Object.hasOwn(object, 'organizationKeys') ? { organizationKeys: ['abc:000000000000'] } : {}),
        ...(Object.hasOwn(object, 'serviceSpecificationUri') ? { serviceSpecificationUri: 'urn:pruefstand:dienst:anderer' } : {}),
      })),
  },
  {
    name: 'plain-warning',
    text: 'The warning of an invalid service is not encoded.',
    violates: 'DVDV-DIR-061',
    after: (answer) => (answer.status === 204 ? empty(204, [['dvdv-warning-msg', 'Der Dienst ist nicht mehr g\u00fcltig']]) : answer),
  },
];

/** Faults of a directory; what clients have to stand is in the other tables. */
export const SERVER_FAULTS: readonly FaultDefinition[] = [...ACCESS_FAULTS, ...PROBLEM_FAULTS, ...CONTENT_FAULTS];

/** Which check an assertion did not pass, where it is one only. */
function uncheckedIn({ notes: { assertion } }: Call): string | undefined {
  if (assertion?.fingerprint === undefined) return undefined;
  if (!assertion.isRegistered) return 'certificate';
  return assertion.isSignatureValid ? 'times' : 'signature';
}

function issueUnchecked(answer: Answer, call: Call): Answer {
  const fingerprint = call.notes.assertion?.fingerprint;
  return fingerprint === undefined ? answer : issueToken(call, fingerprint);
}

function withTextTimes(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]));
}

function withoutToken({ access_token: _snake, accessToken: _camel, ...rest }: JsonObject): JsonObject {
  return rest;
}

function isProblem({ headers, body }: Answer): boolean {
  return body !== null && headers.some(([, value]) => value === 'application/problem+json');
}

function inProblem(answer: Answer, change: (document: JsonObject) => JsonObject): Answer {
  const document = isProblem(answer) ? parseJson(answer.body ?? '')?.value : undefined;
  if (!isJsonObject(document)) return answer;
  const body = JSON.stringify(change(document));
  return body === answer.body ? answer : { ...answer, body };
}

function anyCertificate(answer: Answer, { tenant: { directory, clock, form } }: Call): Answer {
  const [certificate] = directory.certificates();
  return certificate === undefined ? answer : json(certificateView(certificate, { directory, now: clock.now(), form }));
}

/**
 * The way of a call: path to operation, body within bounds, what it is about, armed faults, operation, faults again, record,
 * answer. Paths are compared exactly as sent. Nothing throws out of it.
 */
import { toTimestamp } from '../../src/core/clock.ts';
import { readOcspRequest } from '../../src/formats/pki/ocsp-request.ts';
import { AUTHORITY_IDS } from '../../src/formats/pki/roles.ts';
import type { AuthorityId } from '../../src/formats/pki/roles.ts';
import { MEDIA_TYPES, textAnswer, toResponse } from './answer.ts';
import type { Answer } from './answer.ts';
import { readBody } from './body.ts';
import { mediaTypeOf, rawHeadersOf } from './call.ts';
import type { Call } from './call.ts';
import { answerCertificate, answerList, answerQuestion } from './operations.ts';

interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** First group: the authority. Second, where there is one: the question in base64. */
  readonly path: RegExp;
  readonly run: (call: Call, authority: AuthorityId) => Promise<Answer>;
}

const OPERATIONS: readonly Operation[] = [
  { name: 'authority-certificate', method: 'GET', path: /^\/ca\/([a-z-]+)\.crt$/, run: answerCertificate },
  { name: 'revocation-list', method: 'GET', path: /^\/crl\/([a-z-]+)\.crl$/, run: answerList },
  { name: 'ocsp', method: 'POST', path: /^\/ocsp\/([a-z-]+)$/, run: answerQuestion },
  { name: 'ocsp', method: 'GET', path: /^\/ocsp\/([a-z-]+)\/(.+)$/, run: answerQuestion },
];

/** Takes a call to its answer. Never rejects. @returns the answer, recorded */
export async function run(call: Call): Promise<Response> {
  try {
    return finish(call, await answerTo(call));
  } catch (error) {
    call.tenant.service.onInternalError(error);
    return finish(call, textAnswer(500, 'The simulator failed.'));
  }
}

async function answerTo(call: Call): Promise<Answer> {
  const fitting = OPERATIONS.flatMap((operation) => {
    const [, id, rest] = operation.path.exec(call.path) ?? [];
    const authority = AUTHORITY_IDS.find((known) => known === id);
    return authority === undefined ? [] : [{ operation, authority, rest }];
  });
  const chosen = fitting.find(({ operation }) => operation.method === call.request.method);
  if (fitting.length === 0) return textAnswer(404, 'Nothing is published at this path.');
  if (chosen === undefined)
    return textAnswer(405, 'The path does not offer this method.', [['Allow', fitting.map(({ operation }) => operation.method).join(', ')]]);
  call.operation = chosen.operation.name;
  call.authority = chosen.authority;
  const refusal = call.operation === 'ocsp' ? await readQuestion(call, chosen.rest) : undefined;
  if (refusal !== undefined) return refusal;
  const { faults } = call.tenant;
  return faults.before(call) ?? faults.after(call, await chosen.operation.run(call, chosen.authority));
}

/** @param inPath base64 of a GET */
async function readQuestion(call: Call, inPath: string | undefined): Promise<Answer | undefined> {
  if (inPath !== undefined) {
    call.question = readOcspRequest(base64Of(inPath));
    return undefined;
  }
  const body = await readBody(call.request, call.tenant.service.maxBodyBytes);
  if (body.kind === 'too-large') return textAnswer(413, 'The question is larger than is taken.');
  if (body.kind === 'broken-off') return textAnswer(400, 'The question could not be read to its end.');
  call.body = body.bytes;
  if (mediaTypeOf(call) !== MEDIA_TYPES.question) return textAnswer(415, `Questions are ${MEDIA_TYPES.question}.`);
  call.question = readOcspRequest(body.bytes);
  return undefined;
}

/** Octets of a question in a path: base64, which clients escape wholly, in part or not at all. Empty when it is none. */
function base64Of(text: string): Uint8Array {
  try {
    const base64 = decodeURIComponent(text);
    return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : new Uint8Array();
  } catch {
    return new Uint8Array();
  }
}

/** Records the answer and sends it. */
export function finish(call: Call, answer: Answer): Response {
  record(call, answer);
  return toResponse(answer);
}

const WIRE_NAMES = { delay: 'delayed', truncate: 'truncated', reset: 'reset-before-answer', 'lost-answer': 'lost-answer' } as const;

function record(call: Call, answer: Answer): void {
  const { wire } = answer;
  const hasLeft = wire?.kind !== 'reset' && wire?.kind !== 'lost-answer';
  call.tenant.service.recorder.keep({
    tenant: call.tenant.id,
    direction: 'inbound',
    peer: call.tenant.seed.peer,
    operation: call.operation,
    startedAt: toTimestamp(call.startedAt),
    durationMs: performance.now() - call.startedTick,
    labels: {},
    request: { method: call.request.method, target: targetOf(call), headers: rawHeadersOf(call), body: call.body },
    ...(hasLeft ? { response: { status: answer.status, headers: answer.headers, body: answer.body ?? '' } } : {}),
    faults: call.struck,
    ...(wire === undefined ? {} : { wire: WIRE_NAMES[wire.kind] }),
  });
}

function targetOf(call: Call): string {
  if (call.wire?.rawTarget !== undefined) return call.wire.rawTarget;
  const path = call.tenant.prefix + call.path;
  return call.query === '' ? path : `${path}?${call.query}`;
}

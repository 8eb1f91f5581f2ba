/**
 * What the service can see of a JWE without any key (fact sheet, sections 5 and 14): its form, its header, its length.
 * The checks bind clients of the product; the suite's own clients may put anything on the way, since they play senders
 * whose flaws the receiver has to find.
 */
import { jweParts } from '../../../src/formats/jose.ts';
import type { JweParts } from '../../../src/formats/jose.ts';
import type { Answer } from '../answer.ts';
import { clientOf, versionOf } from '../call.ts';
import type { Call } from '../call.ts';
import { problem } from '../problems.ts';
import type { Submission } from '../state.ts';

/** With a key of 4096 bits no JWE is shorter (GIT:submission-api README). */
const SHORTEST_JWE = 776;
const TEXT_TYPES: readonly unknown[] = ['application/json', 'application/xml'];

export type JwePart = 'metadata' | 'data' | 'attachment';

/** Judges one part of a submission. @param content compact JWE as sent @requirement FC-SVC-010 */
export function refuseJwe(call: Call, submission: Submission, part: JwePart, content: string | Uint8Array): Answer | undefined {
  if (clientOf(call).peer === 'suite') return undefined;
  const parts = jweParts(content);
  if (parts === undefined) return problem('invalid-jwe', `The ${part} is no compact JWE of five parts.`);
  return (
    refuseContentType(call, part, parts) ?? (call.tenant.strictness === 'strict' ? refuseStrictly(call, submission, part, parts, content.length) : undefined)
  );
}

function refuseContentType(call: Call, part: JwePart, { header }: JweParts): Answer | undefined {
  if (part === 'attachment' || !versionOf(call).requiresContentType || TEXT_TYPES.includes(header['cty'])) return undefined;
  return problem('invalid-jwe-header', `The cty header of the ${part} is invalid: application/json or application/xml is expected.`);
}

function refuseStrictly(call: Call, submission: Submission, part: JwePart, { header }: JweParts, length: number): Answer | undefined {
  if (length < SHORTEST_JWE) return problem('invalid-jwe', `The ${part} is shorter than a JWE for a key of 4096 bits can be.`);
  if (header['zip'] !== undefined && !versionOf(call).allowsZip)
    return problem('invalid-jwe-header', `The ${part} is compressed (zip), which this version does not allow.`);
  const keys = call.tenant.store.destination(submission.destinationId)?.keys ?? [];
  const isKnown = submission.kind === 'reply' || keys.some((key) => key.kid === header['kid'] && key['alg'] === 'RSA-OAEP-256');
  return isKnown ? undefined : problem('invalid-jwe-header', `The kid header of the ${part} names no encryption key of the destination.`);
}

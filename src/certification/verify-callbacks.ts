/**
 * Whether callbacks were what their words say: with the key that was made for the run, the HMAC of one that is signed rightly fits,
 * and that of a forgery does not. A key that the vendor chose is not in the evidence; then nothing is known.
 */
import type { Result } from '../core/result.ts';
import type { VerificationFinding } from '../core/verification.ts';
import { callbackHmac, constantTimeEqual } from '../formats/hmac.ts';
import { isJsonObject } from '../formats/json.ts';
import { isSignedRightly } from '../runner/known-submissions.ts';
import { wholeRequest } from './evidence.ts';
import type { EvidencePart, Files } from './evidence.ts';
import { findingOf } from './findings.ts';

/** Meaningful only with the very version of the suite that ran. @param files of the bundle */
export function verifyCallbacks({ target }: Result, part: EvidencePart, files: Files): readonly VerificationFinding[] {
  const { path, facts, judgements, exchanges } = part;
  const key = facts.callbackHmacKey;
  return judgements.flatMap(({ case: id, calls }) =>
    calls.flatMap(({ subject }) => {
      const told = isJsonObject(subject) && isJsonObject(subject['description']) ? subject['description']['de'] : undefined;
      const exchange = isJsonObject(subject) && typeof subject['exchange'] === 'string' ? exchanges.get(subject['exchange']) : undefined;
      const isRight = typeof told === 'string' ? isSignedRightly(told) : undefined;
      if (exchange?.operation !== 'callback' || isRight === undefined) return [];
      const place = `${path}/judgements.ndjson, ${id}`;
      // The product that comes along gets a key of its own in every run.
      if (key === undefined)
        return target.kind === 'embedded' ? [findingOf('judgement-invalid', 'wrong', `${path}/facts.json`, { detail: 'callbackHmacKey' })] : [];
      const body = wholeRequest(exchange, path, files);
      const header = (name: string): string => exchange.request.headers.find(([own]) => own.toLowerCase() === name)?.[1] ?? '';
      const expected = callbackHmac(key, header('callback-timestamp'), body ?? '');
      if (body === undefined || constantTimeEqual(expected, header('callback-authentication')) === isRight) return [];
      return [findingOf('judgement-invalid', 'wrong', place, { detail: `${exchange.id}: callback-authentication` })];
    }),
  );
}

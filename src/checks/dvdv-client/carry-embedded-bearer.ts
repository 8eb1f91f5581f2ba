/**
 * Look-ups carry the token in the header Authorization with the word `EmbeddedBearer`. Clause: DVDV2 API 2.15.0, createToken. Another
 * letter case is printed nowhere; RFC 9110 lets words of this header vary in it, so that it warns.
 */
import { excerpt } from '../check.ts';
import { broken } from '../flaw.ts';
import type { Flaw } from '../flaw.ts';
import { callRule } from './rule.ts';
import type { LookUpsSubject, SeenCall } from './subject.ts';

const WORD = 'EmbeddedBearer';

/** @requirement DVDV-022 */
export const carryEmbeddedBearer = callRule<Pick<LookUpsSubject, 'calls'>>('DVDV-022', 'carry-embedded-bearer', {
  calls: ({ calls }) => calls.filter(({ entry }) => entry === 'standalone'),
  judge: judgeHeader,
});

function judgeHeader({ authorization: { scheme, token } = { token: 'none' } }: SeenCall): readonly Flaw[] {
  if (scheme === undefined || token === 'none') return [broken('dvdv-token-not-carried', { at: 'request' })];
  if (scheme === WORD) return [];
  const isOtherCase = scheme.toLowerCase() === WORD.toLowerCase();
  return [broken('dvdv-authorization-word', { params: { seen: excerpt(scheme, 40) }, at: 'request', ...(isOtherCase ? { basis: 'I' } : {}) })];
}

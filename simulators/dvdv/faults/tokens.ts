/** Faults of the token endpoint and of tokens. */
import { UNAUTHENTICATED } from '../authorization.ts';
import { problem } from '../problems.ts';
import { answerToken } from '../tokens.ts';
import { numberParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const TOKEN = ['token'];

export const TOKEN_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'token-refused',
    text: 'The token request is refused as if no client certificate had that fingerprint.',
    violates: 'DVDV-020',
    operations: TOKEN,
    before: () => problem('not-authenticated', 'Anmeldung nicht möglich: kein Client-Zertifikat zu diesem Fingerabdruck.'),
  },
  {
    name: 'token-ends-early',
    text: 'The token that is issued ends long before the time its answer states.',
    violates: 'DVDV-023',
    operations: TOKEN,
    params: { seconds: { kind: 'number', default: 0, text: 'how long it is good, seconds' } },
    after(answer, call, armed) {
      if (call.issued === undefined) return answer;
      call.issued.endsAt = call.startedAt + numberParam(armed, 'seconds') * 1000;
      return { ...answer };
    },
  },
  {
    name: 'token-clock-skew',
    text: 'The clock by which the assertion is judged is off, so that good ones have ended or are not yet valid.',
    violates: 'DVDV-021',
    operations: TOKEN,
    params: { seconds: { kind: 'number', default: 3600, text: 'how far the clock is ahead, seconds; negative behind' } },
    before: (call, armed) => answerToken(call, numberParam(armed, 'seconds')),
  },
  {
    name: 'unauthenticated',
    text: 'A look-up is answered 401 without content, whatever token it carries.',
    violates: 'DVDV-033',
    before: (call) => (call.operation === 'token' ? undefined : UNAUTHENTICATED),
  },
];

/**
 * Tokens are asked for with the client-credentials grant and the credentials in the form body; nothing goes without one.
 * Clause: FIT-Connect documentation, authentication; Submission API 1.1.3. Not checked: named scopes (FC-SND-003).
 */
import type { Exchange } from '../../core/exchange.ts';
import { headerOf } from '../../core/exchange.ts';
import type { Finding } from '../../core/finding.ts';
import type { Check } from '../check.ts';
import { mediaTypeOf } from './observation.ts';
import type { RunSubject } from './subject.ts';

const REQUIREMENT = 'FC-SUB-001';

/** @requirement FC-SUB-001 */
export const requestTokenWithClientCredentials: Check<RunSubject> = {
  id: 'request-token-with-client-credentials',
  requirement: REQUIREMENT,
  run({ exchanges }) {
    const requests = exchanges.filter(({ operation }) => operation === 'request-token');
    if (requests.length === 0)
      return [{ requirement: REQUIREMENT, kind: 'cantTell', messageKey: 'no-token-request', params: {}, cause: 'setup', evidence: [] }];
    const flaws = requests.flatMap((exchange) => flawsOf(exchange).map((flaw) => ({ exchange, flaw })));
    const byFlaw = new Map(flaws.map(({ exchange, flaw }) => [flaw, exchange] as const));
    return [...byFlaw].map(([flaw, exchange]): Finding => ({
      requirement: REQUIREMENT,
      kind: 'broken',
      messageKey: `token-request-${flaw}`,
      params: {},
      cause: 'product',
      evidence: [{ exchange: exchange.id, at: 'request' }],
      nearest: NEAREST,
    }));
  },
};

const NEAREST = 'POST /token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials&client_id=…&client_secret=…';

function flawsOf(exchange: Exchange): readonly string[] {
  const { headers, body } = exchange.request;
  const flaws: string[] = [];
  if ((headerOf(headers, 'authorization') ?? '').toLowerCase().startsWith('basic ')) flaws.push('basic');
  if (mediaTypeOf(exchange) !== 'application/x-www-form-urlencoded') return [...flaws, 'not-form'];
  const form = new URLSearchParams(body.text ?? '');
  if (form.get('grant_type') !== 'client_credentials') flaws.push('grant');
  if (flaws.length === 0 && (!form.has('client_id') || !form.has('client_secret'))) flaws.push('credentials');
  return flaws;
}

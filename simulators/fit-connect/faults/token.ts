/** Access tokens that are refused, short-lived or taken back, and clients without a link to their destination. */
import { json } from '../answer.ts';
import { problem } from '../problems.ts';
import { numberParam } from './definition.ts';
import type { FaultDefinition } from './definition.ts';

const PICKUP = ['list-submissions', 'get-submission', 'get-attachment'];

export const TOKEN_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'token-short-lived',
    text: 'Access tokens run out sooner than usual, and say so in expires_in.',
    violates: 'nothing: 30 minutes is the longest a token lives',
    operations: ['request-token'],
    params: { expiresInSeconds: { kind: 'number', isRequired: true, text: 'Lifetime in seconds' } },
    tokenLifetime: (_seconds, armed) => numberParam(armed, 'expiresInSeconds'),
  },
  {
    name: 'token-refused',
    text: 'The token endpoint answers invalid_client although the credentials are right.',
    violates: 'FC-SVC-001',
    operations: ['request-token'],
    before: () => json(401, { error: 'invalid_client', error_description: 'Invalid client credentials' }),
  },
  {
    name: 'token-unauthorized-until-renewed',
    text: 'Answers 401 until the client presents a token that was issued after the first 401.',
    violates: 'nothing: a service may take a token back at any time',
    before(call, armed) {
      if (call.token === undefined) return undefined;
      const known = armed.memory.get('last refused');
      const lastRefused = typeof known === 'number' ? known : call.tenant.tokens.lastNumber;
      armed.memory.set('last refused', lastRefused);
      return call.token.number > lastRefused ? undefined : problem('token-invalid', undefined, [['WWW-Authenticate', 'Bearer error="invalid_token"']]);
    },
  },
  {
    name: 'client-unlinked',
    text: 'The client is treated as not linked with its destination: 403 on list and fetch.',
    violates: 'nothing: the link is made in the Self-Service-Portal',
    operations: PICKUP,
    before: (call) => (call.token === undefined ? undefined : problem('client-not-linked')),
  },
];

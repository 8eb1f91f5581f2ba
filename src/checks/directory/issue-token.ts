/** A valid assertion gets a token and its life in seconds, by either spelling of the names. A refused login may be due to the target. Clause: DVDV2 API 2.15.0, createToken. */
import { broken, cannotTell } from '../flaw.ts';
import { objectOf, statusOf } from './answer-reading.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-010 */
export const issueToken = answerRule(
  'DVDV-DIR-010',
  'issue-token',
  (answer) => {
    const status = statusOf(answer);
    if (status !== 200) return [cannotTell('directory-login-failed', { params: { status } })];
    const document = objectOf(answer);
    const token = document?.['access_token'] ?? document?.['accessToken'];
    const life = document?.['expires_in'] ?? document?.['expiresIn'];
    const isLife = typeof life === 'number' && Number.isInteger(life) && life > 0;
    return [
      ...(typeof token === 'string' && token !== '' ? [] : [broken('token-answer-member', { params: { member: 'access_token' }, at: 'response/body' })]),
      ...(isLife
        ? []
        : [broken('token-answer-member', { params: { member: 'expires_in' }, at: 'response/body', ...(life === undefined ? { basis: 'I' as const } : {}) })]),
    ];
  },
  { takes: ({ kind, assertion }) => kind === 'token' && assertion === 'own', judges: 'refusals' },
);

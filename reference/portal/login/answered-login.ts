/**
 * Which login a response answers: the one of this browser (its cookie), of this account, and of exactly the request that
 * was sent. A response that nobody waits for, or that comes too late, leads to a fresh start.
 */
import type { ProviderName } from '../accounts/provider.ts';
import type { Portal } from '../portal.ts';
import { must } from '../saml/refusal.ts';
import type { PendingLogin } from './pending-logins.ts';

/** A login and the ID of its request. */
export interface AnsweredLogin {
  readonly login: PendingLogin;
  readonly requestId: string;
}

/**
 * Finds the login.
 *
 * @throws Refusal when there is none
 */
export function answeredLogin(portal: Portal, name: ProviderName, handle: string | undefined, answers: string | undefined): AnsweredLogin {
  const { faults, pending } = portal;
  const isAnyones = faults.has('not-bound-to-browser') && answers !== undefined;
  const login = isAnyones ? pending.findByRequest(answers) : pending.find(handle);
  if (answers === undefined && faults.has('accepts-unsolicited')) return { login: login ?? unsolicited(portal, name), requestId: '' };
  must(login !== undefined, 'no-pending-login', 'restart');
  must(login.provider === name || faults.has('idp-from-issuer'), 'other-account', 'restart');
  const sent = pending.sent(login.handle);
  must(sent !== undefined, 'nothing-sent', 'restart');
  const ignores = faults.has('ignores-in-response-to');
  must(answers === sent.requestId || ignores, 'in-response-to', 'restart');
  return { login, requestId: ignores ? (answers ?? '') : sent.requestId };
}

/** The fault: a login that nobody started. */
const unsolicited = ({ config, pending }: Portal, provider: ProviderName): PendingLogin =>
  pending.start({ provider, level: config.level, returnPath: '/konto', sessionId: undefined, stepUpOf: undefined, backUrl: undefined });

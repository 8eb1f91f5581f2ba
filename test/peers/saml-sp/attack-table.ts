/**
 * What a service provider does with every case of the attack catalogue and with every valid variant, each between two ordinary
 * logins. One word for each; nothing here says whether it was right.
 */
import { factsOf } from '../../../simulators/saml-attacks.ts';
import type { Attack } from '../../../simulators/saml-attacks.ts';
import { sessionIdentity } from '../../../src/checks/portal/attack-identity.ts';
import type { AttackDelivery, AttackWatch } from '../../../src/core/attack.ts';
import type { AccountControlClient } from '../../../src/core/account-control.ts';
import { runAttack } from '../../../src/drivers/portal/attack-run.ts';
import type { AttackObservation, AttackRunOptions } from '../../../src/drivers/portal/attack-run.ts';
import { createExchangeNotes } from '../../../src/drivers/portal/exchange-notes.ts';
import { createHttpDriver } from '../../../src/drivers/portal/http-driver.ts';
import type { PortalTarget } from '../../../src/drivers/portal/target.ts';
import type { HttpPortalDriver } from '../../../src/drivers/portal/http-driver.ts';
import { CASES } from './account.ts';
import { MARKERS } from './stack.ts';
import type { RunningStack } from './stack.ts';

/**
 * `refused`: afterwards nobody is logged in. `accepted`: somebody is. `accepted-genuine`: the case offers another identity, and the
 * session is that of the person whom the signature covers. `error`: no answer, or it cannot be told who is logged in. `not-tried`: the
 * case could not be carried out.
 */
export type Outcome = 'refused' | 'accepted' | 'accepted-genuine' | 'error' | 'not-tried';

/** For a login; some documents take a stack longer than anybody would wait. */
const DEADLINE_SECONDS = 10;

export const PERSONA = 'xaveria-pruefstand';

/** What needs an application around the service provider, or more than one account. */
const OUT_OF_REACH: readonly AttackDelivery['kind'][] = ['start-parameter', 'other-account', 'step-up', 'logout-request', 'idp-metadata', 'plain-http'];
/** Cases that are not told by the session. */
const NOT_OF_SESSIONS: readonly AttackWatch[] = ['new-session', 'no-store', 'one-session'];

/** The cases that a service provider alone can be tried with. */
export const TRIED: readonly Attack[] = CASES.filter(
  ({ accounts = ['bundid'], delivery, watch }) =>
    accounts.includes('bundid') &&
    !watch.some((what) => NOT_OF_SESSIONS.includes(what)) &&
    !delivery.some((how) => OUT_OF_REACH.includes(how.kind) || (how.kind === 'post-twice' && how.after !== 'answer')),
  // A document that keeps a stack busy after its deadline must not slow down the others.
).toSorted((a, b) => Number(a.watch.includes('answer-time')) - Number(b.watch.includes('answer-time')));

/** `fetches`: an address that the case names was asked for. `leads-away`: the way after the login ends at a foreign address. */
export type Effect = 'fetches' | 'leads-away';

export interface Seen {
  readonly id: string;
  readonly outcome: Outcome;
  readonly effects: readonly Effect[];
  /** For the message of a failed test. */
  readonly detail: string;
}

/** @throws Error when an ordinary login before or after the case fails: then it tells nothing */
export async function tryCase(options: AttackRunOptions, attack: Attack): Promise<Seen> {
  const seen = await runAttack(options, factsOf(attack));
  const problem = seen.before.session !== 'authenticated' ? 'before' : seen.after.session !== 'authenticated' ? 'after' : undefined;
  if (problem !== undefined)
    throw new Error(`${attack.id}: the ordinary login ${problem} the case failed: ${told(problem === 'before' ? seen.before : seen.after)}`);
  if (seen.attacked === undefined) return { id: attack.id, outcome: 'not-tried', effects: [], detail: seen.obstacle ?? '' };
  return { id: attack.id, outcome: outcomeOf(attack, seen), effects: effectsOf(seen), detail: told(seen.attacked) };
}

function effectsOf({ canaries, attacked }: AttackObservation): readonly Effect[] {
  const isAway = attacked?.problem?.kind === 'login-stopped' && attacked.session !== 'unknown';
  return [...(canaries.length > 0 ? (['fetches'] as const) : []), ...(isAway ? (['leads-away'] as const) : [])];
}

function told({ session, identity, problem, lastPage }: AttackObservation['before']): string {
  return JSON.stringify({ session, key: identity?.userKey, problem, status: lastPage?.status, text: lastPage?.text.slice(0, 300) });
}

function outcomeOf({ expected, params }: Attack, seen: AttackObservation): Outcome {
  const { attacked } = seen;
  if (attacked === undefined || attacked.session === 'unknown' || attacked.lastPage === undefined) return 'error';
  if (attacked.session === 'none') return 'refused';
  const offersAnother = expected === 'same-identity' || params.includes('evilKey') || params.includes('evilNameId');
  // What is signed in the valid forms is the person of the control.
  const facts = { facts: undefined, ...seen } as unknown as Parameters<typeof sessionIdentity>[0];
  return offersAnother && sessionIdentity(facts) === 'genuine' ? 'accepted-genuine' : 'accepted';
}

/** A driver for the stack, and what attacks need besides. The caller disposes the driver. */
export function attackOptions(
  stack: RunningStack,
  control: AccountControlClient,
  account: { readonly url: string; readonly metadataUrl: string },
): AttackRunOptions & { readonly driver: HttpPortalDriver } {
  const { loginUrl, protectedUrl, logoutUrl } = stack;
  const target: PortalTarget = {
    loginUrl,
    protectedUrl,
    ...(logoutUrl === undefined ? {} : { logoutUrl }),
    metadata: { file: '' },
    driver: { kind: 'http' },
    whoami: { page: MARKERS },
    timeoutSeconds: DEADLINE_SECONDS,
  };
  const note = async (exchange: Parameters<AccountControlClient['note']>[0]): Promise<string> => control.note(exchange);
  const driver = createHttpDriver({ target, accountOrigins: [account.url], salt: 'peer', note }, createExchangeNotes(note));
  return { driver, control, target, persona: PERSONA, canaryBase: new URL('/kanarienvogel/', account.metadataUrl).href };
}

/**
 * One case of the attack catalogue from beginning to end: an ordinary login, the attack in a browser of its own, an ordinary
 * login. Gives what was seen as plain facts; what a product does never throws, and whether it was right is not said here.
 */
import { randomUUID } from 'node:crypto';
import type { AttackFacts } from '../../core/attack.ts';
import { catalogueIdOf } from '../../core/attack.ts';
import type { DeviationParams, LoginRecord } from '../../core/account-control.ts';
import type { Exchange } from '../../core/exchange.ts';
import { NotCarriedOut, controlBefore, controlLogin } from './attack-controls.ts';
import type { AttackTools, ControlLogin } from './attack-controls.ts';
import { carryOut } from './attack-delivery.ts';
import type { Delivered } from './attack-delivery.ts';
import type { OpenCase } from './attack-stage.ts';
import { UNPROVEN, genuineOf, marksOf } from './attack-marks.ts';
import { formOf } from './attack-forms.ts';
import type { AttackForm } from './attack-forms.ts';
import type { PortalOutcome } from './portal-driver.ts';

export interface AttackRunOptions extends AttackTools {
  /** Address of the account below which nothing is and every hit is recorded; with a slash at the end. */
  readonly canaryBase: string;
  /** `Name` of an attribute without which the service cannot work. */
  readonly neededAttribute?: string;
}

/** What was seen of a case; fits the subject of the attack checks. */
export interface AttackObservation extends AttackForm {
  readonly description: AttackFacts['text'];
  readonly before: PortalOutcome;
  readonly after: PortalOutcome;
  /** Absent when the attack did not take place. */
  readonly attacked?: PortalOutcome;
  /** Why it did not. */
  readonly obstacle?: string;
  readonly genuine: ReturnType<typeof genuineOf>;
  readonly controlKey?: string;
  readonly evil: readonly string[];
  readonly answers: readonly Exchange[];
  readonly canaries: readonly Exchange[];
  readonly requests: readonly Exchange[];
  readonly delivered?: LoginRecord;
  readonly told?: Exchange;
  readonly unproven?: readonly string[];
  readonly peers?: readonly { readonly variant: string; readonly seen: PortalOutcome }[];
  readonly case?: OpenCase;
  /** What the adapter told of logins with two accounts. */
  readonly accounts?: readonly Exchange[];
  /** After a true logout that came behind a forged one. */
  readonly ended?: PortalOutcome;
}

/** @param siblings the other cases of the same catalogue id, for those whose answers must be alike */
export async function runAttack(options: AttackRunOptions, facts: AttackFacts, siblings: readonly AttackFacts[] = []): Promise<AttackObservation> {
  const before = await controlBefore(options);
  const hit = randomUUID();
  const params = paramsOf(facts, before, options, options.canaryBase + hit);
  const delivered = await attempt(options, facts, params, before.loginSeq);
  const peers = facts.watch.includes('same-answer') ? await peersOf(options, siblings, params, before.loginSeq) : undefined;
  const after = await controlLogin(options, before.loginSeq);
  const record = await options.control.exchanges({ afterSeq: before.seq });
  const gathered = delivered instanceof NotCarriedOut ? { answers: [], obstacle: delivered.message } : gather(delivered, record, peers);
  return {
    ...formOf(facts.id),
    description: facts.text,
    before: before.outcome,
    after: after.outcome,
    genuine: genuineOf(facts.id, params, before),
    ...(before.key === undefined ? {} : { controlKey: before.key }),
    evil: marksOf(facts, params),
    canaries: record.filter(({ direction, request }) => direction === 'inbound' && request.target.includes(hit)),
    requests: record.filter(({ direction, operation }) => direction === 'inbound' && operation === 'authn-request'),
    ...gathered,
    ...(facts.watch.includes('unproven') ? { unproven: UNPROVEN } : {}),
  };
}

function gather(
  { attacked, answers, login, peers: atOnce, case: open, told: logins, ended }: Delivered,
  record: readonly Exchange[],
  siblings: AttackObservation['peers'],
): Pick<AttackObservation, 'attacked' | 'answers' | 'delivered' | 'told' | 'peers' | 'case' | 'accounts' | 'ended'> {
  const toldOf = ({ pages }: PortalOutcome): Exchange | undefined =>
    record.findLast(({ id, operation }) => operation === 'adapter-whoami' && pages.includes(id));
  const told = toldOf(attacked);
  const peers = siblings ?? atOnce?.map((seen, index) => ({ variant: String(index + 1), seen }));
  return {
    attacked,
    answers: record.filter(({ id, peer }) => peer === 'product' && answers.includes(id)),
    delivered: login,
    ...(told === undefined ? {} : { told }),
    ...(peers === undefined ? {} : { peers }),
    ...(open === undefined ? {} : { case: open }),
    ...(ended === undefined ? {} : { ended }),
    ...(logins === undefined ? {} : { accounts: logins.flatMap((seen) => toldOf(seen) ?? []) }),
  };
}

async function attempt(options: AttackRunOptions, facts: AttackFacts, params: DeviationParams, loginSeq: number): Promise<Delivered | NotCarriedOut> {
  try {
    return await carryOut(options, { facts, params, loginSeq });
  } catch (error) {
    if (error instanceof NotCarriedOut) return error;
    throw error;
  }
}

async function peersOf(
  options: AttackRunOptions,
  siblings: readonly AttackFacts[],
  params: DeviationParams,
  loginSeq: number,
): Promise<NonNullable<AttackObservation['peers']>> {
  const peers: { readonly variant: string; readonly seen: PortalOutcome }[] = [];
  for (const facts of siblings) {
    const delivered = await attempt(options, facts, params, loginSeq);
    if (!(delivered instanceof NotCarriedOut)) peers.push({ variant: formOf(facts.id).variant, seen: delivered.attacked });
  }
  return peers;
}

/** Values of the parameters that the case takes and that only this run knows. */
function paramsOf({ id, params }: AttackFacts, { identity }: ControlLogin, { neededAttribute }: AttackRunOptions, canaryUrl: string): DeviationParams {
  const catalogueId = catalogueIdOf(id);
  return {
    ...(params.includes('canaryUrl') ? { canaryUrl } : {}),
    // Letters in another form are to be compared with the letters of the control.
    ...(catalogueId === 'ATK-XML-10' && params.includes('evilKey') && identity?.key !== undefined
      ? { evilKey: identity.key, evilNameId: identity.nameId }
      : {}),
    ...(catalogueId === 'ATK-ACC-08' && neededAttribute !== undefined ? { attribute: neededAttribute } : {}),
  };
}

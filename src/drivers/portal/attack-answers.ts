/**
 * What the portal answered to each attack of a run, kept where all scenarios can reach it, so that one scenario at the end can look at
 * all of it. Ids of exchanges only; what they hold is in the record.
 */
import type { AccountControlClient } from '../../core/account-control.ts';
import type { Exchange } from '../../core/exchange.ts';

/** The portal's answers to one attack, in order. */
export interface AttackAnswers {
  /** As the catalogue of attacks names it, with its form: `ATK-SIG-05/bpk2`. */
  readonly case: string;
  readonly answers: readonly Exchange[];
}

const KEPT = 'attack-answers';

type Kept = Readonly<Record<string, readonly string[]>>;

async function kept(control: AccountControlClient): Promise<Kept> {
  return ((await control.read(KEPT)) ?? {}) as Kept;
}

/** Attacks run one after another, so that nothing is written between. */
export async function keepAnswers(control: AccountControlClient, { case: id, answers }: AttackAnswers): Promise<void> {
  await control.write(KEPT, { ...(await kept(control)), [id]: answers.map((answer) => answer.id) });
}

/** Of all attacks that were carried out so far, in the order of their first time. */
export async function answersKept(control: AccountControlClient): Promise<readonly AttackAnswers[]> {
  const [ids, record] = await Promise.all([kept(control), control.exchanges({})]);
  const byId = new Map(record.map((exchange) => [exchange.id, exchange]));
  return Object.entries(ids).map(([id, answers]) => ({ case: id, answers: answers.flatMap((answer) => byId.get(answer) ?? []) }));
}

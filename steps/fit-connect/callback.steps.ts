/**
 * Words about callbacks. After a forged one a correct one for another submission follows: once that is fetched, the product
 * has had its chance to follow the forged one, and nothing needs to be waited for.
 */
import { Then, When } from '@cucumber/cucumber';
import { CALLBACK_ANSWERS, REACTIONS, treatCallbackAsHint } from '../../src/checks/fit-connect/index.ts';
import type { CallbackSubject } from '../../src/checks/fit-connect/subject.ts';
import type { CallbackFollowing } from '../../src/core/callback-following.ts';
import type { HiddenSubmission } from '../../src/core/submission.ts';
import { forgeCallback } from '../../src/drivers/fit-connect/callbacks.ts';
import type { CallbackOutcome } from '../../simulators/fit-connect/contract.ts';
import type { PruefstandWorld } from '../world.ts';
import { WATCHED_MS, fetchOf, followingOf, prepare, reactionMs, sendCorrect } from './callback-stage.ts';

interface CallbackState {
  readonly facts: HiddenSubmission;
  readonly following: CallbackFollowing;
  readonly outcome: CallbackOutcome;
  readonly text: CallbackSubject['description'];
  readonly falseCaseId?: string;
  later?: { readonly facts: HiddenSubmission; readonly outcome: CallbackOutcome };
}

const states = new WeakMap<PruefstandWorld, CallbackState>();

function stateOf(world: PruefstandWorld): CallbackState {
  const state = states.get(world);
  if (state === undefined) throw new Error('No callback was sent in this scenario.');
  return state;
}

When(/^ein Callback eintrifft, (.+)$/, async function (this: PruefstandWorld, phrase: string) {
  const facts = await this.own('callback');
  const following = await followingOf(this);
  await prepare(this, facts, following);
  const { order, text, falseCaseId } = forgeCallback(phrase, facts, Math.floor(Date.now() / 1000));
  const outcome = await this.control.sendCallback(this.target.destinationId, order);
  states.set(this, { facts, following, outcome, text, ...(falseCaseId === undefined ? {} : { falseCaseId }) });
});

When('danach ein richtiger Callback eintrifft', async function (this: PruefstandWorld) {
  const facts = await this.own('later-callback');
  const state = stateOf(this);
  await prepare(this, facts, state.following);
  state.later = { facts, outcome: await sendCorrect(this, facts) };
});

interface Reaction {
  readonly outcome: CallbackOutcome;
  readonly reaction: string | undefined;
  readonly shouldReact: boolean;
  readonly isReactionShown: boolean;
}

function subjectOf({ text }: CallbackState, { outcome, reaction, shouldReact, isReactionShown }: Reaction): CallbackSubject {
  return {
    description: text,
    exchange: outcome.exchange,
    ...(outcome.status === undefined ? {} : { status: outcome.status }),
    ...(outcome.failure === undefined ? {} : { failure: outcome.failure }),
    reacted: reaction !== undefined,
    ...(reaction === undefined ? {} : { reaction }),
    isReactionShown,
    shouldReact,
  };
}

async function judge(world: PruefstandWorld, reaction: Reaction, table: typeof REACTIONS = REACTIONS): Promise<'pending' | undefined> {
  const exchanges = (await world.control.exchanges({ direction: 'outbound' })).filter(({ id }) => id === reaction.outcome.exchange);
  return world.judge(world.checksOf(table, world.requirements), subjectOf(stateOf(world), reaction), exchanges);
}

Then('wird die genannte Einreichung abgerufen', async function (this: PruefstandWorld) {
  const { facts, following, outcome } = stateOf(this);
  const reaction = await fetchOf(this, facts, await reactionMs(this, following));
  return judge(this, { outcome, reaction, shouldReact: true, isReactionShown: following !== 'none' });
});

Then('wird die genannte Einreichung nicht abgerufen', async function (this: PruefstandWorld) {
  const { facts, following, outcome } = stateOf(this);
  const isReactionShown = following === 'fetch' ? await followsMarker(this) : following === 'poll';
  const reaction = await fetchOf(this, facts, following === 'poll' ? WATCHED_MS : 0);
  return judge(this, { outcome, reaction, shouldReact: false, isReactionShown });
});

/** Whether the product follows a correct callback sent now, after the forged one. */
async function followsMarker(world: PruefstandWorld): Promise<boolean> {
  const marker = await world.own('marker');
  await sendCorrect(world, marker);
  return (await fetchOf(world, marker, await reactionMs(world, 'fetch'))) !== undefined;
}

Then('wird die im richtigen Callback genannte Einreichung abgerufen', async function (this: PruefstandWorld) {
  const { later, following } = stateOf(this);
  const reaction = await fetchOf(this, later!.facts, await reactionMs(this, following));
  return judge(this, { outcome: later!.outcome, reaction, shouldReact: true, isReactionShown: following !== 'none' });
});

Then('wird er mit 200 beantwortet', async function (this: PruefstandWorld) {
  const { outcome } = stateOf(this);
  return judge(this, { outcome, reaction: undefined, shouldReact: false, isReactionShown: false }, CALLBACK_ANSWERS);
});

Then('verwendet das Fachverfahren den Vorgang, den die API nennt', async function (this: PruefstandWorld) {
  const { facts, following, falseCaseId = '' } = stateOf(this);
  await fetchOf(this, facts, await reactionMs(this, following));
  await this.control.waitFor({ kind: 'answered', submissionIds: [facts.submissionId] }, await reactionMs(this, following));
  const observation = await this.observe(facts);
  return this.judge([treatCallbackAsHint], { observation, falseCaseId, run: { exchanges: await this.productExchanges() } }, observation.exchanges);
});

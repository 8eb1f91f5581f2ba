/**
 * Words about callbacks. After a forged one a correct one for another submission follows: once that is fetched, the product
 * has had its chance to follow the forged one, and nothing needs to be waited for.
 */
import { After, Given, Then, When } from '@cucumber/cucumber';
import { CALLBACK_ANSWERS, CALLBACK_NOTES, REACTIONS, treatCallbackAsHint } from '../../src/checks/fit-connect/index.ts';
import type { CallbackSubject } from '../../src/checks/fit-connect/subject.ts';
import type { CallbackFollowing } from '../../src/core/callback-following.ts';
import type { HiddenSubmission } from '../../src/core/submission.ts';
import { REPEATED_CALLBACK, forgeCallback } from '../../src/drivers/fit-connect/callbacks.ts';
import type { CallbackOrder, CallbackOutcome } from '../../simulators/fit-connect/contract.ts';
import { createStaged } from '../staged.ts';
import { made } from './made.ts';
import type { FitConnectWorld } from './world.ts';
import { WATCHED_MS, fetchOf, followingOf, lastSeq, prepare, reactionMs, sendCorrect } from './callback-stage.ts';
import { isClockSet, setClockAhead, setClockBack } from './clock-stage.ts';

interface CallbackState {
  readonly facts: HiddenSubmission;
  readonly following: CallbackFollowing;
  readonly order: CallbackOrder;
  readonly outcome: CallbackOutcome;
  /** Number of the last exchange before the callback; fetches count from there on. */
  readonly afterSeq: number;
  readonly text: CallbackSubject['description'];
  readonly falseCaseId?: string;
  later?: { readonly facts: HiddenSubmission; readonly outcome: CallbackOutcome };
}

const sent = createStaged<CallbackState>();

const AHEAD_SECONDS = 360;

/** How the product follows callbacks has to be known before its clock is another. */
Given('ein Fachverfahren, dessen Uhr um sechs Minuten vorgestellt ist', async function (this: FitConnectWorld) {
  await followingOf(this);
  await setClockAhead(this, AHEAD_SECONDS);
});

After(async function (this: FitConnectWorld) {
  await setClockBack(this);
});

When(/^ein Callback eintrifft, (.+)$/, async function (this: FitConnectWorld, phrase: string) {
  const facts = await this.own('callback');
  const following = await followingOf(this);
  await prepare(this, facts, following);
  const { order, text, falseCaseId } = forgeCallback(phrase, facts, Math.floor(Date.now() / 1000));
  const outcome = await this.control.sendCallback(this.target.destinationId, order);
  sent.set(this, { facts, following, order, outcome, afterSeq: 0, text, ...(falseCaseId === undefined ? {} : { falseCaseId }) });
});

/** Sent when the first one has had its effect, so that what follows is the effect of the second. */
When('derselbe Callback unverändert noch einmal eintrifft', async function (this: FitConnectWorld) {
  const state = sent.get(this);
  await this.control.waitFor({ kind: 'answered', submissionIds: [state.facts.submissionId] }, await reactionMs(this, state.following));
  const afterSeq = await lastSeq(this);
  const outcome = await this.control.sendCallback(this.target.destinationId, state.order);
  sent.set(this, { ...state, outcome, afterSeq, text: REPEATED_CALLBACK });
});

When('danach ein richtiger Callback eintrifft', async function (this: FitConnectWorld) {
  const facts = await this.own('later-callback');
  const state = sent.get(this);
  await prepare(this, facts, state.following);
  state.later = { facts, outcome: await sendCorrect(this, facts) };
});

interface Reaction {
  readonly outcome: CallbackOutcome;
  readonly reaction: string | undefined;
  readonly shouldReact: boolean;
  readonly isReactionShown: boolean;
}

function subjectOf({ text }: CallbackState, { outcome, reaction, shouldReact, isReactionShown }: Reaction, clockSet: boolean | undefined): CallbackSubject {
  return {
    description: text,
    exchange: outcome.exchange,
    ...(outcome.status === undefined ? {} : { status: outcome.status }),
    ...(outcome.failure === undefined ? {} : { failure: outcome.failure }),
    reacted: reaction !== undefined,
    ...(reaction === undefined ? {} : { reaction }),
    isReactionShown,
    shouldReact,
    ...(clockSet === undefined ? {} : { isClockSet: clockSet }),
  };
}

async function judge(world: FitConnectWorld, reaction: Reaction, table: typeof REACTIONS = REACTIONS): Promise<'pending' | undefined> {
  const exchanges = (await world.control.exchanges({ direction: 'outbound' })).filter(({ id }) => id === reaction.outcome.exchange);
  return world.judge(world.checksOf(table, world.requirements), subjectOf(sent.get(world), reaction, isClockSet(world)), exchanges);
}

Then('wird die genannte Einreichung abgerufen', async function (this: FitConnectWorld) {
  const { facts, following, outcome } = sent.get(this);
  const reaction = await fetchOf(this, facts, await reactionMs(this, following));
  return judge(this, { outcome, reaction, shouldReact: true, isReactionShown: following !== 'none' });
});

Then('wird die genannte Einreichung nicht abgerufen', async function (this: FitConnectWorld) {
  return judge(this, await watch(this));
});

Then('wird festgehalten, was das Fachverfahren daraufhin tut, ohne es zu bewerten', async function (this: FitConnectWorld) {
  return judge(this, await watch(this), CALLBACK_NOTES);
});

/** What came of a callback that need not be followed, once the product had its chance. */
async function watch(world: FitConnectWorld): Promise<Reaction> {
  const { facts, following, outcome, afterSeq } = sent.get(world);
  const isReactionShown = following === 'fetch' ? await followsMarker(world) : following === 'poll';
  const reaction = await fetchOf(world, facts, following === 'poll' ? WATCHED_MS : 0, afterSeq);
  return { outcome, reaction, shouldReact: false, isReactionShown };
}

/** Whether the product follows a correct callback sent now, after the forged one. */
async function followsMarker(world: FitConnectWorld): Promise<boolean> {
  const marker = await world.own('marker');
  await sendCorrect(world, marker);
  return (await fetchOf(world, marker, await reactionMs(world, 'fetch'))) !== undefined;
}

Then('wird die im richtigen Callback genannte Einreichung abgerufen', async function (this: FitConnectWorld) {
  const { later, following } = sent.get(this);
  const { facts, outcome } = made(later);
  const reaction = await fetchOf(this, facts, await reactionMs(this, following));
  return judge(this, { outcome, reaction, shouldReact: true, isReactionShown: following !== 'none' });
});

Then('wird er mit 200 beantwortet', async function (this: FitConnectWorld) {
  const { outcome } = sent.get(this);
  return judge(this, { outcome, reaction: undefined, shouldReact: false, isReactionShown: false }, CALLBACK_ANSWERS);
});

Then('verwendet das Fachverfahren den Vorgang, den die API nennt', async function (this: FitConnectWorld) {
  const { facts, following, falseCaseId = '' } = sent.get(this);
  await fetchOf(this, facts, await reactionMs(this, following));
  await this.control.waitFor({ kind: 'answered', submissionIds: [facts.submissionId] }, await reactionMs(this, following));
  const observation = await this.observe(facts);
  return this.judge([treatCallbackAsHint], { observation, falseCaseId, run: { exchanges: await this.productExchanges() } }, observation.exchanges);
});

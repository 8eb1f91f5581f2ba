/**
 * Words about callbacks. The submission a callback names is hidden from the pickup list, so a fetch of it shows that the
 * product followed the callback. After a forged one a correct one for another hidden submission follows: once that is
 * fetched, the product has had its chance to follow the forged one.
 */
import { Then, When } from '@cucumber/cucumber';
import { CALLBACK_ANSWERS, REACTIONS, treatCallbackAsHint } from '../../src/checks/fit-connect/index.ts';
import type { CallbackSubject } from '../../src/checks/fit-connect/subject.ts';
import type { HiddenSubmission } from '../../src/core/submission.ts';
import { forgeCallback } from '../../src/drivers/fit-connect/callbacks.ts';
import type { CallbackOutcome } from '../../simulators/fit-connect/contract.ts';
import { PruefstandWorld } from '../world.ts';

interface CallbackState {
  readonly facts: HiddenSubmission;
  readonly outcome: CallbackOutcome;
  readonly text: { readonly de: string; readonly en: string };
  readonly falseCaseId?: string;
  later?: { readonly facts: HiddenSubmission; readonly outcome: CallbackOutcome };
}

const states = new WeakMap<PruefstandWorld, CallbackState>();

function stateOf(world: PruefstandWorld): CallbackState {
  const state = states.get(world);
  if (state === undefined) throw new Error('No callback was sent in this scenario.');
  return state;
}

/** How long a product has to follow a correct callback, and how long once it has shown that it follows none. */
const REACTION_MS = 4_000;
const HOPELESS_MS = 200;
const SILENT_KEY = 'callback-silent';

/** Waits for the fetch of a hidden submission. @returns the exchange, or undefined when it did not come in time */
async function fetchOf(world: PruefstandWorld, { submissionId }: HiddenSubmission, timeoutMs: number): Promise<string | undefined> {
  const query = { peer: 'product', operation: 'get-submission', submissionId } as const;
  await world.control.waitFor({ kind: 'exchange', query }, timeoutMs);
  return (await world.control.exchanges(query))[0]?.id;
}

/** Waits for the reaction to a correct callback; a product that followed none before is not waited for again. */
async function reactionOf(world: PruefstandWorld, facts: HiddenSubmission): Promise<string | undefined> {
  const isSilent = (await world.control.read(SILENT_KEY)) === true;
  return fetchOf(world, facts, isSilent ? HOPELESS_MS : REACTION_MS);
}

async function sendCorrect(world: PruefstandWorld, facts: HiddenSubmission): Promise<CallbackOutcome> {
  const { destinationId, submissionId, caseId } = facts;
  return world.control.sendCallback(world.target.destinationId, { submissions: [{ destinationId, submissionId, caseId }] });
}

When(/^ein Callback eintrifft, (.+)$/, async function (this: PruefstandWorld, phrase: string) {
  const facts = await this.own('callback');
  const { order, text, falseCaseId } = forgeCallback(phrase, facts, Math.floor(Date.now() / 1000));
  const outcome = await this.control.sendCallback(this.target.destinationId, order);
  states.set(this, { facts, outcome, text, ...(falseCaseId === undefined ? {} : { falseCaseId }) });
});

When('danach ein richtiger Callback eintrifft', async function (this: PruefstandWorld) {
  const facts = await this.own('later-callback');
  stateOf(this).later = { facts, outcome: await sendCorrect(this, facts) };
});

/** Judges whether the product followed the callback; `marker` shows that it follows correct ones. */
async function judgeReaction(world: PruefstandWorld, shouldReact: boolean): Promise<'pending' | undefined> {
  const { facts, outcome, text } = stateOf(world);
  let reaction = shouldReact ? await reactionOf(world, facts) : undefined;
  const marker = await world.own('marker');
  const needsMarker = reaction === undefined;
  if (needsMarker) await sendCorrect(world, marker);
  const isReactionShown = !needsMarker || (await reactionOf(world, marker)) !== undefined;
  if (!isReactionShown) await world.control.write(SILENT_KEY, true);
  reaction ??= await fetchOf(world, facts, 0);
  return judge(world, { outcome, text, reaction, shouldReact, isReactionShown });
}

interface Reaction {
  readonly outcome: CallbackOutcome;
  readonly text: CallbackSubject['description'];
  readonly reaction: string | undefined;
  readonly shouldReact: boolean;
  readonly isReactionShown: boolean;
}

async function judge(world: PruefstandWorld, { outcome, text, reaction, shouldReact, isReactionShown }: Reaction): Promise<'pending' | undefined> {
  const subject: CallbackSubject = {
    description: text,
    exchange: outcome.exchange,
    ...(outcome.status === undefined ? {} : { status: outcome.status }),
    ...(outcome.failure === undefined ? {} : { failure: outcome.failure }),
    reacted: reaction !== undefined,
    ...(reaction === undefined ? {} : { reaction }),
    isReactionShown,
    shouldReact,
  };
  const exchanges = (await world.control.exchanges({ direction: 'outbound' })).filter(({ id }) => id === outcome.exchange);
  return world.judge(world.checksOf(REACTIONS, world.requirements), subject, exchanges);
}

Then('wird die genannte Einreichung abgerufen', function (this: PruefstandWorld) {
  return judgeReaction(this, true);
});

Then('wird die genannte Einreichung nicht abgerufen', function (this: PruefstandWorld) {
  return judgeReaction(this, false);
});

Then('wird die im richtigen Callback genannte Einreichung abgerufen', async function (this: PruefstandWorld) {
  const { later, text } = stateOf(this);
  const reaction = await reactionOf(this, later!.facts);
  // Whether the product follows correct callbacks at all is judged under FC-CBK-002; here it did before the bad one.
  const earlier = await this.control.exchanges({ peer: 'product', operation: 'get-submission' });
  return judge(this, { outcome: later!.outcome, text, reaction, shouldReact: true, isReactionShown: earlier.length > 0 });
});

Then('wird er mit 200 beantwortet', async function (this: PruefstandWorld) {
  const { outcome, text } = stateOf(this);
  const subject: CallbackSubject = {
    description: text,
    exchange: outcome.exchange,
    ...(outcome.status === undefined ? {} : { status: outcome.status }),
    ...(outcome.failure === undefined ? {} : { failure: outcome.failure }),
    reacted: false,
    isReactionShown: false,
    shouldReact: false,
  };
  const exchanges = (await this.control.exchanges({ direction: 'outbound' })).filter(({ id }) => id === outcome.exchange);
  return this.judge(this.checksOf(CALLBACK_ANSWERS, this.requirements), subject, exchanges);
});

Then('verwendet das Fachverfahren den Vorgang, den die API nennt', async function (this: PruefstandWorld) {
  const { facts, falseCaseId = '' } = stateOf(this);
  await reactionOf(this, facts);
  await this.control.waitFor({ kind: 'answered', submissionIds: [facts.submissionId] }, (await this.control.read(SILENT_KEY)) === true ? HOPELESS_MS : REACTION_MS);
  const observation = await this.observe(facts);
  return this.judge([treatCallbackAsHint], { observation, falseCaseId, run: { exchanges: await this.productExchanges() } }, observation.exchanges);
});

/** What tests ask of the product and of the events it posted. */
import { randomUUID } from 'node:crypto';
import { callbackHmac } from '../callback-message.ts';
import type { Wish } from './sender.ts';
import { createWorld } from './world.ts';
import type { Keys, World, WorldOptions } from './world.ts';

const EVENTS = 'https://schema.fitko.de/fit-connect/events/';

/** An answer in short form; problems as "kind instance". */
export interface Answer {
  readonly kind: 'accept' | 'reject';
  readonly problems: readonly string[];
  readonly details: string;
  readonly tags: { readonly metadata: string; readonly data: string; readonly attachments: Readonly<Record<string, string>> } | undefined;
}

/** Reads the claims of a posted event. */
export function readAnswer(claims: Readonly<Record<string, unknown>>): Answer {
  const events = claims['events'] as Record<string, Record<string, unknown>>;
  const rejected = events[`${EVENTS}reject-submission`];
  const problems = (rejected?.['problems'] ?? []) as { type: string; instance: string; detail: string }[];
  return {
    kind: rejected === undefined ? 'accept' : 'reject',
    problems: problems.map(({ type, instance }) => `${type.split('/').at(-1) ?? ''} ${instance}`),
    details: problems.map(({ detail }) => detail).join('\n'),
    tags: events[`${EVENTS}accept-submission`]?.['authenticationTags'] as Answer['tags'],
  };
}

/** Asks the adapter until a submission has the state. */
export async function stateOf(world: World, submissionId: string, state: string): Promise<Record<string, unknown>> {
  for (;;) {
    const { status, body } = await world.adapter(`/submissions/${submissionId}`);
    if (status === 200 && body['state'] === state) return body;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Changes to a callback message. */
export interface CallbackChange {
  readonly secret?: string;
  readonly type?: string;
  readonly caseId?: string;
  readonly timestamp?: string;
}

/** Sends a callback for a submission and returns the status, 0 when the connection was closed. */
export async function sendCallback(world: World, submissionId: string, change: CallbackChange = {}): Promise<number> {
  const type = change.type ?? 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions';
  const submission = { submissionId, caseId: change.caseId ?? randomUUID(), destinationId: world.config.destinationId };
  const body = JSON.stringify({ type, submissionIds: [submissionId], submissions: [submission] });
  const timestamp = change.timestamp ?? String(Math.floor(Date.now() / 1000));
  const hmac = callbackHmac(change.secret ?? world.config.callbackSecret ?? '', timestamp, Buffer.from(body));
  const headers = { 'Callback-Authentication': hmac, 'Callback-Timestamp': timestamp };
  try {
    return (await fetch(`${world.product.url}/callbacks/fit-connect`, { method: 'POST', body, headers })).status;
  } catch {
    return 0;
  }
}

/** Submits in a running world and reads the answer. */
export async function answerIn(world: World, wish: Wish): Promise<Answer> {
  const { submissionId } = await world.submit(wish);
  return readAnswer((await world.answerTo(submissionId)).claims);
}

/** Submits in a world of its own and reads the answer. */
export async function answerOf(keys: Keys, wish: Wish, options: WorldOptions = {}): Promise<Answer> {
  await using world = await createWorld(keys, options);
  return await answerIn(world, wish);
}

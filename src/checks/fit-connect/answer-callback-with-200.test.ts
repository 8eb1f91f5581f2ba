import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerCallbackWith200 } from './answer-callback-with-200.ts';
import { CALLBACK_ANSWERS } from './index.ts';
import { outlineOf } from './sample-observations.ts';
import type { CallbackSubject } from './subject.ts';

const callback: CallbackSubject = {
  description: { de: 'ein Callback', en: 'a callback' },
  exchange: 'x000001',
  reacted: false,
  isReactionShown: false,
  shouldReact: false,
};
const judge = (answer: Pick<CallbackSubject, 'status' | 'failure'>): readonly string[] => outlineOf(answerCallbackWith200, { ...callback, ...answer });

it('FC-CBK-001 passes with 200 and breaks with any other status', () => {
  assert.deepEqual(judge({ status: 200 }), []);
  for (const status of [201, 202, 204, 301, 400, 401, 500]) assert.deepEqual(judge({ status }), ['broken callback-status']);
});

it('FC-CBK-001 breaks when the receiver does not answer', () => {
  for (const failure of ['connection-refused', 'timeout', 'ECONNRESET']) assert.deepEqual(judge({ failure }), ['broken callback-unreachable']);
  assert.deepEqual(judge({}), ['broken callback-unreachable']);
});

it('FC-CBK-001 cannot tell when we could not reach it: no client, unknown name, untrusted test certificate', () => {
  for (const failure of ['no-client', 'unknown-host', 'tls']) assert.deepEqual(judge({ failure }), ['cantTell callback-unreachable']);
});

it('FC-CBK-001 is bound to its words', () => {
  assert.equal(CALLBACK_ANSWERS.get('FC-CBK-001'), answerCallbackWith200);
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerUnknownTypeWith200 } from './answer-unknown-type-with-200.ts';
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
const judge = (answer: Pick<CallbackSubject, 'status' | 'failure'>): readonly string[] => outlineOf(answerUnknownTypeWith200, { ...callback, ...answer });

it('FC-CBK-010 passes with 200 and breaks with any other status', () => {
  assert.deepEqual(judge({ status: 200 }), []);
  for (const status of [202, 400, 422, 500]) assert.deepEqual(judge({ status }), ['broken callback-status']);
});

it('FC-CBK-010 cannot tell without an answer: that there is one is the business of FC-CBK-001', () => {
  assert.deepEqual(judge({ failure: 'connection-refused' }), ['cantTell callback-unreachable']);
  assert.deepEqual(judge({}), ['cantTell callback-unreachable']);
});

it('FC-CBK-010 is bound to its words', () => {
  assert.equal(CALLBACK_ANSWERS.get('FC-CBK-010'), answerUnknownTypeWith200);
});

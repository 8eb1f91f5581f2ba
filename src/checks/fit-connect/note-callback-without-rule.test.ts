import assert from 'node:assert/strict';
import { it } from 'node:test';
import { judgeFinding, verdictOf } from '../../core/judging.ts';
import { CALLBACK_NOTES } from './index.ts';
import { noteCallbackWithoutRule } from './note-callback-without-rule.ts';
import { outlineOf } from './sample-observations.ts';
import type { CallbackSubject } from './subject.ts';

const callback: CallbackSubject = {
  description: { de: 'ein Callback', en: 'a callback' },
  exchange: 'x000001',
  status: 200,
  reacted: false,
  isReactionShown: true,
  shouldReact: false,
};
const SUBJECTS: readonly Partial<CallbackSubject>[] = [
  {},
  { status: 401 },
  { reacted: true, reaction: 'x000002' },
  { isReactionShown: false },
  { failure: 'connection-refused', isReactionShown: false },
];

it('FC-CBK-004 is only noted, whatever the product does: never a failure, a warning or a doubt', () => {
  for (const more of SUBJECTS) {
    const subject = { ...callback, ...more };
    assert.deepEqual(outlineOf(noteCallbackWithoutRule, subject), ['observation callback-observed']);
    const findings = noteCallbackWithoutRule
      .run(subject)
      .map((finding) => judgeFinding(finding, [{ levels: ['MUST'], weakestBasis: ['T'], broken: 'failure' }], { level: 'MUST', basis: ['T'] }));
    assert.deepEqual([findings[0]?.severity, verdictOf(findings, false)], ['observation', 'passed']);
  }
});

it('FC-CBK-004 tells the answer, and whether the named submission was fetched afterwards', () => {
  const textOf = (more: Partial<CallbackSubject>): string => {
    const [finding] = noteCallbackWithoutRule.run({ ...callback, ...more });
    return judgeFinding(finding!, [], undefined).text.en.observed;
  };
  assert.equal(textOf({ reacted: true, reaction: 'x000002' }), 'Answer 200; the named submission was fetched afterwards.');
  assert.equal(textOf({ status: 400 }), 'Answer 400; the named submission was not fetched afterwards.');
  assert.match(textOf({ isReactionShown: false }), /nor could one after correct callbacks/);
  const { status: _status, ...unanswered } = callback;
  assert.match(judgeFinding(noteCallbackWithoutRule.run({ ...unanswered, failure: 'timeout' })[0]!, [], undefined).text.de.observed, /^Antwort timeout; /);
});

it('FC-CBK-004 cites the callback and the fetch', () => {
  const evidenceOf = (more: Partial<CallbackSubject>): readonly string[] =>
    noteCallbackWithoutRule.run({ ...callback, ...more }).flatMap(({ evidence }) => evidence.map(({ exchange }) => exchange));
  assert.deepEqual(evidenceOf({}), ['x000001']);
  assert.deepEqual(evidenceOf({ reacted: true, reaction: 'x000002' }), ['x000001', 'x000002']);
});

it('FC-CBK-004 is bound to its words', () => {
  assert.equal(CALLBACK_NOTES.get('FC-CBK-004'), noteCallbackWithoutRule);
});

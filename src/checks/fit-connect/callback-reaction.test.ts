import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptHeaderNamesInAnyCase } from './accept-header-names-in-any-case.ts';
import { ignoreWrongHmac } from './ignore-wrong-hmac.ts';
import { REACTIONS } from './index.ts';
import { readSubmissionsList } from './read-submissions-list.ts';
import { refuseOldTimestamps } from './refuse-old-timestamps.ts';
import { outlineOf } from './sample-observations.ts';
import { signOverRawBody } from './sign-over-raw-body.ts';
import type { CallbackSubject } from './subject.ts';
import { surviveBadTimestamps } from './survive-bad-timestamps.ts';

const followed: CallbackSubject = {
  description: { de: 'ein Callback', en: 'a callback' },
  exchange: 'x000001',
  status: 200,
  reacted: true,
  reaction: 'x000002',
  isReactionShown: true,
  shouldReact: true,
};
const { reaction: _, ...withoutReaction } = followed;
const ignored: CallbackSubject = { ...withoutReaction, reacted: false };
const check = ignoreWrongHmac;

describe('a correct callback is followed', () => {
  it('passes when it is, whatever the product showed before', () => {
    assert.deepEqual(outlineOf(check, followed), []);
    assert.deepEqual(outlineOf(check, { ...followed, isReactionShown: false }), []);
  });

  it('breaks when it is not by a product that follows others, and is undecided otherwise', () => {
    assert.deepEqual(outlineOf(check, ignored), ['broken valid-callback-ignored']);
    assert.deepEqual(outlineOf(check, { ...ignored, isReactionShown: false }), ['cantTell callback-reaction-not-shown']);
  });
});

describe('a product whose clock should have been set', () => {
  it('is judged when it was, and cannot be judged when it was not', () => {
    for (const subject of [ignored, followed]) {
      const asked = { ...subject, shouldReact: false };
      assert.deepEqual(outlineOf(check, { ...asked, isClockSet: true }), outlineOf(check, asked));
      assert.deepEqual(outlineOf(check, { ...asked, isClockSet: false }), ['cantTell adapter-silent']);
    }
  });
});

describe('a forged callback is not followed', () => {
  it('passes when it is ignored by a product that follows correct ones, whatever it answers', () => {
    for (const status of [200, 401, 403, 500]) assert.deepEqual(outlineOf(check, { ...ignored, shouldReact: false, status }), []);
  });

  it('shows nothing for a product that never follows any', () => {
    assert.deepEqual(outlineOf(check, { ...ignored, shouldReact: false, isReactionShown: false }), ['cantTell callback-reaction-not-shown']);
  });

  it('breaks when it is followed, and points to callback and fetch', () => {
    for (const isReactionShown of [true, false]) {
      const subject = { ...followed, shouldReact: false, isReactionShown };
      assert.deepEqual(outlineOf(check, subject), ['broken forged-callback-followed']);
      assert.deepEqual(check.run(subject)[0]?.evidence, [{ exchange: 'x000001' }, { exchange: 'x000002' }]);
    }
  });

  it('says why no answer came where none did', () => {
    const { status: _status, ...unanswered } = followed;
    assert.equal(check.run({ ...unanswered, shouldReact: false, failure: 'timeout' })[0]?.params['status'], 'timeout');
    assert.equal(check.run({ ...unanswered, shouldReact: false })[0]?.params['status'], '');
  });
});

const TABLE = [
  [signOverRawBody, 'FC-CBK-002', 'sign-over-raw-body'],
  [ignoreWrongHmac, 'FC-CBK-003', 'ignore-wrong-hmac'],
  [refuseOldTimestamps, 'FC-CBK-004', 'refuse-old-timestamps'],
  [surviveBadTimestamps, 'FC-CBK-007', 'survive-bad-timestamps'],
  [readSubmissionsList, 'FC-CBK-008', 'read-submissions-list'],
  [acceptHeaderNamesInAnyCase, 'FC-CBK-011', 'accept-header-names-in-any-case'],
] as const;

describe('checks of this shape', () => {
  for (const [own, requirement, id] of TABLE) {
    it(`${requirement} ${id} tells a reaction from none`, () => {
      assert.deepEqual([own.requirement, own.id], [requirement, id]);
      assert.equal(REACTIONS.get(requirement), own);
      assert.deepEqual(outlineOf(own, followed), []);
      assert.deepEqual(outlineOf(own, ignored), ['broken valid-callback-ignored']);
      assert.deepEqual(outlineOf(own, { ...followed, shouldReact: false }), ['broken forged-callback-followed']);
    });
  }

  it('are all in the table', () => {
    assert.equal(REACTIONS.size, TABLE.length);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accepts } from './acceptance.ts';
import { answerValidSubmission } from './answer-valid-submission.ts';
import { chooseKeyByKid } from './choose-key-by-kid.ts';
import { findNewServiceKey } from './find-new-service-key.ts';
import { ACCEPTANCES } from './index.ts';
import { joinFragmentsInOrder } from './join-fragments-in-order.ts';
import { pollWithoutCallback } from './poll-without-callback.ts';
import { readCompressedV1Parts } from './read-compressed-v1-parts.ts';
import { readMetadataWithoutSchema } from './read-metadata-without-schema.ts';
import { renewToken } from './renew-token.ts';
import { acceptedControl, fetched, outlineOf, posts, readsLog, sampleCase, sampleObservation, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import type { CaseSubject } from './subject.ts';

const sent = sampleSent();
const check = accepts('FC-SUB-030', 'answer-valid-submission');
const ahead = [fetched(sent), readsLog(sent)];
const reject = { name: 'reject-submission' } as const;

async function judge(sketches: readonly Sketch[], more: Partial<CaseSubject> = {}): Promise<readonly string[]> {
  return outlineOf(check, await sampleCase(sent, sketches, more));
}

describe('a flawless submission is accepted', () => {
  it('passes with an accept event, also when the service took it late, refused it, or its answer was lost', async () => {
    for (const status of [204, 409, 422, 503, null]) assert.deepEqual(await judge([...ahead, posts(sent, {}, { status })]), []);
  });

  it('passes when fetching failed at first', async () => {
    for (const status of [503, 429, 401, null]) assert.deepEqual(await judge([fetched(sent, { status }), ...ahead, posts(sent)]), []);
  });

  it('breaks when it is fetched and never answered, or never fetched', async () => {
    assert.deepEqual(await judge(ahead), ['broken valid-unanswered']);
    assert.deepEqual(await judge([]), ['broken valid-not-fetched']);
    assert.deepEqual(await judge([fetched(sent, { method: 'HEAD' })]), ['broken valid-not-fetched']);
  });

  it('is no more than our reading when it is rejected although its twin was accepted', async () => {
    const subject = await sampleCase(sent, [...ahead, posts(sent, reject)], { control: await acceptedControl() });
    assert.deepEqual(outlineOf(check, subject), ['broken valid-rejected']);
    assert.deepEqual([check.run(subject)[0]?.basis, check.run(subject)[0]?.cause], ['I', 'product']);
  });

  it('cannot tell from a rejection without an accepted twin', async () => {
    const twin = sampleSent({}, 9);
    assert.deepEqual(await judge([...ahead, posts(sent, reject)]), ['cantTell valid-rejected']);
    assert.equal(check.run(await sampleCase(sent, [posts(sent, reject)]))[0]?.cause, 'setup');
    assert.deepEqual(await judge([...ahead, posts(sent, reject)], { control: await sampleObservation(twin, [posts(twin, reject)]) }), [
      'cantTell valid-rejected',
    ]);
  });

  it('cannot tell from silence when the twin was not accepted either', async () => {
    const twin = sampleSent({}, 9);
    assert.deepEqual(await judge(ahead, { control: await sampleObservation(twin, [fetched(twin)]) }), ['cantTell control-not-accepted']);
    assert.deepEqual(await judge(ahead, { control: await acceptedControl() }), ['broken valid-unanswered']);
  });

  it('cannot tell from an event that is neither accept nor reject', async () => {
    assert.deepEqual(await judge([...ahead, posts(sent, {}, { body: 'no token' })]), ['cantTell answer-unreadable']);
    assert.deepEqual(await judge([...ahead, posts(sent, { name: 'forward-submission', payload: {} })]), ['cantTell answer-unreadable']);
  });

  it('carries the weaker basis of the case', async () => {
    const weak = sampleSent({ basis: 'C' });
    assert.equal(check.run(await sampleCase(weak, []))[0]?.basis, 'C');
    assert.equal('basis' in check.run(await sampleCase(sent, []))[0]!, false);
  });
});

const TABLE = [
  [renewToken, 'FC-SUB-001', 'renew-token'],
  [findNewServiceKey, 'FC-SUB-010', 'find-new-service-key'],
  [chooseKeyByKid, 'FC-SUB-013', 'choose-key-by-kid'],
  [readCompressedV1Parts, 'FC-SUB-015', 'read-compressed-v1-parts'],
  [readMetadataWithoutSchema, 'FC-SUB-020', 'read-metadata-without-schema'],
  [joinFragmentsInOrder, 'FC-SUB-027', 'join-fragments-in-order'],
  [answerValidSubmission, 'FC-SUB-030', 'answer-valid-submission'],
] as const;

describe('checks of this shape', () => {
  for (const [own, requirement, id] of TABLE) {
    it(`${requirement} ${id} tells accept from reject and silence`, async () => {
      assert.deepEqual([own.requirement, own.id], [requirement, id]);
      assert.equal(ACCEPTANCES.get(requirement), own);
      const control = await acceptedControl();
      assert.deepEqual(outlineOf(own, await sampleCase(sent, [...ahead, posts(sent)], { control })), []);
      assert.deepEqual(outlineOf(own, await sampleCase(sent, [...ahead, posts(sent, reject)], { control })), ['broken valid-rejected']);
      assert.deepEqual(outlineOf(own, await sampleCase(sent, ahead, { control })), ['broken valid-unanswered']);
    });
  }

  it('are all in the table, but for the one that ends with the fetch', () => {
    assert.deepEqual(new Set(ACCEPTANCES.keys()), new Set([pollWithoutCallback.requirement, ...TABLE.map(([, requirement]) => requirement)]));
  });
});

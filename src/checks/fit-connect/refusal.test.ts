import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { acceptOnlyWhatWasChecked } from './accept-only-what-was-checked.ts';
import { checkDataSchemaSupport } from './check-data-schema-support.ts';
import { checkDataSetHashes } from './check-data-set-hashes.ts';
import { checkHashes } from './check-hashes.ts';
import { checkReplyChannel } from './check-reply-channel.ts';
import { checkService } from './check-service.ts';
import { compareAttachmentSets } from './compare-attachment-sets.ts';
import { compareAuthenticationTags } from './compare-authentication-tags.ts';
import { REFUSALS } from './index.ts';
import { problemTypes, refuses } from './refusal.ts';
import { refuseOtherAlgorithms } from './refuse-other-algorithms.ts';
import { requireOneSubmitEvent } from './require-one-submit-event.ts';
import { PROBLEM, acceptedControl, fetched, outlineOf, posts, readsLog, sampleCase, sampleObservation, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import type { CaseSubject } from './subject.ts';
import { validateData } from './validate-data.ts';
import { validateMetadata } from './validate-metadata.ts';
import { verifyEventSignature } from './verify-event-signature.ts';

const flawed = sampleSent({ expectation: 'refuse', problems: [{ type: PROBLEM.type, isVerified: false }] });
const check = refuses('FC-SUB-023', 'check-hashes');
const ahead = [fetched(flawed), readsLog(flawed)];
const reject = { name: 'reject-submission' } as const;

async function subjectOf(sketches: readonly Sketch[], control?: CaseSubject['control']): Promise<CaseSubject> {
  return sampleCase(flawed, sketches, { control: control ?? (await acceptedControl()) });
}

async function judge(sketches: readonly Sketch[], control?: CaseSubject['control']): Promise<readonly string[]> {
  return outlineOf(check, await subjectOf(sketches, control));
}

describe('a deviating submission must not be accepted', () => {
  it('passes when it is rejected while its flawless twin was accepted', async () => {
    assert.deepEqual(await judge([...ahead, posts(flawed, reject)]), []);
  });

  it('breaks when it is accepted, whatever the service answers, and points to the event', async () => {
    for (const status of [204, 422, 409, 503, null]) {
      const subject = await subjectOf([...ahead, posts(flawed, {}, { status })]);
      assert.deepEqual(outlineOf(check, subject), ['broken deviation-accepted']);
      assert.deepEqual(check.run(subject)[0]?.evidence, [{ exchange: 'x000003', at: 'request/body' }, { exchange: 'x000001' }]);
    }
  });

  it('breaks when an accept follows a reject, also when nothing was fetched before', async () => {
    assert.deepEqual(await judge([posts(flawed, reject, { status: 503 }), posts(flawed)]), ['broken deviation-accepted']);
    assert.deepEqual(await judge([posts(flawed)]), ['broken deviation-accepted']);
  });

  it('cannot tell from silence, an unreadable event, or when the product never came', async () => {
    assert.deepEqual(await judge(ahead), ['cantTell deviation-unanswered']);
    assert.deepEqual(await judge([...ahead, posts(flawed, {}, { body: 'no token' })]), ['cantTell deviation-unanswered']);
    assert.deepEqual(await judge([]), ['cantTell submission-not-fetched']);
    assert.deepEqual(await judge([fetched(flawed, { method: 'HEAD' })]), ['cantTell submission-not-fetched']);
    assert.deepEqual(await judge([fetched(flawed, { status: null })]), ['cantTell deviation-unanswered']);
  });

  it('cannot tell from a rejection when the twin was rejected too, unanswered, or not sent', async () => {
    const twin = sampleSent({}, 9);
    const rejected = [...ahead, posts(flawed, reject)];
    assert.deepEqual(await judge(rejected, await sampleObservation(twin, [fetched(twin), posts(twin, reject)])), ['cantTell control-not-accepted']);
    assert.deepEqual(await judge(rejected, await sampleObservation(twin, [fetched(twin)])), ['cantTell control-not-accepted']);
    assert.deepEqual(outlineOf(check, await sampleCase(flawed, rejected)), ['cantTell control-not-accepted']);
  });

  it('remarks a reason other than the seeded one, and takes the technical error and an empty wish for any', async () => {
    const rejecting = (type: string): Sketch => posts(flawed, { ...reject, payload: { problems: [{ ...PROBLEM, type }] } });
    assert.deepEqual(await judge([...ahead, rejecting(PROBLEM.type.replace('hash-mismatch', 'missing-data'))]), ['observation other-reason']);
    assert.deepEqual(await judge([...ahead, rejecting(PROBLEM.type.replace('hash-mismatch', 'technical-error'))]), []);
    const both = { ...reject, payload: { problems: [{ ...PROBLEM, type: 'urn:another' }, PROBLEM] } };
    assert.deepEqual(await judge([...ahead, posts(flawed, both)]), []);
    const either = sampleSent({ expectation: 'refuse', problems: [{ type: 'urn:another', isVerified: false }, ...flawed.problems] });
    assert.deepEqual(outlineOf(check, await sampleCase(either, [posts(either, reject)], { control: await acceptedControl() })), []);
    const open = sampleSent({ expectation: 'refuse' });
    assert.deepEqual(outlineOf(check, await sampleCase(open, [posts(open, reject)], { control: await acceptedControl() })), []);
  });

  it('carries the weaker basis of the case', async () => {
    const weak = sampleSent({ expectation: 'refuse', basis: 'I' });
    const findings = check.run(await sampleCase(weak, [posts(weak)]));
    assert.equal(findings[0]?.basis, 'I');
    assert.equal('basis' in check.run(await subjectOf([posts(flawed)]))[0]!, false);
  });

  it('ignores what the suite or nobody known did to the same submission', async () => {
    assert.deepEqual(await judge([...ahead, posts(flawed, {}, { peer: 'suite' }), posts(flawed, {}, { peer: 'unknown' })]), ['cantTell deviation-unanswered']);
  });
});

describe('problem types', () => {
  it('are read from a list, whatever else stands in it', () => {
    assert.deepEqual(problemTypes([PROBLEM, null, 'x', { type: 1 }, { title: 't' }, { type: 'b' }]), [PROBLEM.type, 'b']);
    for (const problems of [undefined, null, {}, 'x', []]) assert.deepEqual(problemTypes(problems), []);
  });
});

const TABLE = [
  [verifyEventSignature, 'FC-SUB-010', 'verify-event-signature'],
  [requireOneSubmitEvent, 'FC-SUB-011', 'require-one-submit-event'],
  [compareAuthenticationTags, 'FC-SUB-012', 'compare-authentication-tags'],
  [refuseOtherAlgorithms, 'FC-SUB-014', 'refuse-other-algorithms'],
  [validateMetadata, 'FC-SUB-020', 'validate-metadata'],
  [checkService, 'FC-SUB-021', 'check-service'],
  [compareAttachmentSets, 'FC-SUB-022', 'compare-attachment-sets'],
  [checkHashes, 'FC-SUB-023', 'check-hashes'],
  [validateData, 'FC-SUB-024', 'validate-data'],
  [checkDataSchemaSupport, 'FC-SUB-025', 'check-data-schema-support'],
  [checkReplyChannel, 'FC-SUB-026', 'check-reply-channel'],
  [checkDataSetHashes, 'FC-SUB-028', 'check-data-set-hashes'],
  [acceptOnlyWhatWasChecked, 'FC-SUB-031', 'accept-only-what-was-checked'],
] as const;

describe('checks of this shape', () => {
  for (const [own, requirement, id] of TABLE) {
    it(`${requirement} ${id} tells reject from accept`, async () => {
      assert.deepEqual([own.requirement, own.id], [requirement, id]);
      assert.equal(REFUSALS.get(requirement), own);
      assert.deepEqual(outlineOf(own, await subjectOf([...ahead, posts(flawed, reject)])), []);
      assert.deepEqual(outlineOf(own, await subjectOf([...ahead, posts(flawed)])), ['broken deviation-accepted']);
    });
  }

  it('are all in the table', () => {
    assert.equal(REFUSALS.size, TABLE.length);
  });
});

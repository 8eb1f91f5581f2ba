import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ATTACHMENT_ID, PROBLEM, outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';
import { stateRejectProblems } from './state-reject-problems.ts';

const sent = sampleSent({ expectation: 'refuse' });

async function judge(problems: unknown): Promise<readonly string[]> {
  return outlineOf(stateRejectProblems, await sampleRun([sent], [posts(sent, { name: 'reject-submission', payload: { problems } })]));
}

describe('FC-SUB-037 problems of a rejection', () => {
  it('pass with type, instance and title, additional members, and any instance', async () => {
    assert.deepEqual(await judge([PROBLEM]), []);
    assert.deepEqual(
      await judge([
        { ...PROBLEM, status: 422, 'x-more': {} },
        { ...PROBLEM, instance: `attachment:${ATTACHMENT_ID}` },
        { ...PROBLEM, instance: 'other' },
      ]),
      [],
    );
    const { detail: _, ...plain } = PROBLEM;
    assert.deepEqual(await judge([plain]), []);
  });

  it("pass with any type of the list's form", async () => {
    const name = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
    await fc.assert(
      fc.asyncProperty(name, async (ending) => assert.deepEqual(await judge([{ ...PROBLEM, type: PROBLEM.type.replace('hash-mismatch', ending) }]), [])),
      { numRuns: 25 },
    );
  });

  it('break when there are none', async () => {
    for (const problems of [undefined, null, [], {}, 'hash-mismatch']) assert.deepEqual(await judge(problems), ['broken problems-missing']);
  });

  it("break with a type of one's own", async () => {
    for (const type of [
      'https://fachverfahren.example/fehler/4711',
      'hash-mismatch',
      `${PROBLEM.type}/`,
      PROBLEM.type.replace('https', 'http'),
      `x${PROBLEM.type}`,
      undefined,
      7,
    ]) {
      assert.deepEqual(await judge([PROBLEM, { ...PROBLEM, type }]), ['broken problem-type']);
    }
  });

  it('break without an instance', async () => {
    for (const instance of [undefined, null, '', 1]) assert.deepEqual(await judge([{ ...PROBLEM, instance }]), ['broken problem-instance']);
  });

  it('are remarked without a title, and break twice as no object at all', async () => {
    assert.deepEqual(await judge([{ ...PROBLEM, title: undefined }]), ['observation problem-title']);
    assert.deepEqual(await judge([null]), ['broken problem-type', 'broken problem-instance', 'observation problem-title']);
  });

  it('are looked for in rejections only', async () => {
    assert.deepEqual(outlineOf(stateRejectProblems, await sampleRun([sent], [posts(sent)])), ['cantTell no-event-seen']);
  });
});

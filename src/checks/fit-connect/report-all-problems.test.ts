import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reportAllProblems } from './report-all-problems.ts';
import { ATTACHMENT_ID, PROBLEM, fetched, outlineOf, posts, sampleCase, sampleSent } from './sample-observations.ts';

const sent = sampleSent({ expectation: 'refuse', flaws: 2 });
const OTHER = { ...PROBLEM, instance: `attachment:${ATTACHMENT_ID}` };

async function judge(problems: unknown): Promise<readonly string[]> {
  return outlineOf(reportAllProblems, await sampleCase(sent, [fetched(sent), posts(sent, { name: 'reject-submission', payload: { problems } })]));
}

it('FC-SUB-038 passes with one problem for each flaw, in any order, and with more', async () => {
  assert.deepEqual(await judge([PROBLEM, OTHER]), []);
  assert.deepEqual(await judge([OTHER, PROBLEM]), []);
  assert.deepEqual(await judge([PROBLEM, OTHER, { ...PROBLEM, type: `${PROBLEM.type}-2` }]), []);
});

it('FC-SUB-038 breaks with fewer, and takes the same problem twice for one', async () => {
  assert.deepEqual(await judge([PROBLEM]), ['broken problems-incomplete']);
  assert.deepEqual(await judge([PROBLEM, { ...PROBLEM, detail: 'in other words', extra: 1 }]), ['broken problems-incomplete']);
  for (const problems of [undefined, [], 'hash-mismatch', [null, null], ['a', 'b']]) assert.deepEqual(await judge(problems), ['broken problems-incomplete']);
});

it('FC-SUB-038 cannot tell without a rejection', async () => {
  assert.deepEqual(outlineOf(reportAllProblems, await sampleCase(sent, [fetched(sent), posts(sent)])), ['cantTell no-reject-seen']);
  assert.deepEqual(outlineOf(reportAllProblems, await sampleCase(sent, [])), ['cantTell no-reject-seen']);
});

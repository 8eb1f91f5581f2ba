import assert from 'node:assert/strict';
import { it } from 'node:test';
import { judgeFinding, verdictOf } from '../../core/judging.ts';
import { notePayment } from './note-payment.ts';
import { PROBLEM, fetched, outlineOf, posts, sampleCase, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import type { CaseSubject } from './subject.ts';

const sent = sampleSent({ expectation: 'answer', transactionReference: 'KZ-1' });
const subjectOf = async (inspected: CaseSubject['inspected'], ...sketches: readonly Sketch[]): Promise<CaseSubject> => ({
  ...(await sampleCase(sent, sketches)),
  ...(inspected === undefined ? {} : { inspected }),
});

it('FC-SUB-030: accept and reject of a payment are only noted, never a failure, a warning or a doubt', async () => {
  for (const event of [posts(sent), posts(sent, { name: 'reject-submission' })]) {
    const findings = notePayment.run(await subjectOf(undefined, fetched(sent), event));
    const judged = findings.map((finding) =>
      judgeFinding(finding, [{ levels: ['MUST'], weakestBasis: ['T'], broken: 'failure' }], { level: 'MUST', basis: ['T'] }),
    );
    assert.deepEqual(
      judged.map(({ severity, messageKey }) => [severity, messageKey]),
      [['observation', 'payment-observed']],
    );
    assert.equal(verdictOf(judged, false), 'passed');
  }
});

it('FC-SUB-030 breaks when a submission with a payment is fetched and dropped', async () => {
  assert.deepEqual(outlineOf(notePayment, await subjectOf(undefined, fetched(sent))), ['broken invalid-unanswered']);
  assert.deepEqual(outlineOf(notePayment, await subjectOf(undefined)), ['cantTell submission-not-fetched']);
});

it('FC-SUB-030 tells the answer, and the reference of the payment that was stored', async () => {
  const observed = async (inspected: CaseSubject['inspected'], event = posts(sent)): Promise<string> => {
    const [finding] = notePayment.run(await subjectOf(inspected, fetched(sent), event));
    return judgeFinding(finding!, [], undefined).text.en.observed;
  };
  const told = { exchange: 'x000009', found: true } as const;
  assert.match(await observed(undefined), /^Accepted; the adapter shows no stored reference/);
  assert.match(await observed(told), /^Accepted; the adapter shows no stored reference/);
  assert.match(await observed({ ...told, transactionReference: 'KZ-1' }), /^Accepted; stored with the reference "?KZ-1/);
  assert.match(await observed({ ...told, transactionReference: 'KZ-2' }), /^Accepted; stored with another reference.*KZ-2/);
  assert.match(await observed(undefined, posts(sent, { name: 'reject-submission' })), new RegExp(`^Rejected \\("?${PROBLEM.type}`));
});

it('FC-SUB-030 cites the event and what the adapter told', async () => {
  const [finding] = notePayment.run(await subjectOf({ exchange: 'x000009', found: true }, fetched(sent), posts(sent)));
  assert.deepEqual(
    finding?.evidence.map(({ exchange }) => exchange),
    ['x000002', 'x000009'],
  );
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../core/finding.ts';
import type { PostedEvent } from './observation.ts';
import { eachEvent } from './posted-events.ts';
import { outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import { writeSetHeader } from './write-set-header.ts';

const sent = sampleSent();

function flaw({ exchange }: PostedEvent, change: Partial<Finding> = {}): Finding {
  return { requirement: 'R', kind: 'broken', messageKey: 'set-typ', params: {}, cause: 'product', evidence: [{ exchange: exchange.id }], ...change };
}

async function judge(
  sketches: readonly Sketch[],
  judgeOne: (event: PostedEvent) => readonly Finding[],
  isSubject?: (event: PostedEvent) => boolean,
): Promise<readonly Finding[]> {
  return eachEvent('R', await sampleRun([sent], sketches), judgeOne, isSubject);
}

describe('judging every posted event', () => {
  it('finds nothing where no event has a flaw', async () => {
    assert.deepEqual(await judge([posts(sent), posts(sent)], () => []), []);
  });

  it('cannot tell without events, or without events of the kind', async () => {
    const keys = async (...args: Parameters<typeof judge>): Promise<readonly string[]> =>
      (await judge(...args)).map(({ kind, messageKey }) => `${kind} ${messageKey}`);
    assert.deepEqual(await keys([], (event) => [flaw(event)]), ['cantTell no-event-seen']);
    assert.deepEqual(
      await keys(
        [posts(sent)],
        (event) => [flaw(event)],
        () => false,
      ),
      ['cantTell no-event-seen'],
    );
  });

  it('tells each kind of flaw once, with the first exchanges that show it', async () => {
    const findings = await judge(
      Array.from({ length: 8 }, () => posts(sent)),
      (event) => [flaw(event), ...(event.exchange.seq === 3 ? [flaw(event, { messageKey: 'set-alg' })] : [])],
    );
    assert.deepEqual(
      findings.map(({ messageKey }) => messageKey),
      ['set-typ', 'set-alg'],
    );
    assert.deepEqual(
      findings[0]?.evidence.map(({ exchange }) => exchange),
      ['x000001', 'x000002', 'x000003', 'x000004', 'x000005'],
    );
    assert.deepEqual(findings[1]?.evidence, [{ exchange: 'x000003' }]);
  });

  it('keeps flaws on a weaker basis apart, so that they weaken no others', async () => {
    const findings = await judge([posts(sent), posts(sent)], (event) => [event.exchange.seq === 1 ? flaw(event, { basis: 'I' }) : flaw(event)]);
    assert.deepEqual(
      findings.map(({ basis }) => basis),
      ['I', undefined],
    );
  });

  it('leaves out an event that the record cut off', async () => {
    const cut = { ...posts(sent), body: 'eyJ0eXAi', isTruncated: true };
    assert.deepEqual(outlineOf(writeSetHeader, await sampleRun([sent], [cut])), ['cantTell no-event-seen']);
    assert.deepEqual(outlineOf(writeSetHeader, await sampleRun([sent], [{ ...cut, isTruncated: false }])), ['broken set-unreadable']);
  });
});

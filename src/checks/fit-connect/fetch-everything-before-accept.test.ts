import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchEverythingBeforeAccept } from './fetch-everything-before-accept.ts';
import { ATTACHMENT_ID, fetched, outlineOf, posts, readsLog, sampleCase, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';

const SECOND_ID = 'a77a0000-0000-4000-8000-000000000002';
const sent = sampleSent({ attachmentIds: [ATTACHMENT_ID, SECOND_ID] });

function downloads(attachmentId: string, more: Partial<Sketch> = {}): Sketch {
  return fetched(sent, { operation: 'get-attachment', ...more, labels: { attachmentId } });
}

async function judge(...sketches: readonly Sketch[]): Promise<readonly string[]> {
  return outlineOf(fetchEverythingBeforeAccept, await sampleCase(sent, sketches));
}

async function missing(...sketches: readonly Sketch[]): Promise<unknown> {
  return fetchEverythingBeforeAccept.run(await sampleCase(sent, sketches))[0]?.params['missing'];
}

const all = [fetched(sent), readsLog(sent), downloads(ATTACHMENT_ID), downloads(SECOND_ID)];

describe('FC-SUB-031 everything is fetched before accept', () => {
  it('passes in any order, by either address of the log, with repeated and HEAD requests', async () => {
    assert.deepEqual(await judge(...all, posts(sent)), []);
    assert.deepEqual(await judge(...all.toReversed(), ...all, posts(sent)), []);
    assert.deepEqual(await judge(all[0]!, fetched(sent, { operation: 'get-submission-event-log' }), all[2]!, all[3]!, posts(sent)), []);
    assert.deepEqual(await judge(fetched(sent, { method: 'HEAD' }), ...all, posts(sent)), []);
  });

  it('passes after a failed attempt, and with ids in capitals', async () => {
    assert.deepEqual(await judge(downloads(ATTACHMENT_ID, { status: 503 }), fetched(sent, { status: null }), ...all, posts(sent)), []);
    assert.deepEqual(await judge(all[0]!, all[1]!, downloads(ATTACHMENT_ID.toUpperCase()), all[3]!, posts(sent)), []);
  });

  it('passes without attachments where there are none', async () => {
    const plain = sampleSent();
    assert.deepEqual(outlineOf(fetchEverythingBeforeAccept, await sampleCase(plain, [fetched(plain), readsLog(plain), posts(plain)])), []);
  });

  it('breaks for each part that comes too late or never, and names it', async () => {
    const names = ['submission', 'event log', `attachment ${ATTACHMENT_ID}`, `attachment ${SECOND_ID}`];
    for (const [index, name] of names.entries()) {
      const rest = all.filter((_, position) => position !== index);
      assert.deepEqual(await judge(...rest, posts(sent), all[index]!), ['broken accepted-before-fetch']);
      assert.equal(await missing(...rest, posts(sent), all[index]!), name);
      assert.equal(await missing(...rest, posts(sent)), name);
    }
  });

  it('does not count a failed or HEAD request as fetched', async () => {
    for (const change of [{ status: 404 }, { status: null }, { method: 'HEAD' }]) {
      assert.equal(await missing(all[0]!, all[1]!, all[2]!, downloads(SECOND_ID, change), posts(sent)), `attachment ${SECOND_ID}`);
    }
  });

  it('looks at the first accept, and cannot tell without one', async () => {
    assert.deepEqual(await judge(posts(sent, {}, { status: 503 }), ...all, posts(sent)), ['broken accepted-before-fetch']);
    assert.deepEqual(await judge(...all, posts(sent, { name: 'reject-submission' })), ['cantTell no-accept-seen']);
    assert.deepEqual(await judge(), ['cantTell no-accept-seen']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ATTACHMENT_ID, outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import { tagTheAcceptEvent } from './tag-the-accept-event.ts';

const sent = sampleSent({
  attachmentIds: [ATTACHMENT_ID],
  tags: { metadata: 'ASNFZ4mrze8BI0VniavN7w', data: 'q83vASNFZ4mrze8BI0VniQ', attachments: { [ATTACHMENT_ID]: 'ZyEBI0VniavN7wEjRWeJqw' } },
});

async function judgeAll(sketches: readonly Sketch[], facts = [sent]): Promise<readonly string[]> {
  return outlineOf(tagTheAcceptEvent, await sampleRun(facts, sketches));
}

async function judge(authenticationTags: unknown): Promise<readonly string[]> {
  return judgeAll([posts(sent, { payload: { authenticationTags } })]);
}

describe('FC-SUB-035 tags of the accept event', () => {
  it('pass when all are there unchanged, also with ids in capitals, more members, and whatever the answer was', async () => {
    assert.deepEqual(await judge(sent.tags), []);
    assert.deepEqual(await judge({ ...sent.tags, attachments: { [ATTACHMENT_ID.toUpperCase()]: sent.tags.attachments[ATTACHMENT_ID] }, note: 1 }), []);
    assert.deepEqual(await judgeAll([posts(sent, {}, { status: 503 }), posts(sent)]), []);
  });

  it('break for each tag that is missing or differs in one letter, and name it', async () => {
    const parts = ['metadata', 'data', `attachments/${ATTACHMENT_ID}`];
    const change = (part: string, value: string | undefined): unknown =>
      part.startsWith('attachments') ? { ...sent.tags, attachments: { [ATTACHMENT_ID]: value } } : { ...sent.tags, [part]: value };
    for (const part of parts) {
      for (const value of [undefined, 'ASNFZ4mrze8BI0VniavN7x']) {
        assert.deepEqual(await judge(change(part, value)), ['broken accept-tag-differs']);
        const [finding] = tagTheAcceptEvent.run(await sampleRun([sent], [posts(sent, { payload: { authenticationTags: change(part, value) } })]));
        assert.equal(finding?.params['part'], part);
      }
    }
  });

  it('break without tags, and with a list instead of an object for attachments', async () => {
    assert.deepEqual(await judge({ ...sent.tags, attachments: null }), ['broken accept-tag-differs']);
    for (const tags of [undefined, null, 'x']) assert.deepEqual(await judge(tags), ['broken accept-without-tags']);
    assert.deepEqual(await judge({ ...sent.tags, attachments: [sent.tags.attachments[ATTACHMENT_ID]] }), ['broken accept-tag-differs']);
  });

  it('ask for no data tag where no data were sent', async () => {
    const { data: _, ...tags } = sent.tags;
    assert.deepEqual(await judgeAll([posts(sent, { payload: { authenticationTags: tags } })], [{ ...sent, tags }]), []);
  });

  it('that rest on a mechanism nobody published weigh no more than that', async () => {
    const fragments = { ...sampleSent({ basis: 'I' }, 2), tags: sent.tags };
    const findings = tagTheAcceptEvent.run(await sampleRun([sent, fragments], [posts(fragments, { payload: {} }), posts(sent, { payload: {} })]));
    assert.deepEqual(
      findings.map(({ basis }) => basis),
      ['I', undefined],
    );
  });

  it('are not asked of what ought to be refused, of other cases, or of rejections', async () => {
    const flawed = sampleSent({ expectation: 'refuse' }, 3);
    const foreign = sampleSent({}, 4);
    const sketches = [posts(flawed, { payload: {} }), posts(foreign, { payload: {} }), posts(sent, { name: 'reject-submission' })];
    assert.deepEqual(await judgeAll(sketches, [sent, flawed]), ['cantTell no-event-seen']);
  });
});

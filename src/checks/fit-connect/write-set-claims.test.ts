import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DESTINATION_ID, outlineOf, posts, sampleRun, sampleSent } from './sample-observations.ts';
import type { EventSketch, Sketch } from './sample-observations.ts';
import { writeSetClaims } from './write-set-claims.ts';

const sent = sampleSent();
const other = sampleSent({}, 2);

async function judgeAll(sketches: readonly Sketch[], apiVersion: 'v1' | 'v2' = 'v2'): Promise<readonly string[]> {
  return outlineOf(writeSetClaims, await sampleRun([sent, other], sketches, { apiVersion }));
}

async function judge(claims: EventSketch['claims'], apiVersion?: 'v1' | 'v2'): Promise<readonly string[]> {
  return judgeAll([posts(sent, claims === undefined ? {} : { claims })], apiVersion);
}

describe('FC-SUB-034 claims of posted events', () => {
  it('passes with everything right, for accept and reject, with and without payload schema', async () => {
    assert.deepEqual(await judgeAll([posts(sent), posts(other, { name: 'reject-submission' })]), []);
    assert.deepEqual(await judge({ $schema: undefined }), []);
  });

  it('passes with additional claims and ids in capitals', async () => {
    assert.deepEqual(await judge({ toe: 1, aud: 'x' }), []);
    assert.deepEqual(
      await judge({
        iss: DESTINATION_ID.toUpperCase(),
        sub: `submission:${sent.submissionId.toUpperCase()}`,
        txn: `case:${sent.caseId.toUpperCase()}`,
        jti: '0E7E0000-0000-4000-8000-00000000000A',
      }),
      [],
    );
  });

  it('breaks with another issuer', async () => {
    for (const iss of ['https://fachverfahren.example', other.submissionId, undefined, null]) assert.deepEqual(await judge({ iss }), ['broken set-iss']);
  });

  it('takes whole seconds only, however JSON writes them', async () => {
    for (const iat of [1_577_833_200, 1_770_112_800.0, 4_000_000_000]) assert.deepEqual(await judge({ iat }), []);
    for (const iat of [1_770_112_800.5, 1_770_112_800_000, 1_577_833_199, '1770112800', undefined, null])
      assert.deepEqual(await judge({ iat }), ['broken set-iat']);
  });

  it('breaks with a jti that is no UUID', async () => {
    for (const jti of ['1', '0e7e00000000400080000000000000aa', undefined, null, 7]) assert.deepEqual(await judge({ jti }), ['broken set-jti']);
  });

  it('breaks with a sub that does not name the submission', async () => {
    for (const sub of [
      undefined,
      sent.submissionId,
      `case:${sent.submissionId}`,
      `Submission:${sent.submissionId}`,
      `submission:${other.submissionId}`,
      [`submission:${sent.submissionId}`],
    ]) {
      assert.deepEqual(await judge({ sub }), ['broken set-sub']);
    }
  });

  it('breaks with a txn that does not name the case, under both API versions', async () => {
    for (const apiVersion of ['v1', 'v2'] as const) {
      for (const txn of [undefined, sent.caseId, `case:${other.caseId}`]) assert.deepEqual(await judge({ txn }, apiVersion), ['broken set-txn']);
    }
  });

  it('breaks with more or less than one event of FIT-Connect', async () => {
    const prefix = 'https://schema.fitko.de/fit-connect/events/';
    for (const events of [undefined, {}, [], { [`${prefix}accept-submission`]: {}, [`${prefix}notify-submission`]: {} }, { 'accept-submission': {} }]) {
      assert.deepEqual(await judge({ events }), ['broken set-event-count']);
    }
  });

  it('breaks with a body that holds no claims', async () => {
    assert.deepEqual(await judgeAll([posts(sent, {}, { body: 'no token' })]), ['broken set-claims-unreadable']);
  });

  it('leaves sub and txn of a case nobody sent to others', async () => {
    const foreign = sampleSent({}, 7);
    assert.deepEqual(await judgeAll([posts(foreign, { claims: { txn: 'case:x' } })]), []);
  });

  it('cannot tell without an event', async () => {
    assert.deepEqual(await judgeAll([]), ['cantTell no-event-seen']);
  });
});

describe('FC-SUB-034 unique ids', () => {
  const jti = '0e7e0000-0000-4000-8000-0000000000aa';

  it('passes when the same event is sent again after a failure, signed anew or not', async () => {
    for (const status of [503, 401, 429, null]) {
      assert.deepEqual(await judgeAll([posts(sent, { claims: { jti } }, { status }), posts(sent, { claims: { jti } })]), []);
      assert.deepEqual(await judgeAll([posts(sent, { claims: { jti } }, { status }), posts(sent, { claims: { jti, iat: 1_770_112_900 } })]), []);
    }
  });

  it('breaks when events for two submissions share an id, and points to both', async () => {
    const sketches = [posts(sent, { claims: { jti } }), posts(other, { claims: { jti } })];
    assert.deepEqual(await judgeAll(sketches), ['broken set-jti-repeated']);
    const [finding] = writeSetClaims.run(await sampleRun([sent, other], sketches));
    assert.deepEqual(
      finding?.evidence.map(({ exchange }) => exchange),
      ['x000001', 'x000002'],
    );
  });

  it('breaks when accept and reject of one submission share an id', async () => {
    assert.deepEqual(await judgeAll([posts(sent, { claims: { jti } }), posts(sent, { name: 'reject-submission', claims: { jti } })]), [
      'broken set-jti-repeated',
    ]);
  });

  it('says nothing about ids that are missing', async () => {
    assert.deepEqual(await judgeAll([posts(sent, { claims: { jti: undefined } }), posts(other, { claims: { jti: undefined } })]), ['broken set-jti']);
  });

  it('never takes distinct random ids for repeated ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 6, selector: (id) => id.toLowerCase() }), async (ids) => {
        assert.deepEqual(await judgeAll(ids.map((id, index) => posts(index % 2 === 0 ? sent : other, { claims: { jti: id } }))), []);
      }),
      { numRuns: 25 },
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { generateKeyPair } from '../../formats/keys.ts';
import { eventPayload, firstEvent, idsOf, isAnswered, isFetched, isSameId, mediaTypeOf, observeCase, readPostedEvent } from './observation.ts';
import { ATTACHMENT_ID, fetched, posts, readsLog, sampleExchanges, sampleObservation, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';

const KID = 'fachverfahren-2026-sigKey';
const own = await generateKeyPair('signing', { bits: 2048, kid: KID });
const second = await generateKeyPair('signing', { bits: 2048, kid: 'fachverfahren-2027-sigKey' });
const sent = sampleSent();
const other = sampleSent({}, 2);

async function read(sketch: Sketch, keys: readonly Readonly<Record<string, unknown>>[] = []): ReturnType<typeof readPostedEvent> {
  return readPostedEvent(sampleExchanges([sketch])[0]!, keys);
}

describe('a posted event', () => {
  it('is read with header, claims, names, status and signature', async () => {
    const event = await read(posts(sent, { key: own.privateJwk }, { status: 409 }), [own.publicJwk]);
    assert.equal(event.isSignatureValid, true);
    assert.equal(event.isComplete, true);
    assert.equal(event.header['kid'], KID);
    assert.equal(event.claims['sub'], `submission:${sent.submissionId}`);
    assert.deepEqual([event.names, event.status], [['accept-submission'], 409]);
    assert.deepEqual(eventPayload(event, 'accept-submission'), { authenticationTags: sent.tags });
  });

  it('may end with a line feed', async () => {
    const sketch = posts(sent, { key: own.privateJwk });
    assert.equal((await read({ ...sketch, body: `${sketch.body}\r\n` }, [own.publicJwk])).isSignatureValid, true);
  });

  it('fits no key when it was changed, is unsigned, or another key signed it', async () => {
    const validity = async (sketch: Sketch): Promise<boolean> => (await read(sketch, [own.publicJwk])).isSignatureValid;
    assert.equal(await validity(posts(sent, { key: own.privateJwk, tampersSignature: true })), false);
    assert.equal(await validity(posts(sent, { header: { alg: 'none' } })), false);
    assert.equal(await validity(posts(sent, { key: second.privateJwk })), false);
  });

  it('with a kid nobody published may fit any published key; with a published kid it has to fit that one', async () => {
    const keys = [own.publicJwk, second.publicJwk];
    assert.equal((await read(posts(sent, { key: second.privateJwk, header: { kid: 'thumbprint' } }), keys)).isSignatureValid, true);
    assert.equal((await read(posts(sent, { key: second.privateJwk }), keys)).isSignatureValid, false);
    assert.equal((await read(posts(sent, { key: own.privateJwk }), keys)).isSignatureValid, true);
  });

  it('signed with another algorithm by the right key keeps a valid signature, so that one flaw is told once', async () => {
    const event = await read(posts(sent, { key: own.privateJwk, algorithm: 'PS256', header: { alg: 'PS256' } }), [own.publicJwk]);
    assert.equal(event.isSignatureValid, true);
  });

  it('keeps names without the prefix as they are and reads their payload', async () => {
    const event = await read(posts(sent, { claims: { events: { 'accept-submission': { a: 1 }, 'https://example.org/x': {} } } }));
    assert.deepEqual(event.names, ['accept-submission', 'https://example.org/x']);
    assert.deepEqual(eventPayload(event, 'accept-submission'), { a: 1 });
  });

  it('of which the record keeps the beginning only says so', async () => {
    const whole = posts(sent, { key: own.privateJwk });
    const event = await read({ ...whole, body: whole.body!.slice(0, 300), isTruncated: true }, [own.publicJwk]);
    assert.deepEqual([event.isComplete, event.isSignatureValid, event.names], [false, false, []]);
  });

  it('never makes reading fail, whatever was posted', async () => {
    const texts = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.tuple(fc.json(), fc.json()).map(([a, b]) => [a, b].map((part) => Buffer.from(part).toString('base64url')).join('.') + '.AA'),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (body) => {
        const event = await read({ operation: 'post-event', method: 'POST', body }, [own.publicJwk]);
        assert.equal(event.isSignatureValid, false);
        assert.deepEqual(eventPayload(event, 'toString'), {});
      }),
      { numRuns: 200 },
    );
  });
});

describe('what belongs to a submission', () => {
  const idsFor = async (sketches: readonly Sketch[]): Promise<readonly number[]> =>
    (await observeCase(sent, sampleExchanges(sketches), [])).exchanges.map(({ seq }) => seq);

  it('is what names it or its case', async () => {
    const attachment: Sketch = { operation: 'get-attachment', labels: { submissionId: sent.submissionId, attachmentId: ATTACHMENT_ID } };
    assert.deepEqual(
      await idsFor([
        fetched(sent),
        readsLog(sent),
        attachment,
        readsLog(sent, { operation: 'get-submission-event-log' }),
        fetched(other),
        readsLog(other),
        posts(other),
      ]),
      [1, 2, 3, 4],
    );
  });

  it('is what the product did, nobody else', async () => {
    assert.deepEqual(await idsFor([fetched(sent, { peer: 'suite' }), fetched(sent, { peer: 'unknown' }), fetched(sent)]), [3]);
  });

  it('includes events that name it, whatever case they went to', async () => {
    assert.deepEqual(await idsFor([posts(sent, {}, { labels: { submissionId: sent.submissionId, caseId: other.caseId } })]), [1]);
  });

  it('includes events to its case that name no submission, but none that name another', async () => {
    const withSub = (sub: unknown): Sketch => posts(sent, { claims: { sub } });
    assert.deepEqual(await idsFor([withSub(undefined), withSub('submission:?'), withSub(17), withSub(`submission:${other.submissionId}`)]), [1, 2, 3]);
  });

  it('is found in either letter case', async () => {
    const upper = { submissionId: sent.submissionId.toUpperCase(), caseId: sent.caseId.toUpperCase() };
    assert.deepEqual(
      await idsFor([
        fetched(sent, { labels: upper }),
        posts(sent, { claims: { sub: `submission:${upper.submissionId}` } }),
        readsLog(sent, { labels: { caseId: upper.caseId } }),
      ]),
      [1, 2, 3],
    );
  });
});

describe('questions about an observation', () => {
  it('are answered from what was seen', async () => {
    const nothing = await sampleObservation(sent, []);
    assert.deepEqual([isFetched(nothing), isAnswered(nothing), firstEvent(nothing, 'accept-submission')], [false, false, undefined]);
    assert.equal(isFetched(await sampleObservation(sent, [readsLog(sent), fetched(sent, { method: 'HEAD' })])), false);
    const seen = await sampleObservation(sent, [fetched(sent, { status: null }), posts(sent, { name: 'reject-submission' }), posts(sent)]);
    assert.deepEqual([isFetched(seen), isAnswered(seen), firstEvent(seen, 'accept-submission')?.exchange.seq], [true, true, 3]);
    assert.deepEqual(idsOf(seen.exchanges, 'post-event'), [{ exchange: 'x000002' }, { exchange: 'x000003' }]);
  });

  it('ids are the same in either letter case, and never by accident', () => {
    assert.equal(isSameId('AB-1', 'ab-1'), true);
    for (const one of [undefined, null, 1, '', 'ab-12', ['ab-1']]) assert.equal(isSameId(one, 'ab-1'), false);
  });

  it('the media type comes without parameters, in lower case, empty when there is none', () => {
    const typeOf = (headers: Sketch['headers']): string =>
      mediaTypeOf(sampleExchanges([{ operation: 'x', ...(headers === undefined ? {} : { headers }) }])[0]!);
    assert.equal(typeOf([['CONTENT-TYPE', 'Application/JOSE ; charset=UTF-8']]), 'application/jose');
    assert.equal(typeOf(undefined), '');
  });
});

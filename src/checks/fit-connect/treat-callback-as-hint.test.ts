import assert from 'node:assert/strict';
import { it } from 'node:test';
import { observeCase } from './observation.ts';
import { fetched, outlineOf, posts, readsLog, sampleExchanges, sampleSent } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import { treatCallbackAsHint } from './treat-callback-as-hint.ts';

const sent = sampleSent();
const falseCaseId = '00000000-0000-4000-8000-000000000001';
const inFalseCase = { labels: { caseId: falseCaseId } };

async function judge(...sketches: readonly Sketch[]): Promise<readonly string[]> {
  const exchanges = sampleExchanges(sketches);
  return outlineOf(treatCallbackAsHint, { observation: await observeCase(sent, exchanges, []), falseCaseId, run: { exchanges } });
}

it('FC-CBK-009 passes when the event goes to the case that the API names', async () => {
  assert.deepEqual(await judge(fetched(sent), readsLog(sent), posts(sent)), []);
  assert.deepEqual(await judge(fetched(sent), posts(sent, { name: 'reject-submission' })), []);
});

it('FC-CBK-009 breaks when the false case is asked for or posted to', async () => {
  assert.deepEqual(await judge(fetched(sent), readsLog(sent, { ...inFalseCase, status: 404 })), ['broken callback-trusted']);
  assert.deepEqual(await judge(fetched(sent), posts(sent, {}, { labels: { submissionId: sent.submissionId, ...inFalseCase.labels }, status: 404 })), [
    'broken callback-trusted',
  ]);
});

it('FC-CBK-009 ignores what the suite did with that case', async () => {
  assert.deepEqual(await judge(fetched(sent), posts(sent), readsLog(sent, { ...inFalseCase, peer: 'suite' })), []);
});

it('FC-CBK-009 cannot tell without an event', async () => {
  assert.deepEqual(await judge(fetched(sent)), ['cantTell no-event-seen']);
  assert.deepEqual(await judge(), ['cantTell no-event-seen']);
});

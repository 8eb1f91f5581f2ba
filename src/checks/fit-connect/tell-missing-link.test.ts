import assert from 'node:assert/strict';
import { it } from 'node:test';
import { outlineOf, sampleExchanges } from './sample-observations.ts';
import type { LinkSubject } from './subject.ts';
import { tellMissingLink } from './tell-missing-link.ts';

const refusals = sampleExchanges([{ operation: 'list-submissions', status: 403 }]);

function judge(pickup: string | undefined, seen: LinkSubject['refusals'] = refusals): readonly string[] {
  return outlineOf(tellMissingLink, { refusals: seen, ...(pickup === undefined ? {} : { told: { exchange: 'x000009', pickup } }) });
}

it('FC-SUB-002 passes when the operator is told of trouble', () => {
  for (const pickup of ['not-linked', 'unauthorized', 'error']) assert.deepEqual(judge(pickup), []);
});

it('FC-SUB-002 breaks when the operator is told that all is well', () => {
  assert.deepEqual(judge('ok'), ['broken missing-link-hidden']);
});

it('FC-SUB-002 cannot tell from a silent adapter or one with words of its own', () => {
  assert.deepEqual(judge(undefined), ['cantTell adapter-silent']);
  for (const pickup of ['', 'OK', 'idle']) assert.deepEqual(judge(pickup), ['cantTell adapter-silent']);
});

it('FC-SUB-002 cannot tell when the service was never asked', () => {
  assert.deepEqual(judge('ok', []), ['cantTell no-pickup-seen']);
});

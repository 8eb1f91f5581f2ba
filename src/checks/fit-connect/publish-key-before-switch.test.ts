import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { publishKeyBeforeSwitch } from './publish-key-before-switch.ts';
import { outlineOf, sampleExchanges } from './sample-observations.ts';
import type { Sketch } from './sample-observations.ts';
import type { RolloverSubject } from './subject.ts';

function publishes(kid: string, status: number | null = 201): Sketch {
  return { operation: 'add-destination-key', method: 'POST', status, body: JSON.stringify({ kty: 'RSA', kid }) };
}

function switches(kid: string, status = 200): Sketch {
  return { operation: 'patch-destination', method: 'PATCH', status, body: JSON.stringify({ encryptionKid: kid }) };
}

function judge(sketches: readonly Sketch[], more: Partial<RolloverSubject> = {}): readonly string[] {
  return outlineOf(publishKeyBeforeSwitch, { exchanges: sampleExchanges(sketches), ...more });
}

describe('FC-SUB-053 publish first, then switch', () => {
  it('passes in that order, by PATCH or PUT', () => {
    assert.deepEqual(judge([publishes('neu'), switches('neu')]), []);
    assert.deepEqual(judge([publishes('neu'), { ...switches('neu'), operation: 'update-destination', method: 'PUT' }]), []);
    assert.deepEqual(judge([publishes('neu', null), switches('neu')]), []);
    assert.deepEqual(judge([publishes('neu'), switches('neu'), publishes('neu')]), []);
  });

  it('breaks the other way round, also when the switch is repeated', () => {
    assert.deepEqual(judge([switches('neu', 400), publishes('neu')]), ['broken switched-before-published']);
    assert.deepEqual(judge([switches('neu', 400), publishes('neu'), switches('neu')]), ['broken switched-before-published']);
    assert.deepEqual(judge([switches('neu'), publishes('neu')]), ['broken switched-before-published']);
  });

  it('breaks when the key was refused or never published and the service does not know it', () => {
    assert.deepEqual(judge([publishes('neu', 400), switches('neu', 400)]), ['broken switched-before-published']);
    assert.deepEqual(judge([publishes('ein-anderer'), switches('neu', 400)]), ['broken switched-before-published']);
  });

  it('passes with a key that was published long before', () => {
    assert.deepEqual(judge([switches('schon-bekannt')]), []);
    for (const status of [401, 429, 500, 503]) assert.deepEqual(judge([switches('schon-bekannt', status), switches('schon-bekannt')]), []);
  });

  it('is not misled by other changes of the destination', () => {
    const unchanged: Sketch = { operation: 'update-destination', method: 'PUT', body: JSON.stringify({ status: 'active', encryptionKid: 'alt' }) };
    assert.deepEqual(judge([unchanged, publishes('neu'), switches('neu')], { answeredKid: 'neu' }), []);
    assert.deepEqual(judge([unchanged, publishes('neu'), switches('neu'), unchanged]), []);
    for (const more of [{}, { answeredKid: 'neu' }])
      assert.deepEqual(judge([unchanged, switches('neu', 400), publishes('neu')], more), ['broken switched-before-published']);
    assert.deepEqual(judge([{ operation: 'patch-destination', body: '{"status":"active"}' }, publishes('neu'), switches('neu')]), []);
  });

  it('cannot tell without a switch, whatever the bodies are', () => {
    assert.deepEqual(judge([]), ['cantTell no-rollover-seen']);
    assert.deepEqual(judge([publishes('neu')], { adapterExchange: 'x000009' }), ['cantTell no-rollover-seen']);
    assert.deepEqual(
      judge([
        { operation: 'patch-destination', body: 'no JSON' },
        { operation: 'patch-destination', body: 'null' },
      ]),
      ['cantTell no-rollover-seen'],
    );
    assert.deepEqual(judge([switches('alt')], { answeredKid: 'neu' }), ['cantTell no-rollover-seen']);
    assert.deepEqual(judge([switches('neu', 503)]), ['cantTell no-rollover-seen']);
  });
});

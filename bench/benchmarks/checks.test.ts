/** That no check is left out of the measurement, and that what is measured is a product doing well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as index from '../../src/checks/fit-connect/index.ts';
import type { Check } from '../../src/checks/check.ts';
import { observeCase } from '../../src/checks/fit-connect/observation.ts';
import { generateKeyPair } from '../../src/formats/keys.ts';
import { recordSubmission } from '../recorded-submission.ts';
import { judgementsOf } from './checks.ts';

test('every check of the index is measured once', async () => {
  const exported = Object.values(index).flatMap((value): readonly string[] => {
    if (value instanceof Map) return [...value.values()].map(({ id }: Check<never>) => id);
    return typeof value === 'object' && 'run' in value ? [value.id] : [];
  });
  const [signing, encryption] = await Promise.all([generateKeyPair('signing', { bits: 2048 }), generateKeyPair('encryption', { bits: 2048 })]);
  const recorded = await recordSubmission({ service: signing, portal: signing, signing, encryption });
  const observation = await observeCase(recorded.sent, recorded.exchanges, [recorded.signingKey]);
  assert.equal(observation.events[0]?.isSignatureValid, true);
  const measured = judgementsOf(recorded, observation).map(({ id }) => id);
  assert.deepEqual(measured.toSorted(), exported.toSorted());
});

/** What the report tells of a product without judging it: the figures are those of the record, and every finding is an observation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../check.ts';
import { tellKeptAnswers, tellRetries, tellReturnToServer } from './index.ts';
import { call, KEY, lookUp, lookUps, without } from './sample-clients.ts';
import type { SeenCall } from './subject.ts';

type Server = SeenCall['server'];

const START = Date.parse('2026-11-21T08:00:00.000Z');
const at = (seconds: number, given: SeenCall): SeenCall => ({
  ...given,
  exchange: { ...given.exchange, startedAt: new Date(START + seconds * 1000).toISOString() },
});
const good = (seconds: number, server: Server, key = KEY): SeenCall => at(seconds, call({ server, requests: [{ organizationKey: key }] }));
const bad = (seconds: number, server: Server, key = KEY, status = 503): SeenCall =>
  at(seconds, without(call({ server, status, requests: [{ organizationKey: key }] }, { faults: ['server-error'] }), 'outcomes'));

function told<Subject>(check: Check<Subject>, subject: Subject): string {
  const [finding, ...others] = check.run(subject);
  assert.deepEqual([finding?.kind, finding?.requirement, others], ['observation', check.requirement, []]);
  const { seconds, tries } = finding?.params ?? {};
  return [finding?.messageKey, seconds ?? tries ?? ''].join(' ').trim();
}

test('DVDV-032: the time until the first server is asked again', () => {
  const of = (...calls: readonly SeenCall[]): string => told(tellReturnToServer, { calls });
  assert.equal(of(good(0, 'first'), bad(1, 'first'), good(2, 'second'), good(90, 'second'), good(182, 'first')), 'dvdv-returned 180');
  assert.equal(of(bad(1, 'first'), good(2, 'second'), good(32, 'second')), 'dvdv-stayed-away 30');
  assert.equal(of(bad(1, 'first'), good(2, 'second'), good(12, 'second'), bad(20, 'second'), good(21, 'first')), 'dvdv-stayed-away 10');
  assert.equal(of(bad(1, 'first'), bad(2, 'second'), good(3, 'first')), 'dvdv-no-stay-seen');
  assert.equal(of(bad(1, 'first', KEY, 401), good(2, 'second')), 'dvdv-no-stay-seen');
  assert.equal(of(good(1, 'first'), good(2, 'second')), 'dvdv-no-stay-seen');
  assert.equal(of(), 'dvdv-no-stay-seen');
});

test('DVDV-033: how often the same request goes to the same failing server', () => {
  const of = (...calls: readonly SeenCall[]): string => told(tellRetries, { calls });
  const OTHER = 'ags:069900000077';
  assert.equal(of(bad(0, 'first'), good(1, 'second')), 'dvdv-tries 1');
  assert.equal(of(bad(0, 'first'), bad(1, 'first'), bad(2, 'first'), good(3, 'second')), 'dvdv-tries 3');
  assert.equal(of(bad(0, 'first'), good(1, 'first', OTHER), bad(2, 'first')), 'dvdv-tries 2');
  assert.equal(of(bad(0, 'first'), good(1, 'second'), bad(2, 'first')), 'dvdv-tries 1');
  assert.equal(of(bad(0, 'first'), bad(1, 'first', OTHER)), 'dvdv-tries 1');
  assert.equal(of(good(0, 'first')), 'dvdv-no-retry-seen');
});

test('DVDV-034: whether an address is asked for again', () => {
  const of = (...calls: readonly SeenCall[]): string => told(tellKeptAnswers, lookUps({ lookUps: [lookUp(), lookUp()], calls }));
  assert.equal(of(call()), 'dvdv-kept');
  assert.equal(of(call(), call()), 'dvdv-asked-again');
  assert.equal(of(call({ operation: 'find-authority-description' }), call()), 'dvdv-kept');
  assert.equal(of(without(call(), 'outcomes')), 'dvdv-no-keeping-seen');
  assert.equal(told(tellKeptAnswers, lookUps({ lookUps: [], calls: [] })), 'dvdv-no-keeping-seen');
});

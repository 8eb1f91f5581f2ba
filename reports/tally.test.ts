/** Counting by standing: remarks are told apart from what is met without and from failures. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { readExample } from './golden/example.ts';
import { countingRequirements, standingOf, tallyCases, tallyRequirements } from './tally.ts';

const example = readExample();

test('a remark never makes a failure and is never hidden among what is met', () => {
  strictEqual(standingOf('passed', undefined), 'passed');
  strictEqual(standingOf('passed', 'observation'), 'passed');
  strictEqual(standingOf('passed', 'warning'), 'remarked');
  strictEqual(standingOf('failed', 'warning'), 'remarked');
  strictEqual(standingOf('failed', 'failure'), 'failed');
  strictEqual(standingOf('failed', undefined), 'failed');
  strictEqual(standingOf('cantTell', 'failure'), 'cantTell');
  strictEqual(standingOf('untested', undefined), 'untested');
});

test('each requirement counts once, those apart not at all', () => {
  const tally = tallyRequirements(countingRequirements(example));
  deepStrictEqual(tally, { passed: 3, remarked: 2, failed: 2, cantTell: 3, inapplicable: 1, untested: 1 });
});

test('each case counts once', () => {
  deepStrictEqual(tallyCases(example), { passed: 3, remarked: 1, failed: 2, cantTell: 3, inapplicable: 1, untested: 1 });
});

/** The command line of the benchmarks: what is measured and what is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PART_NAMES, readArguments } from './arguments.ts';

test('without options everything is measured and written', () => {
  assert.deepEqual(readArguments([]), { isQuick: false, parts: PART_NAMES, withPeers: true, writes: true });
});

test('a shortened or partial run writes only when told to', () => {
  assert.equal(readArguments(['--quick'])?.writes, false);
  assert.equal(readArguments(['--no-peers'])?.writes, false);
  assert.equal(readArguments(['--only', 'c'])?.writes, false);
  assert.equal(readArguments(['--only', 'c', '--write'])?.writes, true);
});

test('parts are measured in their order, whatever order they are named in', () => {
  assert.deepEqual(readArguments(['--only', 'd, a'])?.parts, ['a', 'd']);
  assert.throws(() => readArguments(['--only', 'z']), /There is no part "z"/);
  assert.throws(() => readArguments(['--fast']), TypeError);
});

test('help is asked for', () => {
  assert.equal(readArguments(['--help']), undefined);
});

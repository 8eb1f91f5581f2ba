/** Kinds of time in a CPU profile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secondsByKind } from './cpu-profile.ts';

const node = (
  id: number,
  functionName: string,
  url: string,
  children: readonly number[] = [],
): { id: number; callFrame: { functionName: string; url: string }; children: readonly number[] } => ({ id, callFrame: { functionName, url }, children });

const NODES = [
  node(1, '(root)', '', [2, 3, 4, 8]),
  node(2, '(idle)', ''),
  node(3, '(garbage collector)', ''),
  node(4, 'check', 'file:///house/src/checks/fit-connect/a.ts', [5, 6]),
  node(5, 'verify', 'node:internal/crypto/sig', [7]),
  node(6, 'parse', ''),
  node(7, 'listener', 'file:///house/src/runner/b.ts'),
  node(8, 'run', 'file:///house/node_modules/@cucumber/cucumber/lib/c.js', [9]),
  node(9, 'tiny', 'file:///house/node_modules/tiny/src/runner/d.js'),
];

test('a sample counts for the innermost frame with a kind, cryptography from wherever it was called', () => {
  const samples = [2, 2, 3, 4, 5, 6, 7, 8];
  const seconds = Object.fromEntries(
    secondsByKind({ nodes: NODES, samples, timeDeltas: samples.map(() => 1_000_000) }).map(({ name, seconds: value }) => [name, value]),
  );
  assert.deepEqual(seconds, { idle: 2, 'garbage collection': 1, 'steps, checks, drivers': 2, cryptography: 2, 'package @cucumber/*': 1 });
});

test('a package counts as a package whatever its folders are called, small ones together', () => {
  const lines = secondsByKind({ nodes: NODES, samples: [2, 9], timeDeltas: [1_000_000, 1_000] });
  assert.deepEqual(lines, [
    { name: 'idle', seconds: 1 },
    { name: 'other packages', seconds: 0.001 },
  ]);
});

test('most comes first', () => {
  const lines = secondsByKind({ nodes: NODES, samples: [3, 2], timeDeltas: [1_000, 9_000] });
  assert.deepEqual(
    lines.map(({ name }) => name),
    ['idle', 'garbage collection'],
  );
});

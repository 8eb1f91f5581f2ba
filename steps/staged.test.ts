import { deepStrictEqual, strictEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { createStaged, gathered } from './staged.ts';
import type { PruefstandWorld } from './world.ts';

const NOTHING = /^Error: Nothing was staged before this step\.$/;
const newWorld = (): PruefstandWorld => ({ scenarioKey: '' }) as unknown as PruefstandWorld;

test('what a step staged is there for the steps of its scenario, and of no other', () => {
  const staged = createStaged<{ readonly calls: readonly string[] }>();
  const world = newWorld();
  staged.set(world, { calls: [] });
  deepStrictEqual(staged.get(world), { calls: [] });
  throws(() => staged.get(newWorld()), NOTHING);
  throws(() => createStaged().get(world), NOTHING);
});

test('what was staged later counts', () => {
  const staged = createStaged<string>();
  const world = newWorld();
  for (const subject of ['first', 'second']) staged.set(world, subject);
  strictEqual(staged.get(world), 'second');
});

test('that a step saw nothing is staged as well', () => {
  const staged = createStaged<string | undefined>();
  const world = newWorld();
  staged.set(world, undefined);
  strictEqual(staged.get(world), undefined);
});

test('steps may ask whether anything was staged', () => {
  const staged = createStaged<string>();
  const world = newWorld();
  strictEqual(staged.find(world), undefined);
  staged.set(world, 'seen');
  strictEqual(staged.find(world), 'seen');
});

test('a scenario in which no step has added anything is a mistake', () => {
  deepStrictEqual(gathered(['call']), ['call']);
  throws(() => gathered([]), NOTHING);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from './processing.ts';
import { createWorkQueue } from './work-queue.ts';

function queueOf(process: (id: string) => Promise<Outcome>, options: { workers?: number; capacity?: number; endsRound?: Outcome[] } = {}) {
  const log: string[] = [];
  const queue = createWorkQueue({
    process,
    workers: options.workers ?? 2,
    capacity: options.capacity ?? 100,
    endsRound: new Set(options.endsRound),
    log: (event) => log.push(event),
  });
  return { queue, log };
}

test('items start in order, never the same one twice at a time, never more than the workers', async () => {
  const started: string[] = [];
  let running = 0;
  let most = 0;
  const { queue } = queueOf(async (id) => {
    started.push(id);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return 'done';
  });
  queue.start();
  for (const submissionId of ['a', 'b', 'c', 'a', 'c', 'd']) queue.add({ submissionId });
  await queue.idle();
  assert.deepEqual(started, ['a', 'b', 'c', 'd']);
  assert.equal(most, 2);
});

test('an error in one item does not stop the others', async () => {
  const done: string[] = [];
  const { queue, log } = queueOf((id) => {
    if (id === 'b') return Promise.reject(new Error('kaputt'));
    done.push(id);
    return Promise.resolve('done');
  });
  queue.start();
  for (const submissionId of ['a', 'b', 'c']) queue.add({ submissionId });
  await queue.idle();
  assert.deepEqual(done, ['a', 'c']);
  assert.deepEqual(log, ['item-failed']);
});

test('an outcome that ends the round drops what the same round still holds', async () => {
  const done: string[] = [];
  const { queue } = queueOf(
    (id) => {
      done.push(id);
      return Promise.resolve(id === 'weg' ? 'gone' : 'done');
    },
    { workers: 1, endsRound: ['gone'] },
  );
  for (const [submissionId, round] of [
    ['a', 1],
    ['weg', 1],
    ['b', 1],
    ['c', 2],
  ] as const)
    queue.add({ submissionId, round });
  queue.add({ submissionId: 'callback' });
  queue.start();
  await queue.idle();
  assert.deepEqual(done, ['a', 'weg', 'c', 'callback']);
});

test('a full queue takes no more, and nothing runs before the start', async () => {
  const { queue, log } = queueOf(() => Promise.resolve('done'), { capacity: 1 });
  queue.add({ submissionId: 'a' });
  queue.add({ submissionId: 'b' });
  assert.deepEqual(log, ['queue-full']);
  await queue.stop();
});

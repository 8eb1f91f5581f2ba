import { equal, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** Keeps a million small objects among others that are forgotten. @returns size of the young generation afterwards, in bytes */
function youngBytes(start: string): number {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    ${start}
    const kept = [];
    for (let count = 0; count < 1_000_000; count += 1) kept.push({ count, text: 'x' + count, passing: JSON.parse('[1,2]').length });
    console.log(getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space').space_size, kept.length);
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  equal(stderr, '');
  return Number(stdout.split(' ')[0]);
}

test('the young generation does not grow with what is kept, and V8 knows the flags', () => {
  const lean = youngBytes(`import { keepHeapLean } from '${new URL('lean-heap.ts', import.meta.url).href}'; keepHeapLean();`);
  const usual = youngBytes('');
  ok(lean > 0 && lean * 4 <= usual, `${lean} bytes, usually ${usual}`);
});

/** The preload that moves the calendar, seen from a process, its child and a worker. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

const PRELOAD = new URL('virtual-date.mjs', import.meta.url).href;
const LEAP_DAY = '2028-02-29T11:00:00.000Z';

function printed(script: string, environment: NodeJS.ProcessEnv = {}): string {
  const { PRUEFSTAND_VIRTUAL_OFFSET_MS: _, ...surrounding } = process.env;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { ...surrounding, NODE_OPTIONS: `--import=${PRELOAD}`, PRUEFSTAND_VIRTUAL_DATE: LEAP_DAY, ...environment },
  }).trim();
}

test('every way to ask for the date gives the virtual one', () => {
  const days = printed(
    'console.log([Date.now(), new Date().getTime(), Date.parse(Date()), performance.timeOrigin].map((at) => new Date(at).toISOString().slice(0, 10)).join())',
  );
  assert.equal(days, Array<string>(4).fill('2028-02-29').join());
});

test('given dates, type tests and subclasses stay what they are', () => {
  const script = `class Later extends Date {}
    console.log(new Date(0).toISOString(), new Date() instanceof Date, new Date(0).constructor === Date, new Later() instanceof Later, Date.UTC(2020, 0))`;
  assert.equal(printed(script), '1970-01-01T00:00:00.000Z true true true 1577836800000');
});

test('child processes and workers share the calendar', () => {
  const script = `import { execFileSync } from 'node:child_process';
    import { Worker } from 'node:worker_threads';
    const day = 'new Date().toISOString().slice(0, 10)';
    console.log(execFileSync(process.execPath, ['-p', day], { encoding: 'utf8' }).trim());
    new Worker('import { parentPort } from "node:worker_threads"; parentPort.postMessage(' + day + ')', { eval: true }).on('message', (seen) => console.log(seen));`;
  assert.equal(printed(script), '2028-02-29\n2028-02-29');
});

test('without a wanted date nothing is moved, and an unreadable one is refused', () => {
  assert.equal(printed('console.log(Math.abs(Date.now() - performance.timeOrigin) < 60_000, Date.name)', { PRUEFSTAND_VIRTUAL_DATE: undefined }), 'true Date');
  assert.throws(() => printed('1', { PRUEFSTAND_VIRTUAL_DATE: 'tomorrow' }), /no instant: tomorrow/);
});

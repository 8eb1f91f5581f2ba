/** Whoever judges again finds every check of every room. */
import { equal, ok } from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Check } from './check.ts';
import { checkById } from './registry.ts';

const rooms = readdirSync(new URL('.', import.meta.url)).filter((name) => existsSync(new URL(`${name}/index.ts`, import.meta.url)));

for (const room of rooms) {
  test(`every check of ${room} is found by its id`, async () => {
    const exported = Object.values((await import(new URL(`${room}/index.ts`, import.meta.url).href)) as Record<string, unknown>);
    const checks = exported.filter((value): value is Check<unknown> => typeof value === 'object' && value !== null && 'id' in value && 'run' in value);
    ok(checks.length > 0);
    for (const check of checks) equal(checkById(check.id), check, check.id);
  });
}

test('an id that nobody has', () => {
  equal(checkById('no-such-check'), undefined);
});

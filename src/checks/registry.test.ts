/** Whoever judges again finds every check of every room. */
import { equal, ok } from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Check } from './check.ts';
import { findChecks } from './registry.ts';

const rooms = readdirSync(new URL('.', import.meta.url)).filter((name) => existsSync(new URL(`${name}/index.ts`, import.meta.url)));
const seen = new Map<string, string>();

for (const room of rooms) {
  test(`every check of ${room} is found by its id, and no other room has one of that id`, async () => {
    const exported = Object.values((await import(new URL(`${room}/index.ts`, import.meta.url).href)) as Record<string, unknown>);
    const each = exported.flatMap((value) => (value instanceof Map ? [...(value as Map<string, unknown>).values()] : [value]));
    const checks = each.filter((value): value is Check<unknown> => typeof value === 'object' && value !== null && 'id' in value && 'run' in value);
    ok(checks.length > 0);
    const byId = await findChecks(checks.map(({ id }) => id));
    for (const check of checks) {
      equal(byId(check.id), check, check.id);
      equal(seen.get(check.id) ?? room, room, check.id);
      seen.set(check.id, room);
    }
  });
}

test('ids of several rooms are found together, and one that nobody has is not', async () => {
  const [one = '', other = ''] = [...new Map([...seen].map(([id, room]) => [room, id])).values()];
  const byId = await findChecks([one, 'no-such-check', other]);
  equal(byId(one)?.id, one);
  equal(byId(other)?.id, other);
  equal(byId('no-such-check'), undefined);
});
